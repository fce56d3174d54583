import type { Command } from '../command/command.ts';

/** What a configuration needs to know of the command it is built for. */
export type ConfigurationCommand = Pick<
  Command,
  'CommandId' | 'Type' | 'CreatedAt' | 'DeploymentId' | 'appIds' | 'args' | 'customJson' | 'askedBy'
>;

import type { AppType } from '../../app/app-type.ts';
import type { Command } from '../../command/command.ts';

/** What a run list depends on besides the instance and its layers. */
export interface RunCommand extends Pick<Command, 'Type' | 'args'> {
  /** The stack's `ConfigurationManager.Version`; 12 where absent, as in the API. */
  chefVersion?: string;
  /** The type of the app that the command names: start, stop, restart and rollback go by it. */
  appType?: AppType;
}

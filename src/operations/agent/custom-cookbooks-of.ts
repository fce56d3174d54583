import type { Command, CommandType } from '../../domain/command/command.ts';
import type { SourceSecrets } from '../../domain/configuration/stack-secrets.ts';
import type { StackRecord } from '../../records/stack-record.ts';
import type { RunRequest } from './run-request.ts';

/** Cookbooks are fetched at setup and on update_custom_cookbooks, and never in between. */
const REFRESHING: readonly CommandType[] = ['setup', 'update_custom_cookbooks'];

export function customCookbooksOf(
  stack: StackRecord,
  command: Command,
  secrets: SourceSecrets | undefined,
): RunRequest['customCookbooks'] {
  const refresh = REFRESHING.includes(command.Type);
  const { Type, Url, Username, Revision } = stack.CustomCookbooksSource;
  if (!stack.UseCustomCookbooks || !Type || !Url) return { enabled: false, refresh };
  const source = {
    type: Type,
    url: Url,
    username: Username ?? null,
    password: secrets?.Password?.reveal() ?? null,
    ssh_key: secrets?.SshKey?.reveal() ?? null,
    revision: Revision ?? null,
  };
  const manageBerkshelf = stack.ChefConfiguration?.ManageBerkshelf === true;
  return { enabled: true, refresh, source, manageBerkshelf };
}

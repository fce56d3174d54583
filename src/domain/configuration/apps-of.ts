import type { ConfigurationCommand } from './configuration-command.ts';
import type { AppRecord } from './stack-snapshot.ts';
import type { Topology } from './topology.ts';

/**
 * The apps a command is about: the ones its deployment names, else every app of the stack.
 * Configure and Setup need them all: `php::configure` and `deploy::mysql` write what they say of each app.
 */
export function appsOf(command: Pick<ConfigurationCommand, 'appIds'>, topology: Topology): AppRecord[] {
  const named: readonly string[] | undefined = command.appIds;
  return named ? topology.apps.filter((app) => named.includes(app.AppId)) : topology.apps;
}

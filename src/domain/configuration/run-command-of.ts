import type { ConfigurationCommand } from './configuration-command.ts';
import type { RunCommand } from './run-list/run-command.ts';
import type { StackSnapshot } from './stack-snapshot.ts';

/** The command with what its run list needs to know of the stack: its Chef, and the type of the app it names. */
export function runCommandOf(
  command: Pick<ConfigurationCommand, 'Type' | 'args' | 'appIds'>,
  snapshot: Pick<StackSnapshot, 'stack' | 'apps'>,
): RunCommand {
  const named: string | undefined = command.appIds?.[0];
  return {
    Type: command.Type,
    args: command.args,
    chefVersion: snapshot.stack.ConfigurationManager?.Version,
    appType: snapshot.apps.find((app) => app.AppId === named)?.Type,
  };
}

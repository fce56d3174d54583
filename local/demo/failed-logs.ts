import { DescribeCommandsCommand, type OpsWorksClient } from '@aws-sdk/client-opsworks';
import { readLog } from './read-log.ts';

/** The ends of the logs of what failed. */
export async function failedLogs(
  client: OpsWorksClient,
  of: { InstanceId: string } | { DeploymentId: string },
): Promise<string> {
  const { Commands } = await client.send(new DescribeCommandsCommand(of));
  const failed = (Commands ?? []).filter((command) => command.Status === 'failed');
  const logs = failed.map(
    async ({ Type, LogUrl }) => `${Type} failed. Its log ends:\n${await readLog(LogUrl)}`,
  );
  return (
    (await Promise.all(logs)).join('\n\n') ||
    'It failed without a command that failed; see the service errors.'
  );
}

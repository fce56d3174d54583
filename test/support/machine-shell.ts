import Docker from 'dockerode';
import { runScript } from '../../local/engines/docker/run-script.ts';
import { ensureEngine } from '../../local/engines/install/ensure-engine.ts';

/**
 * Runs scripts on a machine of a running system, as root; answers what they print.
 * @throws Error when no container is the machine
 */
export async function machineShell(
  ec2InstanceId: string,
  dataDir: string,
): Promise<(script: string) => Promise<string>> {
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const { socketPath } = await ensureEngine({ report, dataDir, environment: process.env });
  const docker = new Docker({ socketPath });
  const [found] = await docker.listContainers({ filters: { name: [ec2InstanceId] } });
  if (found === undefined) throw new Error(`No container is the machine ${ec2InstanceId}.`);
  const container = docker.getContainer(found.Id);
  return async (script) => (await runScript(docker, container, script))?.output.trim() ?? '';
}

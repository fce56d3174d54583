import Docker from 'dockerode';
import { cloudPrefix } from '../../local/engines/docker/cloud-prefix.ts';
import { runScript } from '../../local/engines/docker/run-script.ts';
import { ensureEngine } from '../../local/engines/install/ensure-engine.ts';
import { BenchError } from '../bench-error.ts';

/** A shell on an instance's machine, past Opswright: as a person has with `docker exec`. */
export interface Machine {
  instanceId: string;
  /** Runs a script as root to its end; its output. @throws BenchError when it fails */
  run(script: string): Promise<string>;
}

/** Answers the machines of a system's instances. */
export async function openShells(
  dataDir: string,
  report: (line: string) => void,
): Promise<(instance: { InstanceId?: string; Ec2InstanceId?: string }) => Machine> {
  const { socketPath } = await ensureEngine({ report, dataDir, environment: process.env });
  const docker = new Docker({ socketPath });
  const prefix = cloudPrefix(dataDir);
  return ({ InstanceId = '', Ec2InstanceId = '' }) => ({
    instanceId: InstanceId,
    run: async (script) => {
      const result = await runScript(docker, docker.getContainer(`${prefix}-${Ec2InstanceId}`), script);
      if (result?.exitCode === 0) return result.output;
      throw new BenchError(`A script failed on ${Ec2InstanceId}:\n${result?.output ?? 'it does not run'}`);
    },
  });
}

import { MachineNotRunningError } from '../../contracts/machine-not-running-error.ts';
import type { SimulatedMachine } from './simulated-machine.ts';

const WAKE = '/opt/opswright/bin/wake';

/**
 * The only programs on a simulated machine are the one that wakes its agent, and `true`.
 * @throws MachineNotRunningError
 */
export function runScript(
  id: string,
  machine: SimulatedMachine | undefined,
  script: string,
): { exitCode: number; output: string } {
  if (machine?.state() !== 'running') throw new MachineNotRunningError(id);
  const lines = script.split('\n').map((line) => line.trim());
  const unknown = lines.find(
    (line) => !(line === '' || line === 'true' || line.startsWith('#') || line.includes(WAKE)),
  );
  if (unknown !== undefined)
    return { exitCode: 127, output: `${unknown}: not found on a simulated machine\n` };
  if (lines.some((line) => line.includes(WAKE))) machine.wake();
  return { exitCode: 0, output: '' };
}

import type { Ec2State } from '../ec2-state.ts';
import { attachedVolumes } from './attached-volumes.ts';

/** Whether the machine was promised a volume that the engine has not mounted yet. */
export function awaitsVolume(state: Ec2State, instanceId: string): boolean {
  return attachedVolumes(state, instanceId).some(({ attachment }) => attachment.late === 'attaching');
}

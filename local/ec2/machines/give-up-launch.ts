import type { Ec2State } from '../ec2-state.ts';
import { moveOn } from './move-on.ts';

/** Ends a pending instance whose machine cannot be made or started, as EC2 does: a new one goes, an old one stops. */
export function giveUpLaunch(state: Ec2State, id: string, why: string): void {
  const instance = state.instances.get(id);
  if (instance?.state !== 'pending') return;
  moveOn(state, instance, instance.hasRun ? 'stopping' : 'shutting-down', {
    code: 'Server.InternalError',
    message: `Server.InternalError: Internal error on launch: ${why}`,
  });
}

import type { EngineState } from '../../contracts/engine.ts';
import type { InstanceRecord } from '../records/instance-record.ts';

/**
 * Whether what a machine was seen to do by itself calls for a look at it. The sight may be old by the time it comes,
 * so it is only ever a reason to look, never a fact.
 */
export function contradicts(instance: InstanceRecord | undefined, machine: EngineState): boolean {
  switch (instance?.state) {
    case 'pending':
    case 'running':
      return machine !== 'running';
    case 'stopped':
      return machine === 'running';
    case 'stopping':
    case 'shutting-down':
      return false;
    case 'terminated':
    case undefined:
      return machine !== 'absent';
  }
}

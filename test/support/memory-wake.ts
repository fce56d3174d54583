import type { Ec2InstanceId, StackId } from '../../src/domain/ids.ts';
import type { Wake } from '../../src/ports/wake.ts';

export type RecordedWake =
  | { kind: 'instances'; ids: Ec2InstanceId[] }
  | { kind: 'stack'; id: StackId; spreadSeconds: number };

export interface MemoryWake extends Wake {
  /** Every wake that was asked for, lost ones too. */
  readonly wakes: RecordedWake[];
  /** From now on wakes are recorded but reach nobody, as when the SSM Agent is missing. */
  lose(lost: boolean): void;
}

/** The Wake port in memory; `deliver` hears each wake that is not lost. */
export function createMemoryWake(deliver: (wake: RecordedWake) => void = () => {}): MemoryWake {
  const wakes: RecordedWake[] = [];
  let losing = false;

  async function record(wake: RecordedWake): Promise<void> {
    wakes.push(wake);
    if (!losing) deliver(wake);
  }

  return {
    wakes,
    lose: (lost) => {
      losing = lost;
    },
    instances: async (ids) => {
      if (ids.length > 0) await record({ kind: 'instances', ids: [...ids] });
    },
    stack: (id, spreadSeconds) => record({ kind: 'stack', id, spreadSeconds }),
  };
}

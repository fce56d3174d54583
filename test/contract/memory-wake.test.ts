import type { Ec2InstanceId, StackId } from '../../src/domain/ids.ts';
import { createMemoryWake } from '../support/memory-wake.ts';
import { wakeContract } from './wake-contract.ts';

wakeContract('createMemoryWake', () => {
  const machines = ['i-1', 'i-2', 'i-3'] as Ec2InstanceId[];
  const stack = 'a stack' as StackId;
  const ofStack = (id: StackId) => (id === stack ? machines.slice(0, -1) : []);
  let woken: Ec2InstanceId[] = [];
  const wake = createMemoryWake((heard) => {
    woken.push(...(heard.kind === 'stack' ? ofStack(heard.id) : heard.ids));
  });
  return {
    wake,
    machines,
    stack,
    woken: async () => {
      const since = woken.sort();
      woken = [];
      return since;
    },
    close: async () => {},
  };
});

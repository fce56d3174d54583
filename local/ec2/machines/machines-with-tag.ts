import type { Ec2State } from '../ec2-state.ts';

/** Ids of the running machines that carry this tag. */
export function machinesWithTag(state: Ec2State, key: string, value: string): string[] {
  return state.tags.holders(key, value).filter((id) => state.instances.get(id)?.state === 'running');
}

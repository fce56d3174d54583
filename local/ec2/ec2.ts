import type { MachineImage } from './ec2-options.ts';
import type { Ec2State } from './ec2-state.ts';

/** What the operations work on. */
export interface Ec2 extends Ec2State {
  account: string;
  /** The range that every VPC and subnet shows as its own. */
  subnet: string;
  images: readonly MachineImage[];
  /** Whether a volume can be taken from a machine that exists; a container keeps its own. */
  volumesMove: boolean;
}

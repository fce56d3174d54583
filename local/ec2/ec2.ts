import type { MachineImage } from './ec2-options.ts';
import type { Ec2State } from './ec2-state.ts';

/** What the operations work on. */
export interface Ec2 extends Ec2State {
  account: string;
  /** The range that every VPC and subnet shows as its own. */
  subnet: string;
  images: readonly MachineImage[];
  /** Whether volumes can come and go while a machine exists; a container's are fixed when it is made. */
  volumesMove: boolean;
}

import type { MachineSpec } from '../../contracts/engine.ts';
import type { MachineSystem } from '../../contracts/machine-system.ts';
import type { MachineImages } from '../docker/machine-images.ts';

/** Asks the images of the system that a machine runs. */
export function imagesBySystem(images: Record<MachineSystem, MachineImages>): MachineImages {
  const of = ({ system }: MachineSpec) => images[system];
  return {
    prepare: (spec) => of(spec).prepare(spec),
    choose: (spec) => of(spec).choose(spec),
    close: () => {
      for (const each of Object.values(images)) each.close();
    },
  };
}

// Both questions are answered from one table.

import { AwsError } from '../contracts/aws-error.ts';
import type { Ec2State } from './ec2-state.ts';
import { findAllocation } from './find-allocation.ts';
import { findGroup } from './find-group.ts';
import { findInstance } from './find-instance.ts';
import { findVolume } from './find-volume.ts';

const TYPES = {
  i: { name: 'instance', find: findInstance },
  vol: { name: 'volume', find: findVolume },
  eipalloc: { name: 'elastic-ip', find: findAllocation },
  sg: { name: 'security-group', find: findGroup },
} as const;

/** The type of the resource that carries tags, as its id's prefix says. @throws AwsError InvalidID */
export function resourceType(id: string): string {
  return typeOf(id).name;
}

/** @throws AwsError when the id stands for no resource that can be tagged */
export function findTaggable(ec2: Ec2State, id: string): void {
  typeOf(id).find(ec2, id);
}

function typeOf(id: string): (typeof TYPES)[keyof typeof TYPES] {
  const prefix = id.split('-')[0];
  for (const [known, type] of Object.entries(TYPES)) if (known === prefix) return type;
  throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
}

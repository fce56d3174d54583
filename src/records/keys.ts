// Every key of the table in one place: the layout can be read at once, and no two kinds of row can collide.

import type { AppId, InstanceId, LayerId, ServiceErrorId, StackId, VolumeId } from '../domain/ids.ts';
import type { Key } from '../ports/store.ts';

const RECORD = 'RECORD';

/** The partition of one stack: its record, its roster and its name claims. */
export const stackPartition = (id: StackId): string => `STACK#${id}`;

export const stackKey = (id: StackId): Key => ({ pk: stackPartition(id), sk: RECORD });
export const layerKey = (id: LayerId): Key => ({ pk: `LAYER#${id}`, sk: RECORD });
export const appKey = (id: AppId): Key => ({ pk: `APP#${id}`, sk: RECORD });
export const instanceKey = (id: InstanceId): Key => ({ pk: `INSTANCE#${id}`, sk: RECORD });

/** The list of all stacks, as pointers. */
export const STACKS_PARTITION = 'STACKS';
export const STACK_LIST_PREFIX = 'STACK#';
export const stackListKey = (id: StackId): Key => ({ pk: STACKS_PARTITION, sk: `${STACK_LIST_PREFIX}${id}` });

/** Roster rows: pointers with facts that never change, read consistently with one query by prefix. */
export const LAYER_ROSTER_PREFIX = 'LAYER#';
export const APP_ROSTER_PREFIX = 'APP#';
export const INSTANCE_ROSTER_PREFIX = 'INSTANCE#';
export const layerRosterKey = (stack: StackId, id: LayerId): Key => inStack(stack, LAYER_ROSTER_PREFIX, id);
export const appRosterKey = (stack: StackId, id: AppId): Key => inStack(stack, APP_ROSTER_PREFIX, id);
export const instanceRosterKey = (stack: StackId, id: InstanceId): Key =>
  inStack(stack, INSTANCE_ROSTER_PREFIX, id);

/** Claims: creating the row takes the name, so a duplicate is refused by the transaction itself. */
export const HOSTNAME_CLAIM_PREFIX = 'HOSTNAME#';
export const hostnameClaimKey = (stack: StackId, name: string): Key =>
  inStack(stack, HOSTNAME_CLAIM_PREFIX, name);
export const layerNameClaimKey = (stack: StackId, name: string): Key => inStack(stack, 'LAYERNAME#', name);
export const layerShortnameClaimKey = (stack: StackId, name: string): Key =>
  inStack(stack, 'LAYERSHORT#', name);
export const appNameClaimKey = (stack: StackId, name: string): Key => inStack(stack, 'APPNAME#', name);
export const appShortnameClaimKey = (stack: StackId, name: string): Key => inStack(stack, 'APPSHORT#', name);

/** Service errors sort by time within their stack; the pointer finds one by its id alone. */
export const SERVICE_ERROR_PREFIX = 'SERVICEERROR#';
export const serviceErrorKey = (stack: StackId, createdAt: string, id: ServiceErrorId): Key =>
  inStack(stack, SERVICE_ERROR_PREFIX, `${createdAt}#${id}`);
export const serviceErrorPointerKey = (id: ServiceErrorId): Key => ({
  pk: `SERVICEERROR#${id}`,
  sk: 'POINTER',
});

/** What belongs to a stack while no instance has it. */
export const VOLUME_PREFIX = 'VOLUME#';
export const ELASTIC_IP_PREFIX = 'ELASTICIP#';
export const registeredVolumeKey = (stack: StackId, id: VolumeId): Key => inStack(stack, VOLUME_PREFIX, id);
export const registeredElasticIpKey = (stack: StackId, ip: string): Key =>
  inStack(stack, ELASTIC_IP_PREFIX, ip);

/** An access key that we issued: to a user, or to an instance's agent. */
export const accessKeyKey = (accessKeyId: string): Key => ({ pk: `KEY#${accessKeyId}`, sk: RECORD });

/** The stored answer of a mutation, by the signature that asked for it. */
export const replayKey = (signature: string): Key => ({ pk: `REPLAY#${signature}`, sk: RECORD });

function inStack(stack: StackId, prefix: string, rest: string): Key {
  return { pk: stackPartition(stack), sk: `${prefix}${rest}` };
}

import type { Addresses } from './addresses.ts';
import type { Clock } from './clock.ts';
import type { Compute } from './compute.ts';
import type { Identity } from './identity.ts';
import type { Ids } from './ids.ts';
import type { Images } from './images.ts';
import type { Objects } from './objects.ts';
import type { Secrets } from './secrets.ts';
import type { Store } from './store.ts';
import type { Volumes } from './volumes.ts';
import type { Wake } from './wake.ts';
import type { Workflows } from './workflows.ts';

/** Everything outside the process that the product reaches. */
export interface Ports {
  store: Store;
  compute: Compute;
  volumes: Volumes;
  addresses: Addresses;
  images: Images;
  wake: Wake;
  workflows: Workflows;
  objects: Objects;
  secrets: Secrets;
  identity: Identity;
  clock: Clock;
  ids: Ids;
}

import type { Settings } from '../domain/settings.ts';
import type { Addresses } from '../ports/addresses.ts';
import type { Clock } from '../ports/clock.ts';
import type { Compute } from '../ports/compute.ts';
import type { Ids } from '../ports/ids.ts';
import type { Images } from '../ports/images.ts';
import type { Objects } from '../ports/objects.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Store } from '../ports/store.ts';
import type { Volumes } from '../ports/volumes.ts';
import type { Wake } from '../ports/wake.ts';
import type { Workflows } from '../ports/workflows.ts';

/** All that a workflow step may touch. */
export interface WorkflowContext {
  store: Store;
  compute: Compute;
  volumes: Volumes;
  addresses: Addresses;
  images: Images;
  wake: Wake;
  workflows: Workflows;
  objects: Objects;
  secrets: Secrets;
  clock: Clock;
  ids: Ids;
  settings: Settings;
  /** The installation's own region. */
  region: string;
  /** The twelve digits of the installation's AWS account. */
  account: string;
  /** The URL at which instances reach the agent's routes. */
  agentEndpoint: string;
}

import type { Settings } from '../domain/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Compute } from '../ports/compute.ts';
import type { Ids } from '../ports/ids.ts';
import type { Images } from '../ports/images.ts';
import type { Objects } from '../ports/objects.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Store } from '../ports/store.ts';
import type { Wake } from '../ports/wake.ts';
import type { Workflows } from '../ports/workflows.ts';

/** Who signed the request. */
export interface Caller {
  /** The IAM ARN of the user profile whose key signed. */
  arn: string;
  accessKeyId: string;
}

/** All that an operation may touch: the ports, the installation it runs in, and who asked. */
export interface OperationContext {
  store: Store;
  compute: Compute;
  images: Images;
  wake: Wake;
  workflows: Workflows;
  objects: Objects;
  secrets: Secrets;
  clock: Clock;
  ids: Ids;
  settings: Settings;
  caller: Caller;
  /** The installation's own region. */
  region: string;
  /** The twelve digits of the installation's AWS account. */
  account: string;
}

import type { SslConfiguration } from '../../model/opsworks.generated.ts';

/** OpsWorks answers an app without SSL with an empty object, although its model calls two members of it required. */
export const NO_SSL = {} as SslConfiguration;

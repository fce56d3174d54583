import type { AwsEnvironment } from './aws-environment.ts';

/** A call that AWS neither answers nor refuses by then is sent again. Milliseconds. */
const CONNECTION_TIMEOUT = 2_000;
const REQUEST_TIMEOUT = 10_000;

/** What all SDK clients have in common: where AWS is, who we are, and how patient we are. */
export function clientConfig({ region, endpoint, credentials }: AwsEnvironment) {
  return {
    region,
    ...(endpoint ? { endpoint } : {}),
    ...(credentials ? { credentials } : {}),
    // Back-off with full jitter, for throttling and server errors alike.
    retryMode: 'standard',
    maxAttempts: 4,
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT, requestTimeout: REQUEST_TIMEOUT },
  };
}

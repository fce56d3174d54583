import type { AwsEnvironment } from './aws-environment.ts';

/**
 * A call that is neither answered nor refused by then is sent again. Generous, because a laptop under load is slow
 * and a launch takes its time; well below the time that a function has.
 */
const TIMEOUTS = {
  /** Milliseconds. */
  connectionTimeout: 5_000,
  /** Milliseconds. */
  requestTimeout: 20_000,
  // The SDK's default is to say so in the log and to go on waiting.
  throwOnRequestTimeout: true,
};

/** What all SDK clients have in common: where AWS is, who we are, and how patient we are. */
export function clientConfig({ region, endpoint, credentials }: AwsEnvironment) {
  return {
    region,
    ...(endpoint ? { endpoint } : {}),
    ...(credentials ? { credentials } : {}),
    // Back-off with full jitter, for throttling and server errors alike.
    retryMode: 'standard',
    maxAttempts: 4,
    requestHandler: TIMEOUTS,
  };
}

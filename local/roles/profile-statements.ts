import type { Statement } from '../serverless/declared-cloud.ts';

/**
 * What a machine may do in the role of its instance profile, whichever that is: the local cloud keeps no policies, so
 * it grants what roles of such machines are made for, reading objects. The installation's own buckets are nobody's.
 */
export function profileStatements(ownBuckets: readonly string[]): Statement[] {
  const own = ownBuckets.flatMap((bucket) => [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`]);
  return [
    { effect: 'Allow', actions: ['s3:GetObject', 's3:ListBucket'], resources: ['*'] },
    { effect: 'Deny', actions: ['*'], resources: own },
  ];
}

import type { Permission } from '../permission.ts';

interface Input {
  Bucket?: string;
  Key?: string;
  Keys?: string[];
  CopySource?: string;
}

const OBJECT_ACTIONS: Record<string, string> = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  DeleteObjects: 's3:DeleteObject',
};
const BUCKET_ACTIONS: Record<string, string> = {
  ListObjectsV2: 's3:ListBucket',
  HeadBucket: 's3:ListBucket',
};

/** S3's actions are named by what is done to whom, not by the operation. */
export function s3Permissions(
  operation: string,
  { Bucket = '', Key, Keys, CopySource }: Input,
): Permission[] {
  const objectArn = (key: string): string => `arn:aws:s3:::${Bucket}/${key}`;
  if (operation === 'CopyObject') {
    return [
      { action: 's3:GetObject', resource: `arn:aws:s3:::${CopySource}` },
      { action: 's3:PutObject', resource: objectArn(Key ?? '') },
    ];
  }
  const action = OBJECT_ACTIONS[operation];
  if (action !== undefined) return (Keys ?? [Key ?? '']).map((key) => ({ action, resource: objectArn(key) }));
  return [
    {
      action: BUCKET_ACTIONS[operation] ?? `s3:${operation}`,
      resource: Bucket === '' ? '*' : `arn:aws:s3:::${Bucket}`,
    },
  ];
}

import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { OpenSystem } from '../../local/system/open-system.ts';

/** Puts an archive into the S3 of a running system, at https://s3.amazonaws.com/apps/app.zip. */
export async function storeArchive({ connection, cloud }: OpenSystem, Body: Buffer): Promise<void> {
  const { endpoint, region } = connection;
  const s3 = new S3Client({ endpoint, region, credentials: cloud.operator, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'apps' }));
  await s3.send(new PutObjectCommand({ Bucket: 'apps', Key: 'app.zip', Body }));
  s3.destroy();
}

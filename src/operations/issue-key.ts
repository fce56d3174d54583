import { ValidationError } from '../domain/errors.ts';
import { keySecret } from '../records/key-secret.ts';
import { accessKeyKey } from '../records/keys.ts';
import type { WorkflowContext } from '../workflows/workflow-context.ts';

const USER_ARN = /^arn:[a-z-]+:(iam|sts)::\d{12}:.+$/;

/**
 * Issues an access key to a person. The secret is derived from the master key; what is stored is whom it is for.
 * @throws ValidationError when it is for nobody
 */
export async function issueKey(
  context: WorkflowContext,
  userArn: string,
): Promise<{ accessKeyId: string; secretAccessKey: string }> {
  if (!USER_ARN.test(userArn))
    throw new ValidationError('userArn: must be the ARN of an IAM user or role session.');
  const accessKeyId = `OWAK${context.ids.hex(8).toUpperCase()}`;
  await context.store.write([
    { kind: 'create', item: { ...accessKeyKey(accessKeyId), kind: 'user', userArn } },
  ]);
  return { accessKeyId, secretAccessKey: (await keySecret(context.secrets, accessKeyId)).reveal() };
}

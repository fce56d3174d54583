import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readServerless } from '../../../local/serverless/read-serverless.ts';
import { neededActions } from '../../support/needed-actions.ts';

const { functions } = readServerless(join(import.meta.dirname, '../../../serverless.yml'), {
  stage: 'test',
  region: 'us-east-1',
  accountId: '000000000000',
  endpoint: 'http://127.0.0.1',
});

/** Lambda itself sends there what an asynchronous function could not handle. */
const FOR_LAMBDA: Record<string, string[]> = { ec2Events: ['sqs:SendMessage'], sweep: ['sqs:SendMessage'] };

describe('the role of', () => {
  it.each(functions)(
    '$key allows what its code can come to, and nothing else',
    async ({ key, module, statements }) => {
      const granted = new Set(statements.flatMap(({ actions }) => actions));
      const needed = new Set([...(await neededActions(`${module}.ts`)), ...(FOR_LAMBDA[key] ?? [])]);
      expect([...granted].sort()).toStrictEqual([...needed].sort());
    },
  );
});

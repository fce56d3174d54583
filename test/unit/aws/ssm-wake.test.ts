import { SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, describe, expect, it } from 'vitest';
import { createSsmWake } from '../../../src/aws/ssm-wake.ts';
import { UnavailableError } from '../../../src/domain/errors.ts';
import type { Ec2InstanceId, StackId } from '../../../src/domain/ids.ts';
import {
  json,
  jsonError,
  type ScriptedAnswer,
  type ScriptedAws,
  startScriptedAws,
} from '../../support/scripted-aws.ts';

let aws: ScriptedAws | undefined;
afterEach(() => aws?.close());

interface Sent {
  InstanceIds?: string[];
}

/** A wake over an SSM that answers each SendCommand as told. */
async function wakeOver(answer: (sent: Sent) => ScriptedAnswer) {
  aws = await startScriptedAws(({ body }) => answer(JSON.parse(body)));
  const client = new SSMClient({ ...aws.client, maxAttempts: 1 });
  const sent = () => aws?.calls.map(({ body }) => JSON.parse(body)) ?? [];
  return { wake: createSsmWake({ client, documentName: 'opswright-test-wake' }), sent };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `i-${index}` as Ec2InstanceId);

describe('a wake', () => {
  it('is for everyone at once, and a failure at one stops no other', async () => {
    const { wake, sent } = await wakeOver(() => json({}));
    await wake.instances(ids(2));
    expect(sent()).toStrictEqual([
      {
        DocumentName: 'opswright-test-wake',
        InstanceIds: ['i-0', 'i-1'],
        MaxConcurrency: '100%',
        MaxErrors: '100%',
        TimeoutSeconds: 30,
      },
    ]);
  });

  it('of a stack is one call, by its tag, and says how far the machines are to spread their looks', async () => {
    const { wake, sent } = await wakeOver(() => json({}));
    await wake.stack('a stack' as StackId, 20);
    expect(sent()).toMatchObject([
      {
        Targets: [{ Key: 'tag:opsworks:stack-id', Values: ['a stack'] }],
        Parameters: { spreadSeconds: ['20'] },
      },
    ]);
  });

  it('of nobody is no call', async () => {
    const { wake, sent } = await wakeOver(() => json({}));
    await wake.instances([]);
    expect(sent()).toStrictEqual([]);
  });

  it('of more than 50 instances is several calls', async () => {
    const { wake, sent } = await wakeOver(() => json({}));
    await wake.instances(ids(120));
    expect(
      sent()
        .map(({ InstanceIds }) => InstanceIds.length)
        .sort(),
    ).toStrictEqual([20, 50, 50]);
  });

  it('reaches all others when SSM does not know one of them', async () => {
    const woken: string[] = [];
    const { wake } = await wakeOver(({ InstanceIds = [] }) => {
      if (InstanceIds.includes('i-3')) return jsonError('InvalidInstanceId');
      woken.push(...InstanceIds);
      return json({});
    });
    await wake.instances(ids(8));
    expect(woken.sort()).toStrictEqual(ids(8).filter((id) => id !== 'i-3'));
  });

  it('says that it is unavailable when SSM throttles', async () => {
    const { wake } = await wakeOver(() => jsonError('ThrottlingException'));
    await expect(wake.instances(ids(1))).rejects.toThrow(UnavailableError);
  });
});

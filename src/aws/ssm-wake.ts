import { SendCommandCommand, type SendCommandCommandInput, type SSMClient } from '@aws-sdk/client-ssm';
import type { Ec2InstanceId } from '../domain/ids.ts';
import type { Wake } from '../ports/wake.ts';
import { callAws } from './call-aws.ts';
import { chunksOf } from './chunks-of.ts';
import { errorCode } from './error-code.ts';

/** SendCommand's limit for instances that are named by id. */
const MOST_IDS = 50;
/** The least that SSM takes. A machine that is away longer hears of its work by its next heartbeat. */
const DELIVERY_SECONDS = 30;

/** Wakes agents by our own SSM document, which does nothing but run the agent's wake script. */
export function createSsmWake(options: { client: SSMClient; documentName: string }): Wake {
  const send = (target: Partial<SendCommandCommandInput>) =>
    callAws('SSM', () => options.client.send(new SendCommandCommand(input(options.documentName, target))));

  return {
    instances: async (ids) => {
      await Promise.all(chunksOf(ids, MOST_IDS).map((chunk) => wakeThoseKnown(send, chunk)));
    },
    stack: async (id, spreadSeconds) => {
      await send({
        Targets: [{ Key: 'tag:opsworks:stack-id', Values: [id] }],
        Parameters: { spreadSeconds: [String(spreadSeconds)] },
      });
    },
  };
}

type Send = (target: Partial<SendCommandCommandInput>) => Promise<unknown>;

/**
 * One instance that SSM does not know (no agent, no role, just stopped) makes it refuse the whole call: halving
 * finds it in few calls and wakes all others. A machine that SSM does not know is not woken, which a wake may be.
 */
async function wakeThoseKnown(send: Send, ids: Ec2InstanceId[]): Promise<void> {
  try {
    await send({ InstanceIds: ids });
  } catch (error) {
    if (errorCode(error) !== 'InvalidInstanceId') throw error;
    if (ids.length === 1) return;
    const halves = chunksOf(ids, Math.ceil(ids.length / 2));
    await Promise.all(halves.map((half) => wakeThoseKnown(send, half)));
  }
}

/** SSM's defaults run 50 at a time and stop after one error: a wake is for everyone. */
function input(DocumentName: string, target: Partial<SendCommandCommandInput>): SendCommandCommandInput {
  return {
    DocumentName,
    MaxConcurrency: '100%',
    MaxErrors: '100%',
    TimeoutSeconds: DELIVERY_SECONDS,
    ...target,
  };
}

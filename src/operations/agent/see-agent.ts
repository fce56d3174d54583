import { IdentityError } from '../../domain/errors.ts';
import type { AgentRecord } from '../../domain/instance/agent-record.ts';
import { dueBucket } from '../../domain/instance/due-bucket.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import type { Item } from '../../ports/store.ts';
import { instanceKey } from '../../records/keys.ts';
import { agentKey } from '../../records/lifecycle-keys.ts';
import { commit } from '../../workflows/commit.ts';
import { planMove } from '../../workflows/instances/plan-move.ts';
import { join, type Plan, plan } from '../../workflows/plan.ts';
import { retryOnConflict } from '../../workflows/retry-on-conflict.ts';
import type { AgentCaller, AgentContext } from './agent-context.ts';
import { agentRows } from './agent-rows.ts';

/** What every call of an agent tells of itself. */
export interface AgentWord {
  bootId: string;
  agentRun: string;
  agentVersion?: string;
  sample?: object;
}

/**
 * Takes note that the agent lives, and of what that means for its instance: back from connection_lost or from a
 * reboot, or (a machine that was stopped and started keeps its key) the first contact of a new run.
 * @throws IdentityError when the machine is not the instance's any more
 */
export async function seeAgent(
  context: AgentContext,
  caller: AgentCaller,
  word: AgentWord,
): Promise<Item<Instance>> {
  return retryOnConflict(async () => {
    const instance = await context.store.get<Instance>(instanceKey(caller.instanceId));
    if (instance?.Ec2InstanceId !== caller.ec2InstanceId)
      throw new IdentityError(`Machine ${caller.ec2InstanceId} is not this instance's (any more).`);
    const before = await context.store.get<AgentRecord>(agentKey(caller.instanceId));
    const after = nextRecord(context, before, instance, caller, word);
    const returned = returnedFrom(instance, before, word);
    const contact = after.epoch === before?.epoch ? [] : [`contact/${instance.InstanceId}`];
    const moved = returned ? await planReturn(context, instance, returned) : plan();
    await commit(
      context,
      join(plan({ changes: agentRows(caller.instanceId, before, after), subjects: contact }), moved),
    );
    return instance;
  });
}

function nextRecord(
  context: AgentContext,
  before: Item<AgentRecord> | undefined,
  instance: Instance,
  caller: AgentCaller,
  word: AgentWord,
): AgentRecord {
  const now = context.clock.now().getTime();
  // A late word of the boot before is no contact of this run.
  const newBoot = before?.bootId !== word.bootId;
  return {
    ec2InstanceId: caller.ec2InstanceId,
    epoch: newBoot || !before ? instance.epoch : before.epoch,
    bootId: word.bootId,
    agentRun: word.agentRun,
    agentVersion: word.agentVersion ?? before?.agentVersion,
    lastSeen: now,
    bucket: dueBucket(now + context.settings.silentAfterSeconds * 1000),
    sample: word.sample ?? before?.sample,
  };
}

function returnedFrom(
  instance: Instance,
  before: AgentRecord | undefined,
  word: AgentWord,
): 'spoke' | 'rebooted' | undefined {
  if (instance.Status === 'connection_lost') return 'spoke';
  return instance.Status === 'rebooting' && before?.agentRun !== word.agentRun ? 'rebooted' : undefined;
}

async function planReturn(
  context: AgentContext,
  instance: Item<Instance>,
  event: 'spoke' | 'rebooted',
): Promise<Plan> {
  const reason = event === 'spoke' ? 'Its agent speaks again.' : 'It rebooted and its agent reported in.';
  return planMove(context, instance, moveInstance(instance, event, reason, context.clock.now()));
}

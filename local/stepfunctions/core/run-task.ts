import { evaluateTemplate } from '../expressions/evaluate-template.ts';
import type { TaskState } from '../language/machine.ts';
import type { Template } from '../language/template.ts';
import { bindingsOf } from './bindings-of.ts';
import type { BranchId } from './branch.ts';
import { checkSize } from './check-size.ts';
import type { Draft } from './draft.ts';
import { evaluateNumber } from './evaluate-number.ts';
import { type Outcome, SETTLED } from './outcome.ts';
import { resourceOf } from './resource-of.ts';
import type { Task } from './task.ts';
import { taskCall } from './task-call.ts';
import { taskToken } from './task-token.ts';

/** Begins an attempt: everything that it needs is in the execution before anything is called. */
export async function runTask(draft: Draft, id: BranchId, state: TaskState): Promise<Outcome> {
  const taskId = draft.nextId();
  const token = taskToken({
    execution: draft.execution.arn,
    branch: id,
    task: taskId,
    nonce: draft.world.uuid(),
  });
  const seen = state.integration === 'invokeForToken' ? { token } : {};
  const given = await evaluateTemplate(state.arguments, bindingsOf(draft, id, seen));
  const parameters = checkSize(given, `The arguments of state '${state.name}'`);
  const call = taskCall(state.integration, given, { token, name: draft.world.uuid() });
  draft.change(id, {
    doing: { kind: 'working', task: { id: taskId, call, ...(await limits(draft, id, state)) } },
  });
  const region = draft.execution.arn.split(':')[3] ?? '';
  draft.record(id, 'TaskScheduled', {
    taskScheduledEventDetails: { ...resourceOf(draft, id), region, parameters },
  });
  return SETTLED;
}

async function limits(
  draft: Draft,
  id: BranchId,
  state: TaskState,
): Promise<Pick<Task, 'timeoutAt' | 'heartbeat'>> {
  const timeout = await seconds(draft, id, 'TimeoutSeconds', state.timeoutSeconds);
  const heartbeat = await seconds(draft, id, 'HeartbeatSeconds', state.heartbeatSeconds);
  const after = (wait: number) => draft.world.now + wait * 1000;
  return {
    timeoutAt: timeout === undefined ? undefined : after(timeout),
    heartbeat: heartbeat === undefined ? undefined : { seconds: heartbeat, dueAt: after(heartbeat) },
  };
}

async function seconds(
  draft: Draft,
  id: BranchId,
  field: string,
  template: Template | undefined,
): Promise<number | undefined> {
  return template && evaluateNumber(template, bindingsOf(draft, id), { field, from: 1 });
}

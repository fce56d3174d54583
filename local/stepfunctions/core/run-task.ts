import { evaluateTemplate } from '../expressions/evaluate-template.ts';
import type { TaskState } from '../language/machine.ts';
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
  const bindings = bindingsOf(draft, id);
  const { timeoutSeconds, heartbeatSeconds } = state;
  const timeout =
    timeoutSeconds && (await evaluateNumber(timeoutSeconds, bindings, { field: 'TimeoutSeconds', from: 1 }));
  const heartbeat =
    heartbeatSeconds &&
    (await evaluateNumber(heartbeatSeconds, bindings, { field: 'HeartbeatSeconds', from: 1 }));
  return {
    timeoutAt: timeout && draft.world.now + timeout * 1000,
    heartbeat: heartbeat && { seconds: heartbeat, dueAt: draft.world.now + heartbeat * 1000 },
  } as Pick<Task, 'timeoutAt' | 'heartbeat'>;
}

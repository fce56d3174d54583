import type { Json } from '../json.ts';
import type { BranchId } from './branch.ts';
import { LARGEST_DATA_BYTES } from './check-size.ts';
import { childResult } from './child-result.ts';
import type { Draft } from './draft.ts';
import type { Event, TaskRef } from './event.ts';
import type { ExecutionSummary } from './execution-summary.ts';
import type { Failure } from './failure.ts';
import { type Outcome, SETTLED } from './outcome.ts';
import { resourceOf } from './resource-of.ts';
import type { Task, TaskCall } from './task.ts';

type TaskEvent = Extract<Event, { ref: TaskRef }>;

/** Something was heard of a task; of use only while the branch is at this very attempt. */
export function onTaskEvent(draft: Draft, event: TaskEvent): Outcome | undefined {
  const task = taskOf(draft, event.ref);
  if (task === undefined) return undefined;
  switch (event.kind) {
    case 'answered':
      return onAnswer(draft, event.ref, task, event.result);
    case 'failed':
      return fail(draft, event.ref, { error: event.error, cause: event.cause });
    case 'childStarted':
      return onChildStarted(draft, event.ref, task, event.child);
    case 'childClosed':
      return onChildClosed(draft, event.ref, task.call, event.child);
    case 'tokenSuccess':
    case 'tokenFailure':
    case 'tokenHeartbeat':
      return onToken(draft, event, task);
  }
}

function taskOf(draft: Draft, { branch, task }: TaskRef): Task | undefined {
  const doing = draft.find(branch)?.doing;
  return doing?.kind === 'working' && doing.task.id === task ? doing.task : undefined;
}

function onAnswer(draft: Draft, ref: TaskRef, task: Task, result: Json): Outcome | undefined {
  const { call } = task;
  if (call.kind === 'invoke') return succeed(draft, ref, result);
  if (call.kind !== 'invokeForToken' || call.invoked) return undefined;
  // Only the token ends this task. The payload has done its work: it need not be kept for months.
  draft.record(ref.branch, 'TaskSubmitted', { taskSubmittedEventDetails: resourceOf(draft, ref.branch) });
  keep(draft, ref, { ...task, call: { ...call, payload: null, invoked: true } });
  return SETTLED;
}

function onChildStarted(
  draft: Draft,
  ref: TaskRef,
  task: Task,
  child: ExecutionSummary,
): Outcome | undefined {
  const { call } = task;
  if (call.kind !== 'startChild') return undefined;
  if (call.wait === 'none')
    return succeed(draft, ref, { ExecutionArn: child.arn, StartDate: child.startedAt });
  draft.record(ref.branch, 'TaskSubmitted', { taskSubmittedEventDetails: resourceOf(draft, ref.branch) });
  keep(draft, ref, { ...task, call: { kind: 'awaitChild', arn: child.arn, output: call.wait } });
  return SETTLED;
}

function onChildClosed(
  draft: Draft,
  ref: TaskRef,
  call: TaskCall,
  child: ExecutionSummary,
): Outcome | undefined {
  if (call.kind !== 'awaitChild' || child.status === 'RUNNING') return undefined;
  const result = childResult(child, call.output);
  if (child.status === 'SUCCEEDED') return succeed(draft, ref, result);
  return fail(draft, ref, { error: 'States.TaskFailed', cause: JSON.stringify(result) });
}

type TokenEvent = Extract<TaskEvent, { token: string }>;

function onToken(draft: Draft, event: TokenEvent, task: Task): Outcome | undefined {
  if (task.call.kind !== 'invokeForToken' || task.call.token !== event.token) return undefined;
  switch (event.kind) {
    case 'tokenSuccess':
      return succeed(draft, event.ref, event.output);
    case 'tokenFailure':
      return fail(draft, event.ref, { error: event.error, cause: event.cause });
    case 'tokenHeartbeat': {
      const { heartbeat } = task;
      const dueAt = draft.world.now + (heartbeat?.seconds ?? 0) * 1000;
      keep(draft, event.ref, { ...task, heartbeat: heartbeat && { ...heartbeat, dueAt } });
      return SETTLED;
    }
  }
}

function keep(draft: Draft, { branch }: TaskRef, task: Task): void {
  draft.change(branch, { doing: { kind: 'working', task } });
}

function succeed(draft: Draft, ref: TaskRef, result: Json): Outcome {
  const { branch } = ref;
  const output = JSON.stringify(result);
  if (Buffer.byteLength(output) > LARGEST_DATA_BYTES) {
    const cause = `The task's result is larger than ${LARGEST_DATA_BYTES} bytes.`;
    return fail(draft, ref, { error: 'States.DataLimitExceeded', cause });
  }
  endAttempt(draft, branch);
  draft.record(branch, 'TaskSucceeded', {
    taskSucceededEventDetails: { ...resourceOf(draft, branch), output },
  });
  return { kind: 'done', branch, result };
}

function fail(draft: Draft, { branch }: TaskRef, failure: Failure): Outcome {
  endAttempt(draft, branch);
  draft.record(branch, 'TaskFailed', {
    taskFailedEventDetails: { ...resourceOf(draft, branch), ...failure },
  });
  return { kind: 'failed', branch, failure };
}

function endAttempt(draft: Draft, branch: BranchId): void {
  draft.change(branch, { doing: { kind: 'between' } });
}

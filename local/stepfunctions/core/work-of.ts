import type { Branch } from './branch.ts';
import type { TaskRef } from './event.ts';
import type { Execution } from './execution.ts';
import type { Task, TaskCall } from './task.ts';
import type { Work } from './work.ts';

/** What must be under way for a branch: follows from its state alone, after a step as after a crash. */
export function workOfBranch({ id, doing }: Branch): Work[] {
  switch (doing.kind) {
    case 'between':
    case 'queued':
    case 'forked':
    case 'finished':
      return [];
    case 'ready':
      return [
        { key: `turn ${doing.turn}`, kind: 'post', event: { kind: 'turn', branch: id, turn: doing.turn } },
      ];
    case 'waiting':
    case 'backingOff':
      return [timer(id, doing.until)];
    case 'working':
      return [...timersOf(id, doing.task), ...callOf(id, doing.task)];
  }
}

/** What must be under way for the execution as a whole. */
export function workOfExecution({ status, deadline }: Execution): Work[] {
  if (status !== 'RUNNING' || deadline === undefined) return [];
  return [{ key: 'deadline', kind: 'timer', at: deadline, event: { kind: 'deadline' } }];
}

function timer(branch: number, at: number): Work {
  return { key: `timer ${branch} ${at}`, kind: 'timer', at, event: { kind: 'time', branch } };
}

function timersOf(branch: number, { timeoutAt, heartbeat }: Task): Work[] {
  const at = Math.min(timeoutAt ?? Infinity, heartbeat?.dueAt ?? Infinity);
  return at === Infinity ? [] : [timer(branch, at)];
}

function callOf(branch: number, { id, call }: Task): Work[] {
  const ref = { branch, task: id };
  switch (call.kind) {
    case 'invoke':
      return [invocation(ref, call)];
    case 'invokeForToken':
      return call.invoked ? [] : [invocation(ref, call)];
    case 'startChild':
      return [{ key: `start ${id}`, kind: 'startChild', ref, call }];
    case 'awaitChild':
      return [{ key: `await ${id}`, kind: 'awaitChild', ref, arn: call.arn }];
  }
}

type Invoking = Extract<TaskCall, { kind: 'invoke' | 'invokeForToken' }>;

function invocation(ref: TaskRef, { kind, functionName, payload }: Invoking): Work {
  const hasToken = kind === 'invokeForToken';
  return { key: `invoke ${ref.task}`, kind: 'invoke', ref, functionName, payload, hasToken };
}

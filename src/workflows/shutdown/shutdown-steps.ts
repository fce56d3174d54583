import type { Steps } from '../steps.ts';
import { awaitCondition } from '../waiting/await-condition.ts';
import { abortRunning } from './abort-running.ts';
import { awaitDrained } from './await-drained.ts';
import { begin } from './begin.ts';
import { expireShutdown } from './expire-shutdown.ts';
import { failStop } from './fail-stop.ts';
import { finish } from './finish.ts';
import { halt } from './halt.ts';
import { runShutdown } from './run-shutdown.ts';

/** The steps that statemachines/shutdown.asl.json names. */
export const shutdownSteps: Steps = {
  begin,
  'await-drained': awaitDrained,
  'await-idle': (context, { instanceId, epoch, token }) =>
    awaitCondition(context, { kind: 'idle', instanceId, epoch }, token),
  'abort-running': abortRunning,
  'run-shutdown': runShutdown,
  'expire-shutdown': expireShutdown,
  halt,
  'await-halted': (context, { instanceId, epoch, token }) =>
    awaitCondition(context, { kind: 'machine', instanceId, epoch, until: 'halted' }, token),
  finish,
  'fail-stop': failStop,
};

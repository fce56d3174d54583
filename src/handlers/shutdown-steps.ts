import { abortRunning } from '../workflows/shutdown/abort-running.ts';
import { begin } from '../workflows/shutdown/begin.ts';
import { expireShutdown } from '../workflows/shutdown/expire-shutdown.ts';
import { failStop } from '../workflows/shutdown/fail-stop.ts';
import { finish } from '../workflows/shutdown/finish.ts';
import { halt } from '../workflows/shutdown/halt.ts';
import { runShutdown } from '../workflows/shutdown/run-shutdown.ts';
import { awaitCondition } from '../workflows/waiting/await-condition.ts';
import { lambda } from './lambda.ts';
import { stepHandler } from './step-handler.ts';

export const build = stepHandler('shutdown', {
  begin,
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
});

export const handler = lambda(build);

import { abandon } from '../workflows/boot/abandon.ts';
import { catchUp } from '../workflows/boot/catch-up.ts';
import { comeOnline } from '../workflows/boot/come-online.ts';
import { failSetup } from '../workflows/boot/fail-setup.ts';
import { failStart } from '../workflows/boot/fail-start.ts';
import { launch } from '../workflows/boot/launch.ts';
import { limitsOf } from '../workflows/boot/limits-of.ts';
import { markBooting } from '../workflows/boot/mark-booting.ts';
import { runSetup } from '../workflows/boot/run-setup.ts';
import { awaitCondition } from '../workflows/waiting/await-condition.ts';
import { lambda } from './lambda.ts';
import { stepHandler } from './step-handler.ts';

export const build = stepHandler('boot', {
  launch: async (context, life) => {
    await launch(context, life);
    return limitsOf(context.settings);
  },
  'await-running': (context, { instanceId, epoch, token }) =>
    awaitCondition(context, { kind: 'machine', instanceId, epoch, until: 'running' }, token),
  'mark-booting': markBooting,
  'await-contact': (context, { instanceId, epoch, token }) =>
    awaitCondition(context, { kind: 'contact', instanceId, epoch }, token),
  'run-setup': runSetup,
  'come-online': comeOnline,
  'catch-up': catchUp,
  'fail-setup': failSetup,
  'fail-start': failStart,
  abandon,
});

export const handler = lambda(build);

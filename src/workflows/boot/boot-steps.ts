import type { Steps } from '../steps.ts';
import { awaitCondition } from '../waiting/await-condition.ts';
import { abandon } from './abandon.ts';
import { catchUp } from './catch-up.ts';
import { comeOnline } from './come-online.ts';
import { failSetup } from './fail-setup.ts';
import { failStart } from './fail-start.ts';
import { launch } from './launch.ts';
import { limitsOf } from './limits-of.ts';
import { markBooting } from './mark-booting.ts';
import { runSetup } from './run-setup.ts';

/** The steps that statemachines/boot.asl.json names. */
export const bootSteps: Steps = {
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
};

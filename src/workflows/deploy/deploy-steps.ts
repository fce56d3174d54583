import type { Steps } from '../steps.ts';
import { awaitCondition } from '../waiting/await-condition.ts';
import { enqueue } from './enqueue.ts';
import { expireDeployment } from './expire-deployment.ts';
import { finishDeployment } from './finish-deployment.ts';

/** The steps that statemachines/deploy.asl.json names. */
export const deploySteps: Steps = {
  enqueue,
  'await-all': (context, { deploymentId, token }) =>
    awaitCondition(context, { kind: 'batch', batchId: deploymentId }, token),
  expire: expireDeployment,
  finish: finishDeployment,
};

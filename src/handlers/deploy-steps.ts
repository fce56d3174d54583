import { enqueue } from '../workflows/deploy/enqueue.ts';
import { expireDeployment } from '../workflows/deploy/expire-deployment.ts';
import { finishDeployment } from '../workflows/deploy/finish-deployment.ts';
import { awaitCondition } from '../workflows/waiting/await-condition.ts';
import { lambda } from './lambda.ts';
import { stepHandler } from './step-handler.ts';

export const build = stepHandler('deploy', {
  enqueue,
  'await-all': (context, { deploymentId, token }) =>
    awaitCondition(context, { kind: 'batch', batchId: deploymentId }, token),
  expire: expireDeployment,
  finish: finishDeployment,
});

export const handler = lambda(build);

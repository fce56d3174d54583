import { deploySteps } from '../workflows/deploy/deploy-steps.ts';
import { lambda } from './lambda.ts';
import { stepHandler } from './step-handler.ts';

export const build = stepHandler('deploy', deploySteps);

export const handler = lambda(build);

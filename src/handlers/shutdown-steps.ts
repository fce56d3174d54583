import { shutdownSteps } from '../workflows/shutdown/shutdown-steps.ts';
import { lambda } from './lambda.ts';
import { stepHandler } from './step-handler.ts';

export const build = stepHandler('shutdown', shutdownSteps);

export const handler = lambda(build);

import { configureSteps } from '../workflows/configure/configure-steps.ts';
import { lambda } from './lambda.ts';
import { stepHandler } from './step-handler.ts';

export const build = stepHandler('configure', configureSteps);

export const handler = lambda(build);

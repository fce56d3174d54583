import { bootSteps } from '../workflows/boot/boot-steps.ts';
import { lambda } from './lambda.ts';
import { stepHandler } from './step-handler.ts';

export const build = stepHandler('boot', bootSteps);

export const handler = lambda(build);

import type { Steps } from '../steps.ts';
import { awaitMark } from './await-mark.ts';
import { decide } from './decide.ts';
import { end } from './end.ts';
import { raise } from './raise.ts';

/** The steps that statemachines/configure.asl.json names. */
export const configureSteps: Steps = { decide, 'await-mark': awaitMark, raise, end };

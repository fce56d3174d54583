import { awaitMark } from '../workflows/configure/await-mark.ts';
import { decide } from '../workflows/configure/decide.ts';
import { end } from '../workflows/configure/end.ts';
import { raise } from '../workflows/configure/raise.ts';
import { lambda } from './lambda.ts';
import { stepHandler } from './step-handler.ts';

export const build = stepHandler('configure', { decide, 'await-mark': awaitMark, raise, end });

export const handler = lambda(build);

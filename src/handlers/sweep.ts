import { sweep } from '../workflows/sweep/sweep.ts';
import { buildContext } from './build-context.ts';
import { type Build, lambda } from './lambda.ts';
import { readEnvironment } from './read-environment.ts';
import { withLogging } from './with-logging.ts';

export const build: Build<unknown, void> = (record) => {
  const environment = readEnvironment(record);
  const context = buildContext(environment);
  return withLogging(environment, 'sweep', () => () => sweep(context));
};

export const handler = lambda(build);

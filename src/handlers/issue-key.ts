import { issueKey } from '../operations/issue-key.ts';
import { buildContext } from './build-context.ts';
import { type Build, lambda } from './lambda.ts';
import { readEnvironment } from './read-environment.ts';
import { withLogging } from './with-logging.ts';

export interface IssueKeyEvent {
  /** Whose key it is to be. */
  userArn: string;
}

/** Invoked by the operator alone: no event and no route leads here. */
export const build: Build<IssueKeyEvent, { accessKeyId: string; secretAccessKey: string }> = (record) => {
  const environment = readEnvironment(record);
  const context = buildContext(environment);
  return withLogging(
    environment,
    'issue-key',
    () => (event: IssueKeyEvent) => issueKey(context, event.userArn),
  );
};

export const handler = lambda(build);

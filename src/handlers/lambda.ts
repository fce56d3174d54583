import type { LambdaHandler } from './lambda-handler.ts';

/** Makes a handler of an environment: the local cloud builds each function with one of its own. */
export type Build<Event, Answer> = (
  environment: Readonly<Record<string, string | undefined>>,
) => LambdaHandler<Event, Answer>;

/** What Lambda calls: built from the process's environment, the one place where it is read, at the first event. */
export function lambda<Event, Answer>(build: Build<Event, Answer>): LambdaHandler<Event, Answer> {
  let built: LambdaHandler<Event, Answer> | undefined;
  return (event, context) => {
    built ??= build(process.env);
    return built(event, context);
  };
}

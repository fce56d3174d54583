import type { LambdaContext } from './lambda-context.ts';

export type Handler = (event: unknown, context: LambdaContext) => Promise<unknown>;

/** What a handler's module exports besides `handler`: it builds the handler from an environment of its own. */
export type BuildHandler = (environment: Record<string, string | undefined>) => Handler | Promise<Handler>;

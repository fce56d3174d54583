import type { Context } from 'aws-lambda';

export type LambdaHandler<Event, Answer> = (event: Event, context: Context) => Promise<Answer>;

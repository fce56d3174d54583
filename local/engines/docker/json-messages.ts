import { jsonLines } from './json-lines.ts';

/** What the engine says while it pulls, imports or builds. */
export interface EngineMessage {
  status?: string;
  stream?: string;
  progressDetail?: object;
}

/**
 * The messages of an engine's progress stream, as they come.
 * @throws Error with the engine's words when one of them is an error: it answers 200 before it knows
 */
export async function* jsonMessages(stream: NodeJS.ReadableStream): AsyncGenerator<EngineMessage> {
  for await (const line of jsonLines(stream)) {
    const message = line as EngineMessage & { error?: string };
    if (message.error) throw new Error(message.error);
    yield message;
  }
}

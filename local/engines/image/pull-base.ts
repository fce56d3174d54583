import type Docker from 'dockerode';
import { jsonMessages } from '../docker/json-messages.ts';
import type { ImageName } from './image-name.ts';

const IMAGE = 'docker.io/library/debian:bookworm-slim';
/** Without a registry a pull can hang for minutes; the first sign of life must come by then. */
const FIRST_ANSWER_MS = 15_000;

/** Pulls Debian and tags it. Answers why not, in a phrase, where that does not work. */
export async function pullBase(
  docker: Docker,
  name: ImageName,
  report: (line: string) => void,
): Promise<string | undefined> {
  report('Pulling debian:bookworm-slim');
  const abort = new AbortController();
  const limit = setTimeout(() => abort.abort(), FIRST_ANSWER_MS);
  try {
    const stream = await docker.pull(IMAGE, { abortSignal: abort.signal });
    for await (const message of jsonMessages(stream)) if (message.progressDetail) clearTimeout(limit);
    await docker.getImage(IMAGE).tag(name);
    return undefined;
  } catch (error) {
    return abort.signal.aborted ? 'no answer' : firstLine(error);
  } finally {
    clearTimeout(limit);
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? '';
}

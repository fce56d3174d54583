import type Docker from 'dockerode';
import { jsonMessages } from '../docker/json-messages.ts';
import { baseImage } from './base-image.ts';
import type { DebianRelease } from './debian-release.ts';

/** Without a registry a pull can hang for minutes; the first sign of life must come by then. */
const FIRST_ANSWER_MS = 15_000;

/** Pulls Debian and tags it. Answers why not, in a phrase, where that does not work. */
export async function pullBase(
  docker: Docker,
  release: DebianRelease,
  report: (line: string) => void,
): Promise<string | undefined> {
  const image = `debian:${release.codename}-slim`;
  const { repo, tag } = baseImage(release);
  report(`Pulling ${image}`);
  const abort = new AbortController();
  const limit = setTimeout(() => abort.abort(), FIRST_ANSWER_MS);
  try {
    const stream = await docker.pull(`docker.io/library/${image}`, { abortSignal: abort.signal });
    for await (const message of jsonMessages(stream)) if (message.progressDetail) clearTimeout(limit);
    await docker.getImage(`docker.io/library/${image}`).tag({ repo, tag });
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

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type GitServer, startGitServer } from '../../local/demo/git-server.ts';
import { makeRepository } from '../../local/demo/make-repository.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Folders of the project as git repositories, each with one commit and the tag `v1`. */
export interface ExampleGit {
  /** The URL of a repository as instances see it. */
  urlOf(name: string): string;
  close(): Promise<void>;
}

/** Serves these over HTTP; the repositories are made in `folder`. */
export async function startExampleGit(
  folder: string,
  examples: readonly { name: string; folder: string }[],
): Promise<ExampleGit> {
  mkdirSync(folder, { recursive: true });
  for (const example of examples)
    makeRepository(join(folder, `${example.name}.git`), [
      { folder: join(ROOT, example.folder), tag: EXAMPLE_TAG },
    ]);
  const server: GitServer = await startGitServer(folder);
  return {
    urlOf: (name) => `http://host.opswright.internal:${server.port}/${name}.git`,
    close: () => server.close(),
  };
}

export const EXAMPLE_TAG = 'v1';

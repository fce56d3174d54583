import type { Demo } from './demo.ts';
import { makeDemoRepositories } from './make-demo-repositories.ts';
import { walk } from './walk.ts';

/** The book's chapter: from a stack to a page served by PHP. */
export const bookDemo: Demo = {
  makeSources: async (folder) => makeDemoRepositories(folder),
  run: async ({ client, steps, print, sourcesPort }) => {
    const walked = await walk({ client, steps, print, gitPort: sourcesPort });
    const lines = walked.page.split('\n').map((line) => `  ${line}`);
    return { headline: `The page at ${walked.url} says:`, lines, data: walked };
  },
};

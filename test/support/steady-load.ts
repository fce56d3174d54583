import { request } from 'node:http';
import type { Page } from '../../local/demo/full/page.ts';

export interface LoadOptions {
  page: Page;
  perSecond: number;
  /** Who served a page, by its text. */
  serverOf: (page: string) => string;
}

export interface LoadOutcome {
  /** How many pages each server gave. */
  served: Record<string, number>;
  /** What went wrong, one entry a request: its status or error, and seconds since the load began. */
  failed: string[];
}

export interface SteadyLoad {
  /** How many pages each server has given so far. */
  served(): Record<string, number>;
  /** Asks no more, waits for the last answers. */
  end(): Promise<LoadOutcome>;
}

const LONGEST_ANSWER_MS = 10_000;

/** Requests at fixed times, each on a connection of its own, so that a slow one delays no other. */
export function steadyLoad({ page, perSecond, serverOf }: LoadOptions): SteadyLoad {
  const served: Record<string, number> = {};
  const failed: string[] = [];
  const open = new Set<Promise<void>>();
  const begin = performance.now();
  let asked = 0;

  async function ask(): Promise<void> {
    try {
      const server = serverOf(await textOf(page));
      served[server] = (served[server] ?? 0) + 1;
    } catch (error) {
      const seconds = ((performance.now() - begin) / 1000).toFixed(1);
      failed.push(`${error instanceof Error ? error.message : error} at ${seconds} s`);
    }
  }

  const timer = setInterval(() => {
    // As many as are due: a timer that comes late makes up for it.
    for (const due = ((performance.now() - begin) / 1000) * perSecond; asked < due; asked++) {
      const asking = ask().finally(() => open.delete(asking));
      open.add(asking);
    }
  }, 1000 / perSecond);

  return {
    served: () => ({ ...served }),
    async end() {
      clearInterval(timer);
      await Promise.all(open);
      return { served, failed };
    },
  };
}

/** @throws Error for a status other than 200, a broken connection, an answer later than ten seconds */
function textOf({ url, host }: Page): Promise<string> {
  const headers = host ? { host } : {};
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: false, timeout: LONGEST_ANSWER_MS, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.once('error', reject);
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`HTTP ${answer.statusCode}`));
      });
    });
    asking.once('timeout', () => asking.destroy(new Error(`no answer in ${LONGEST_ANSWER_MS / 1000} s`)));
    asking.once('error', reject);
    asking.end();
  });
}

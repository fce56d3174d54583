import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Source } from '../../../src/model/opsworks.generated.ts';
import { cookbookSourceOf } from './cookbook-source-of.ts';
import { scmOf } from './scm-of.ts';

/** The code of an app is fetched by our cookbooks, custom cookbooks by the agent: two programs, one behaviour. */
export const FETCHERS = ['app', 'cookbooks'] as const;
export type Fetcher = (typeof FETCHERS)[number];

export interface FetchRequest {
  for: Fetcher;
  /** The test's own, and the same one again to see what a later fetch changes. */
  folder: string;
  source: Source;
  /** What the machine's instance profile would give. */
  profile?: { accessKeyId: string; secretAccessKey: string };
  environment?: Record<string, string>;
}

export interface Fetched {
  /** The sentence with which a fetch failed. */
  error?: string;
  log: string;
  /** What the file `probe/recipes/default.rb` of the source says; `undefined` when there is none. */
  probe: string | undefined;
}

const ROOT = new URL('../../..', import.meta.url).pathname;
const PROBE = 'probe/recipes/default.rb';

/** Fetches with the code of the instances, in a Ruby of its own: an app's by our cookbooks, cookbooks by the agent. */
export async function fetchSource(request: FetchRequest): Promise<Fetched> {
  const child = spawn('ruby', [join(import.meta.dirname, 'fetch-source.rb')], {
    env: { ...process.env, ...request.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(JSON.stringify(rubyRequest(request)));
  const ended = once(child, 'close');
  const [output, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`fetch-source.rb ended with ${code}: ${complaints}`);
  return { ...JSON.parse(output), probe: readProbe(request) };
}

function rubyRequest({ for: fetcher, folder, source, profile }: FetchRequest): object {
  const own = fetcher === 'app' ? scmOf(source) : cookbookSourceOf(source);
  return { for: fetcher, folder, profile, source: own, agent: `${ROOT}agent`, cookbooks: `${ROOT}cookbooks` };
}

function readProbe({ for: fetcher, folder }: FetchRequest): string | undefined {
  const places = fetcher === 'app' ? [join(folder, 'release')] : globSync(`${folder}${MERGED}/*`);
  const found = places.map((place) => join(place, PROBE)).find((path) => existsSync(path));
  return found === undefined ? undefined : readFileSync(found, 'utf8').trim();
}

const MERGED = '/var/lib/opswright/cookbooks/merged';

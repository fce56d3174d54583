import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { BenchError } from '../bench-error.ts';
import type { Section } from './section.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The whole of `npm run demo`, from the command to its prompt, with the image present. */
export const demo: Section = {
  name: 'demo',
  world: 'none',
  measure: async ({ folder, progress }) => {
    progress('npm run demo …');
    const begin = performance.now();
    await runDemo(join(folder, 'demo'));
    const value = (performance.now() - begin) / 1000;
    return [{ name: 'demo', title: 'npm run demo, image present', value, unit: 's', goal: 60 }];
  },
};

async function runDemo(dataDir: string): Promise<void> {
  const npm = spawn('npm', ['run', '--silent', 'demo', '--', '--data', dataDir], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (data) => words.push(String(data)));
  const [code] = (await once(npm, 'exit')) as [number | null];
  if (code !== 0) throw new BenchError(`The demo ended with ${code}:\n${words.join('')}`);
}

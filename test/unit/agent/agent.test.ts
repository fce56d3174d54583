import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const runner = fileURLToPath(new URL('../../../agent/test/run', import.meta.url));
const ruby = process.env.OPSWRIGHT_RUBY ?? 'ruby';
const hasRuby = spawnSync(ruby, ['-rminitest', '-e', '']).status === 0;
const missing = hasRuby ? '' : ` (skipped: ${ruby} with minitest is not on this machine)`;

// Several minutes on a machine that is busy with other suites.
const TIME_LIMIT_MS = 600_000;

describe('the agent, on Ruby', () => {
  it.skipIf(!hasRuby)(`passes its own tests${missing}`, { timeout: TIME_LIMIT_MS }, async () => {
    const { code, output } = await run();
    expect(code, output).toBe(0);
    for (const line of visibleSkips(output)) console.warn(line);
  });
});

function run(): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const tests = spawn(runner, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    tests.stdout.on('data', (data: Buffer) => {
      output += data;
    });
    tests.stderr.on('data', (data: Buffer) => {
      output += data;
    });
    tests.on('error', reject);
    tests.on('close', (code) => resolve({ code, output }));
  });
}

/** What could not be tested here, such as real Chef runs, once each. */
function visibleSkips(output: string): string[] {
  const reasons = output.match(/^no Chef in .*$/gm) ?? [];
  return [...new Set(reasons)].map((reason) => `agent tests skipped: ${reason}`);
}

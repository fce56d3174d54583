// `npm test`: everything the gate asks, the quick questions first. `npm test -- fast` leaves out what needs machines;
// `npm test -- all` adds what takes too long for the gate: each layer's recipes, from setup to shutdown.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT } from './exit-codes.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [extent = 'gate'] = process.argv.slice(2);
if (!['fast', 'gate', 'all'].includes(extent)) {
  console.error(`npm test takes fast or all, not '${extent}'.`);
  process.exit(EXIT.usage);
}
// Storms of faults: 200 of them take three minutes of two quiet cores, a dozen is in the gate.
const seeds = extent === 'all' ? '1-200' : '1-12';
const reports = mkdtempSync(join(tmpdir(), 'opswright-test-'));

const bin = (name) => join(root, 'node_modules', '.bin', name);
const vitest = (name, project) => ({
  name,
  command: [
    process.execPath,
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--project',
    project,
  ],
  report: join(reports, `${name.replaceAll(' ', '-')}.json`),
});

const questions = [
  { name: 'lint', command: [bin('biome'), 'check', '--error-on-warnings'] },
  { name: 'types', command: [bin('tsc'), '-p', '.'] },
  {
    name: 'dependency rule',
    command: [bin('depcruise'), 'src', 'local', '--config', '.dependency-cruiser.json'],
  },
  { name: 'dead code', command: [bin('knip')] },
  vitest('fast tests', 'fast'),
  ...(extent === 'fast' ? [] : [vitest('machines', 'e2e'), vitest('clients', 'clients')]),
  ...(extent === 'all' ? [vitest('layers', 'layers')] : []),
];

const counts = { passed: 0, failed: 0, skipped: 0 };
const times = [];
for (const question of questions) ask(question);
rmSync(reports, { recursive: true, force: true });

console.log('\nWhat took how long:');
for (const { name, seconds, verdict } of times) console.log(`  ${verdict}  ${name}: ${seconds.toFixed(1)} s`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? EXIT.ok : EXIT.failed);

/** Asks one question; every answer is counted, and none keeps the next from being asked. */
function ask({ name, command: [program, ...args], report }) {
  console.log(`\n── ${name}`);
  const begin = performance.now();
  const reporters = report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const { status } = spawnSync(program, [...args, ...reporters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { SEEDS: seeds, ...process.env },
  });
  const good = status === 0;
  times.push({ name, seconds: (performance.now() - begin) / 1000, verdict: good ? 'ok    ' : 'FAILED' });
  if (!report) counts[good ? 'passed' : 'failed'] += 1;
  else countTests(report, good);
}

/** A run that broke before it wrote its report has failed, whatever it counted. */
function countTests(report, good) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read(report);
  counts.passed += numPassedTests;
  counts.failed += good ? numFailedTests : Math.max(1, numFailedTests);
  counts.skipped += numPendingTests;
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}

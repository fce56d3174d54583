#!/usr/bin/env node
// Runs one of the project's own programs on the project's own Node, whatever Node started it.
// This file must run on any Node from 18 on and with no node_modules: it brings both.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT } from './exit-codes.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const marker = join(root, 'node_modules', '.opswright-lock');

const programs = {
  start: ['local/start.ts'],
  demo: ['local/demo/main.ts'],
  bench: ['bench/main.ts'],
  test: ['scripts/test.mjs'],
  package: ['scripts/package.mjs'],
  deploy: ['scripts/deploy.mjs'],
};

/**
 * The control plane is to be small in memory, and is not busy enough to mind: a small young generation, and a limit
 * of the heap (MB) far above its need (60 with twenty instances). V8 takes the limit as a hint how far garbage may grow
 * before it collects: with its own limit of gigabytes, to four times what is alive.
 */
const SMALL_IN_MEMORY = ['--max-semi-space-size=2', '--max-old-space-size=512'];

/** glibc gives each thread an arena of its own, each with its own holes: 10 MB of a process whose threads do little. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' };

const [program, ...rest] = process.argv.slice(2);
const script = programs[program];
if (!script) {
  console.error(`Unknown program ${program ?? '(none)'}; there are ${Object.keys(programs).join(', ')}.`);
  process.exit(EXIT.usage);
}
installDependencies();
runOnOwnNode([...script, ...rest]);

/**
 * Installs when the lock file is not the one that node_modules was made from. Not `npm ci`: it refuses a lock file
 * that was made where the registry lacked a package of another platform; the locked versions are installed anyway.
 */
function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  console.error("Installing the project's packages (about a minute) …");
  const done = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) {
    console.error('npm install failed: see above. The npm registry must be reachable for the first run.');
    process.exit(EXIT.install);
  }
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, lock);
}

function runOnOwnNode(args) {
  const bin = join(root, 'node_modules', '.bin');
  const node = ownNode(bin);
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...SMALL_IN_MEMORY, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...FEW_ARENAS,
      ...process.env,
      PATH: `${bin}:${process.env.PATH}`,
      // Compiled code from the last start: the second start takes half the time.
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
    },
  });
  // A terminal sends Ctrl-C to the whole group: the child decides when it is done, we only wait for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => forward(child, signal));
  child.on('exit', (code, signal) => process.exit(signal ? EXIT.killed : (code ?? EXIT.killed)));
}

function forward(child, signal) {
  if (signal === 'SIGINT' && process.stdin.isTTY) return;
  child.kill(signal);
}

/** The Node that npm put into node_modules, or the running one where it is new enough. */
function ownNode(bin) {
  const own = join(bin, 'node');
  if (existsSync(own)) return own;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  console.error(
    `Node ${process.versions.node} cannot run the sources and npm brought no newer one for this platform: install Node 22.18 or later.`,
  );
  process.exit(EXIT.nodeTooOld);
}

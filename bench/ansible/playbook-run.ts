import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BenchError } from '../bench-error.ts';
import { changedIn } from './changed-in.ts';
import { ANSIBLE_PLAYBOOK } from './ensure-ansible.ts';
import type { ManagedMachine } from './managed-machines.ts';

const PLAYBOOK = join(import.meta.dirname, 'playbook');

export interface PlaybookOrder {
  /** Of this order alone: inventory, and the sockets of ssh. */
  folder: string;
  machines: { php: readonly ManagedMachine[]; lb: ManagedMachine };
  keyFile: string;
  /** As the machines see it. */
  repository: string;
}

export interface Played {
  seconds: number;
  /** How many tasks changed something, on all machines. */
  changed: number;
}

/** The playbook on some machines: to be run several times, through the same connections. */
export class PlaybookRun {
  readonly #order: PlaybookOrder;

  constructor(order: PlaybookOrder) {
    mkdirSync(order.folder, { recursive: true });
    writeFileSync(join(order.folder, 'inventory.yml'), JSON.stringify(inventory(order)));
    this.#order = order;
  }

  /** @throws BenchError with the end of its output when a task fails */
  async play(): Promise<Played> {
    const begin = performance.now();
    const output = await run(
      ANSIBLE_PLAYBOOK,
      ['-i', join(this.#order.folder, 'inventory.yml'), 'site.yml'],
      {
        ...process.env,
        ANSIBLE_CONFIG: join(PLAYBOOK, 'ansible.cfg'),
        ANSIBLE_SSH_CONTROL_PATH_DIR: this.#sockets,
        ANSIBLE_NOCOLOR: '1',
      },
    );
    return { seconds: (performance.now() - begin) / 1000, changed: changedIn(output) };
  }

  /** Ends the connections: they would outlive their machines. */
  async close(): Promise<void> {
    for (const socket of readdirSync(this.#sockets))
      await run(
        'ssh',
        ['-O', 'exit', '-o', `ControlPath=${join(this.#sockets, socket)}`, 'machine'],
        process.env,
      );
  }

  get #sockets(): string {
    return join(this.#order.folder, 'ssh');
  }
}

function inventory({ machines: { php, lb }, keyFile, repository }: PlaybookOrder): object {
  const hosts = (machines: readonly ManagedMachine[]) => ({
    hosts: Object.fromEntries(machines.map(({ hostname, ip }) => [hostname, { ansible_host: ip }])),
  });
  const vars = { ansible_user: 'root', ansible_ssh_private_key_file: keyFile, app_repository: repository };
  return { all: { vars, children: { php: hosts(php), lb: hosts([lb]) } } };
}

async function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  try {
    return (await promisify(execFile)(command, args, { cwd: PLAYBOOK, env, maxBuffer: 2 ** 24 })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new BenchError(`${command} failed:\n${`${stdout}\n${stderr}`.slice(-4000)}`, { cause: error });
  }
}

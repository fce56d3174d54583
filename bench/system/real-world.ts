import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type GitServer, startGitServer } from '../../local/demo/git-server.ts';
import { makeDemoRepositories } from '../../local/demo/make-demo-repositories.ts';
import type { BenchStack } from './bench-stack.ts';
import { type Machine, openShells } from './machine.ts';
import { createPhpStack, type PhpStack } from './php-stack.ts';
import { removeSystem } from './remove-system.ts';
import { type RunningSystem, startSystem } from './running-system.ts';

export interface BootWatch {
  /** Called before StartInstance. */
  onStart?: () => void;
  /** Called with each status that is seen. */
  onStatus?: (status: string) => void;
}

/** A system on containers, the demo's app in git, and a stack for it. Sections share it. */
export class RealWorld {
  readonly system: RunningSystem;
  readonly stack: BenchStack;
  readonly appId: string;
  readonly #layerId: string;
  readonly #git: GitServer;
  readonly #machineOf: Awaited<ReturnType<typeof openShells>>;
  readonly #report: (line: string) => void;
  readonly #machines: Machine[] = [];

  private constructor(
    parts: { system: RunningSystem; php: PhpStack; git: GitServer },
    machineOf: Awaited<ReturnType<typeof openShells>>,
    report: (line: string) => void,
  ) {
    this.system = parts.system;
    this.stack = parts.php.stack;
    this.appId = parts.php.appId;
    this.#layerId = parts.php.layerId;
    this.#git = parts.git;
    this.#machineOf = machineOf;
    this.#report = report;
  }

  static async open(folder: string, report: (line: string) => void): Promise<RealWorld> {
    const repositories = join(folder, 'git');
    mkdirSync(repositories, { recursive: true });
    makeDemoRepositories(repositories);
    const git = await startGitServer(repositories);
    const system = await startSystem(join(folder, 'containers'), 'containers');
    const url = `http://host.opswright.internal:${git.port}/simple-php-app.git`;
    const php = await createPhpStack(system.connection, url);
    return new RealWorld({ system, php, git }, await openShells(system.dataDir, report), report);
  }

  /** Creates and starts one instance; resolves when it is online. */
  async boot({ onStart, onStatus }: BootWatch = {}): Promise<void> {
    const id = await this.stack.createInstance(this.#layerId);
    onStart?.();
    await this.stack.start(id);
    await this.stack.untilOnline(id, onStatus);
    this.#machines.push(this.#machineOf(await this.stack.instance(id)));
  }

  /** That many online instances; boots the missing ones at once. */
  async machines(count: number): Promise<Machine[]> {
    const missing = Math.max(0, count - this.#machines.length);
    await Promise.all(Array.from({ length: missing }, () => this.boot()));
    return this.#machines.slice(0, count);
  }

  async close(): Promise<void> {
    this.stack.close();
    await removeSystem(this.system, 'containers', this.#report);
    await this.#git.close();
  }
}

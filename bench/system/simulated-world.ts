import { join } from 'node:path';
import type { BenchStack } from './bench-stack.ts';
import { createPhpStack, type PhpStack } from './php-stack.ts';
import { removeSystem } from './remove-system.ts';
import { type RunningSystem, startSystem } from './running-system.ts';

/** The simulated agents fetch nothing. */
const REPOSITORY = 'http://host.opswright.internal/simple-php-app.git';

/** A system with simulated instances, whose agents are in a process of their own. */
export class SimulatedWorld {
  readonly system: RunningSystem;
  readonly stack: BenchStack;
  readonly #report: (line: string) => void;

  private constructor(system: RunningSystem, stack: BenchStack, report: (line: string) => void) {
    this.system = system;
    this.stack = stack;
    this.#report = report;
  }

  /** With so many instances online. */
  static async open(
    folder: string,
    instances: number,
    report: (line: string) => void,
  ): Promise<SimulatedWorld> {
    const system = await startSystem(join(folder, 'simulated'), 'simulated');
    const php = await createPhpStack(system.connection, REPOSITORY);
    await Promise.all(Array.from({ length: instances }, () => bootOne(php)));
    return new SimulatedWorld(system, php.stack, report);
  }

  async close(): Promise<void> {
    this.stack.close();
    await removeSystem(this.system, 'simulated', this.#report);
  }
}

async function bootOne({ stack, layerId }: PhpStack): Promise<void> {
  const id = await stack.createInstance(layerId);
  await stack.start(id);
  await stack.untilOnline(id);
}

import { Busy } from '../activity/busy.ts';
import type { EmitEvent } from '../contracts/cloud-event.ts';
import type { LocalClock, Timer } from '../contracts/local-clock.ts';
import type { Faults } from '../faults/faults.ts';
import { type Command, type Invocation, statusOf } from './command.ts';
import type { SsmMachines } from './machines.ts';

/** SSM keeps no more of an output either. */
const MOST_OUTPUT = 24_000;
/** Commands that are remembered, for those who ask what became of one. */
const MOST_COMMANDS = 1000;
/** However wide a command may run: each machine costs a process on this host. */
const WIDEST = 16;

export interface CommandRunnerOptions {
  machines: SsmMachines;
  clock: LocalClock;
  emit: EmitEvent;
  faults: Faults;
}

/**
 * Runs commands on machines. What it knows of them is in memory: a restart forgets commands, as a lost command must
 * be expected of SSM anyway.
 */
export class CommandRunner {
  readonly #options: CommandRunnerOptions;
  readonly #commands = new Map<string, Command>();
  readonly #busy = new Busy();
  readonly #deadlines = new Set<Timer>();
  #closed = false;

  constructor(options: CommandRunnerOptions) {
    this.#options = options;
  }

  /** Newest first. */
  get commands(): Command[] {
    return [...this.#commands.values()].reverse();
  }

  get(id: string): Command | undefined {
    return this.#commands.get(id);
  }

  /** Begins a command; it goes on by itself. */
  begin(command: Command): void {
    this.#commands.set(command.id, command);
    const [oldest] = this.#commands.keys();
    if (this.#commands.size > MOST_COMMANDS && oldest !== undefined) this.#commands.delete(oldest);
    const [dropped, reached] = partition(command.invocations, () =>
      this.#options.faults.strikes('droppedWakes'),
    );
    if (dropped.length > 0) this.#expireLater(command, dropped);
    void this.#busy.during(() => this.#runAll(command, reached));
  }

  get busy(): Busy {
    return this.#busy;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#deadlines) timer.cancel();
    await this.#busy.idle();
  }

  async #runAll(command: Command, invocations: Invocation[]): Promise<void> {
    const waiting = invocations[Symbol.iterator]();
    const lane = async (): Promise<void> => {
      for (const invocation of waiting) await this.#run(command, invocation);
    };
    await Promise.all(Array.from({ length: Math.min(command.width, WIDEST) }, lane));
    await this.#announceCommand(command);
  }

  async #run(command: Command, invocation: Invocation): Promise<void> {
    const { machines, clock } = this.#options;
    if (this.#closed) return;
    invocation.startedMs = clock.now();
    invocation.status = 'InProgress';
    await this.#announce(command, invocation);
    try {
      const { exitCode, output } = await machines.run(invocation.ec2InstanceId, command.script);
      Object.assign(invocation, { exitCode, output: output.slice(0, MOST_OUTPUT) });
      invocation.status = exitCode === 0 ? 'Success' : 'Failed';
    } catch (error) {
      Object.assign(invocation, { status: 'Failed', exitCode: -1, output: String(error) });
    }
    invocation.endedMs = clock.now();
    await this.#announce(command, invocation);
  }

  /** A command that reached no agent ends as SSM ends it: when its delivery time is over. */
  #expireLater(command: Command, invocations: Invocation[]): void {
    const timer = this.#options.clock.at(command.expiresMs, () => {
      this.#deadlines.delete(timer);
      void this.#busy.during(() => this.#expire(command, invocations));
    });
    this.#deadlines.add(timer);
  }

  async #expire(command: Command, invocations: Invocation[]): Promise<void> {
    for (const invocation of invocations) {
      Object.assign(invocation, { status: 'TimedOut', endedMs: this.#options.clock.now() });
      await this.#announce(command, invocation);
    }
    await this.#announceCommand(command);
  }

  #announce(command: Command, { ec2InstanceId, status }: Invocation): Promise<void> {
    return this.#tell('EC2 Command Invocation Status-change Notification', command, {
      'instance-id': ec2InstanceId,
      status,
    });
  }

  async #announceCommand(command: Command): Promise<void> {
    const status = statusOf(command);
    if (status === 'Pending' || status === 'InProgress') return;
    await this.#tell('EC2 Command Status-change Notification', command, { status });
  }

  async #tell(
    detailType: string,
    { id, documentName, requestedMs, expiresMs }: Command,
    more: object,
  ): Promise<void> {
    const times = {
      'requested-date-time': new Date(requestedMs).toISOString(),
      'expire-after': new Date(expiresMs).toISOString(),
    };
    const detail = { 'command-id': id, 'document-name': documentName, ...times, ...more };
    await this.#options.emit({ source: 'aws.ssm', detailType, detail });
  }
}

function partition<Each>(all: readonly Each[], test: (each: Each) => boolean): [Each[], Each[]] {
  const yes: Each[] = [];
  const no: Each[] = [];
  for (const each of all) (test(each) ? yes : no).push(each);
  return [yes, no];
}

import type { Busy } from '../../activity/busy.ts';
import type { InvokeFunction } from '../../contracts/invoke-function.ts';
import type { LocalClock } from '../../contracts/local-clock.ts';
import type { Faults } from '../../faults/faults.ts';
import type { Event } from '../core/event.ts';
import { summaryOf } from '../core/execution-summary.ts';
import type { Work } from '../core/work.ts';
import { childStartEvent } from './child-start-event.ts';
import type { Closings } from './closings.ts';
import type { Executions } from './executions.ts';
import { invocationEvent } from './invocation-event.ts';
import { NotRunningError } from './not-running-error.ts';

export interface WorkerOptions {
  /** The ARN of the execution it works for. */
  execution: string;
  executions: Executions;
  clock: LocalClock;
  invoke: InvokeFunction;
  busy: Busy;
  closings: Closings;
  faults: Faults;
}

type Cancel = () => void;
type WorkOf<Kind extends Work['kind']> = Extract<Work, { kind: Kind }>;

const NOTHING_TO_CANCEL: Cancel = () => {};
/** How late, in seconds, the fault mode makes the function that is given a task token. */
const LATEST_CALLBACK_SECONDS = 5;

/** Carries out the work of one execution; whatever comes of it is posted back as an event. */
export class Worker {
  readonly #options: WorkerOptions;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** Begins a piece of work; answers how to give it up. */
  begin(work: Work): Cancel {
    switch (work.kind) {
      case 'post':
        this.#post(work.event);
        return NOTHING_TO_CANCEL;
      case 'timer':
        return this.#startTimer(work);
      case 'invoke':
        return this.#invokeInTime(work);
      case 'startChild':
        this.#post(childStartEvent(this.#options.executions, this.#options.execution, work));
        return NOTHING_TO_CANCEL;
      case 'awaitChild':
        return this.#awaitChild(work);
    }
  }

  /**
   * What comes after the close is forgotten: the next start begins its cause again. Any other failure is one of
   * writing; it is thrown here with nobody to catch it, and the process ends: nothing else is safe.
   */
  #post(event: Event): void {
    void this.#options.executions.post(this.#options.execution, event).catch((error) => {
      if (!(error instanceof NotRunningError)) throw error;
    });
  }

  #startTimer({ at, event }: WorkOf<'timer'>): Cancel {
    const { clock } = this.#options;
    if (at <= clock.now()) {
      this.#post(event);
      return NOTHING_TO_CANCEL;
    }
    const timer = clock.at(at, () => this.#post(event));
    return () => timer.cancel();
  }

  /** The fault mode lets a task's function, and so its storing of the token, come after what the task waits for. */
  #invokeInTime(work: WorkOf<'invoke'>): Cancel {
    const { clock, faults } = this.#options;
    if (!work.hasToken || !faults.strikes('delayedCallbacks')) {
      this.#invoke(work);
      return NOTHING_TO_CANCEL;
    }
    const at = clock.now() + 1000 * faults.upTo(LATEST_CALLBACK_SECONDS);
    const timer = clock.at(at, () => this.#invoke(work));
    return () => timer.cancel();
  }

  /** A function cannot be called back: what it answers after the task has ended is refused. */
  #invoke(work: WorkOf<'invoke'>): void {
    const { busy, invoke, faults } = this.#options;
    void busy.during(async () => this.#post(await invocationEvent(invoke, work)));
    // The fault mode's second run is one that AWS never admits to: its answer is nobody's.
    if (faults.strikes('doubledInvocations')) void busy.during(() => invocationEvent(invoke, work));
  }

  #awaitChild({ ref, arn }: WorkOf<'awaitChild'>): Cancel {
    const { executions, closings } = this.#options;
    const child = executions.find(arn);
    if (child === undefined) {
      this.#post({ kind: 'failed', ref, error: 'States.TaskFailed', cause: `Execution ${arn} is gone.` });
      return NOTHING_TO_CANCEL;
    }
    if (child.status === 'RUNNING') {
      return closings.listen(arn, (closed) =>
        this.#post({ kind: 'childClosed', ref, child: summaryOf(closed) }),
      );
    }
    this.#post({ kind: 'childClosed', ref, child: summaryOf(child) });
    return NOTHING_TO_CANCEL;
  }
}

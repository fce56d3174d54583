import type { Busy } from '../../activity/busy.ts';
import type { EmitEvent } from '../../contracts/cloud-event.ts';
import type { LocalClock, Timer } from '../../contracts/local-clock.ts';
import type { Deed } from '../core/deed.ts';
import type { Event } from '../core/event.ts';
import type { ExecutionStore, PendingDeed } from '../store/execution-store.ts';

const AGAIN_AFTER_MS = 1000;

export interface DeedDoerOptions {
  store: ExecutionStore;
  emit: EmitEvent;
  clock: LocalClock;
  busy: Busy;
  post(arn: string, event: Event): Promise<boolean>;
}

/** Does deeds until they succeed, and forgets them only then: at least once, across restarts. */
export class DeedDoer {
  readonly #options: DeedDoerOptions;
  readonly #again = new Set<Timer>();
  #closed = false;

  constructor(options: DeedDoerOptions) {
    this.#options = options;
  }

  doAll(deeds: readonly PendingDeed[]): void {
    for (const deed of deeds) void this.#options.busy.during(() => this.#do(deed));
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#again) timer.cancel();
  }

  async #do(pending: PendingDeed): Promise<void> {
    const done = await this.#perform(pending.deed).then(
      () => true,
      () => false,
    );
    if (this.#closed) return;
    if (done) this.#options.store.deedDone(pending);
    else this.#doAgainLater(pending);
  }

  #doAgainLater(pending: PendingDeed): void {
    const { clock } = this.#options;
    const timer = clock.at(clock.now() + AGAIN_AFTER_MS, () => {
      this.#again.delete(timer);
      this.doAll([pending]);
    });
    this.#again.add(timer);
  }

  async #perform(deed: Deed): Promise<void> {
    switch (deed.kind) {
      case 'announce':
        return this.#options.emit({
          source: 'aws.states',
          detailType: 'Step Functions Execution Status Change',
          detail: deed.detail,
          resources: [deed.detail.executionArn],
        });
      case 'stopChild': {
        const cause = 'The execution that waits for it has given it up.';
        await this.#options.post(deed.arn, { kind: 'stop', error: undefined, cause });
        return;
      }
    }
  }
}

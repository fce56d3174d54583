import type { Execution } from '../core/execution.ts';

/** Who waits for which execution to close. */
export class Closings {
  readonly #listeners = new Map<string, Set<(closed: Execution) => void>>();

  /** Calls back once when the execution closes; answers how to stop listening. */
  listen(arn: string, onClosed: (closed: Execution) => void): () => void {
    const listeners = this.#listeners.get(arn) ?? new Set();
    this.#listeners.set(arn, listeners.add(onClosed));
    return () => listeners.delete(onClosed);
  }

  tell(closed: Execution): void {
    const listeners = this.#listeners.get(closed.arn) ?? [];
    this.#listeners.delete(closed.arn);
    for (const onClosed of listeners) onClosed(closed);
  }
}

import { OpswrightError } from '../../domain/errors.ts';

/** @throws what is no weather (all of it, when it is more than one), otherwise the first of what failed, if any did */
export function throwWorst(failures: readonly unknown[]): void {
  const faults = failures.filter((error) => !(error instanceof OpswrightError && error.retryable));
  if (faults.length > 1) throw new AggregateError(faults, `${faults.length} things could not be swept.`);
  if (failures.length > 0) throw faults[0] ?? failures[0];
}

import type { LedgerEntry } from './ledger.ts';

/** What must never have happened, a sentence each: a command that ran twice, two at the same time on one machine. */
export function findLedgerFaults(entries: readonly LedgerEntry[]): string[] {
  return [...repeats(entries), ...overlaps(entries)];
}

function repeats(entries: readonly LedgerEntry[]): string[] {
  const byCommand = Map.groupBy(entries, ({ commandId }) => commandId);
  return [...byCommand]
    .filter(([, runs]) => runs.length > 1)
    .map(
      ([id, runs]) => `Command ${id} ran ${runs.length} times, on ${runs.map((run) => run.ec2InstanceId)}`,
    );
}

function overlaps(entries: readonly LedgerEntry[]): string[] {
  const byMachine = Map.groupBy(entries, ({ ec2InstanceId }) => ec2InstanceId);
  return [...byMachine.values()].flatMap((runs) => {
    const inOrder = runs.toSorted((a, b) => a.startedAt - b.startedAt);
    return inOrder.flatMap((run, index) => overlap(run, inOrder[index + 1]));
  });
}

function overlap(run: LedgerEntry, next: LedgerEntry | undefined): string[] {
  if (!next || (run.endedAt ?? Number.POSITIVE_INFINITY) <= next.startedAt) return [];
  return [`On ${run.ec2InstanceId}, ${next.commandId} began while ${run.commandId} ran`];
}

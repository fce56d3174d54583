import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../../state/in-transaction.ts';
import type { Branch, BranchId } from '../core/branch.ts';
import type { Deed } from '../core/deed.ts';
import type { Execution, ExecutionStatus } from '../core/execution.ts';
import type { HistoryEvent } from '../core/history-event.ts';
import type { Step } from '../core/step.ts';
import { prepare, type Statements } from './statements.ts';
import { TABLES } from './tables.ts';

/** A deed that is still to be done. */
export interface PendingDeed {
  id: number;
  deed: Deed;
}

/** Which executions a page of ListExecutions is of. */
export interface ListedExecutions {
  machineArn: string;
  status: ExecutionStatus | undefined;
  limit: number;
  offset: number;
}

/** AWS keeps a closed execution, and bars its name, for this long. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;
/** As many as are removed with each execution that closes: more than come, so none pile up. */
const PRUNED_AT_A_TIME = 20;

const NONE: ReadonlyMap<BranchId, Branch> = new Map();

/** Executions on disk. Every step is one transaction. */
export class ExecutionStore {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;

  constructor(database: DatabaseSync) {
    database.exec(TABLES);
    this.#database = database;
    this.#statements = prepare(database);
  }

  /** Writes what a step changed since `before`, and answers its deeds. */
  commit(before: Execution | undefined, { execution, history, deeds }: Step): PendingDeed[] {
    return inTransaction(this.#database, () => {
      this.#saveExecution(execution);
      this.#saveBranches(execution.arn, before?.branches ?? NONE, execution.branches);
      for (const event of history) {
        this.#statements.addHistory.run(execution.arn, event.id, JSON.stringify(event));
      }
      if (execution.ending !== undefined) this.#prune(execution.ending.at);
      return deeds.map((deed) => this.#addDeed(deed));
    });
  }

  find(arn: string): Execution | undefined {
    const row = this.#statements.execution.get(arn);
    return row && this.#read(row);
  }

  open(): Execution[] {
    return this.#statements.openExecutions.all().map((row) => this.#read(row));
  }

  /** Newest first. */
  list({ machineArn, status, limit, offset }: ListedExecutions): Execution[] {
    const rows = this.#statements.listed.all(machineArn, status ?? null, status ?? null, limit, offset);
    return rows.map((row) => this.#parse(row));
  }

  history(arn: string, page: { limit: number; offset: number; newestFirst: boolean }): HistoryEvent[] {
    const { history, historyNewestFirst } = this.#statements;
    const rows = (page.newestFirst ? historyNewestFirst : history).all(arn, page.limit, page.offset);
    return rows.map(({ event }) => JSON.parse(String(event)));
  }

  pendingDeeds(): PendingDeed[] {
    return this.#statements.deeds
      .all()
      .map(({ id, deed }) => ({ id: Number(id), deed: JSON.parse(String(deed)) }));
  }

  deedDone({ id }: PendingDeed): void {
    this.#statements.removeDeed.run(id);
  }

  keepDefinition(digest: string, name: string, definition: string): void {
    this.#statements.addDefinition.run(digest, name, definition);
  }

  definition(digest: string): { name: string; definition: string } | undefined {
    const row = this.#statements.definition.get(digest);
    return row && { name: String(row.name), definition: String(row.definition) };
  }

  #saveExecution({ branches: _, ...execution }: Execution): void {
    const { arn, machine, status, startedAt, ending } = execution;
    const state = JSON.stringify(execution);
    this.#statements.saveExecution.run(arn, machine.arn, status, startedAt, ending?.at ?? null, state);
  }

  #saveBranches(arn: string, before: Execution['branches'], after: Execution['branches']): void {
    for (const [id, branch] of after) {
      if (before.get(id) !== branch) this.#statements.saveBranch.run(arn, id, JSON.stringify(branch));
    }
    for (const id of before.keys()) if (!after.has(id)) this.#statements.removeBranch.run(arn, id);
  }

  #addDeed(deed: Deed): PendingDeed {
    const { lastInsertRowid } = this.#statements.addDeed.run(JSON.stringify(deed));
    return { id: Number(lastInsertRowid), deed };
  }

  #prune(now: number): void {
    for (const { arn } of this.#statements.oldest.all(now - KEPT_MS, PRUNED_AT_A_TIME)) {
      this.#statements.removeHistory.run(String(arn));
      this.#statements.removeExecution.run(String(arn));
    }
  }

  #parse({ state }: Row): Execution {
    return { ...JSON.parse(String(state)), branches: NONE };
  }

  #read(row: Row): Execution {
    const execution = this.#parse(row);
    const rows = this.#statements.branches.all(execution.arn);
    const branches = rows.map(({ state }): Branch => JSON.parse(String(state)));
    return { ...execution, branches: new Map(branches.map((branch) => [branch.id, branch])) };
  }
}

type Row = Record<string, unknown>;

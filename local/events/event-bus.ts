import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../contracts/aws-error.ts';
import type { CloudEvent } from '../contracts/cloud-event.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import type { Faults } from '../faults/faults.ts';
import { nextDue, parseExpression } from '../schedules/parse-expression.ts';
import { Ticker } from '../schedules/ticker.ts';
import type { DeclaredRule, Target } from '../serverless/declared-cloud.ts';
import { inTransaction } from '../state/in-transaction.ts';
import { type EventEnvelope, type EventPlace, toEnvelope } from './event-envelope.ts';
import { matchesPattern, unknownMatcher } from './match-pattern.ts';
import { RuleStore, type StoredRule } from './rule-store.ts';
import { targetInput } from './target-input.ts';

/** How long the fault mode holds an event back at most. */
const LATEST_MS = 5000;

/** Hands a payload to a target's queue: on disk when it returns, not before `dueMs`. @throws AwsError for an ARN it does not serve */
type Deliver = (targetArn: string, payload: unknown, dueMs: number) => void;

export interface EventBusOptions extends EventPlace {
  database: DatabaseSync;
  clock: LocalClock;
  deliver: Deliver;
  faults: Faults;
}

/** The default bus. An event and all that it leads to are put on disk together; delivery is the queue's. */
export class EventBus {
  readonly rules: RuleStore;
  readonly #options: EventBusOptions;
  readonly #ticker: Ticker;

  constructor(options: EventBusOptions) {
    this.#options = options;
    this.rules = new RuleStore(options.database);
    this.#ticker = new Ticker({
      clock: options.clock,
      nextDue: () => earliest(this.rules.all().map(({ due }) => due)),
      run: (nowMs) => this.#fire(nowMs),
    });
  }

  /** Makes the rules of serverless.yml what they are there; what they were due at stays. */
  declare(rules: readonly DeclaredRule[]): void {
    inTransaction(this.#options.database, () => {
      this.rules.removeUndeclared(rules.map(({ name }) => name));
      for (const rule of rules) this.put(rule, true);
    });
  }

  /** Makes or changes a rule. @throws AwsError ValidationException, InvalidEventPatternException */
  put(rule: DeclaredRule, declared = false): void {
    const matcher = unknownMatcher(rule.pattern ?? {});
    if (matcher !== undefined) {
      throw new AwsError(
        'InvalidEventPatternException',
        `The local EventBridge does not know the matcher ${matcher}`,
      );
    }
    const old = this.rules.get(rule.name);
    const same = old?.scheduleExpression === rule.scheduleExpression && old?.enabled === rule.enabled;
    const now = this.#options.clock.now();
    const since = same ? (old?.since ?? now) : now;
    this.rules.put({ ...rule, since, due: same ? old?.due : dueAfter(rule, now, since) }, declared);
    this.#ticker.reset();
  }

  remove(name: string): void {
    this.rules.remove(name);
    this.#ticker.reset();
  }

  /** Accepts events: each rule that matches hands them to its targets. On disk when this returns. */
  accept(events: readonly CloudEvent[]): EventEnvelope[] {
    const { database, clock } = this.#options;
    const envelopes = events.map((event) => toEnvelope(event, this.#options, clock.now()));
    const rules = this.rules.all().filter(({ enabled, pattern }) => enabled && pattern !== undefined);
    inTransaction(database, () => {
      for (const envelope of envelopes) {
        for (const rule of rules)
          if (matchesPattern(rule.pattern ?? {}, envelope)) this.#deliverAll(rule.targets, envelope);
      }
    });
    return envelopes;
  }

  /** Begins with what became due while the cloud was down: once each, however often that was. */
  start(): void {
    this.#ticker.start();
  }

  close(): void {
    this.#ticker.close();
  }

  #fire(nowMs: number): void {
    inTransaction(this.#options.database, () => {
      for (const rule of this.rules.all())
        if (rule.due !== undefined && rule.due <= nowMs) this.#fireRule(rule, nowMs);
    });
  }

  #fireRule(rule: StoredRule, nowMs: number): void {
    const { accountId, region } = this.#options;
    const resources = [`arn:aws:events:${region}:${accountId}:rule/${rule.name}`];
    const event = { source: 'aws.events', detailType: 'Scheduled Event', detail: {}, resources };
    this.#deliverAll(rule.targets, toEnvelope(event, this.#options, nowMs));
    this.rules.setDue(rule.name, dueAfter(rule, nowMs, rule.since));
  }

  #deliverAll(targets: readonly Target[], envelope: EventEnvelope): void {
    const { deliver, clock, faults } = this.#options;
    for (const target of targets) {
      const lateMs = faults.strikes('shuffledEvents') ? faults.upTo(LATEST_MS) : 0;
      const payload = targetInput(target, envelope);
      deliver(target.arn, payload, clock.now() + lateMs);
      if (faults.strikes('doubledEvents')) deliver(target.arn, payload, clock.now() + faults.upTo(LATEST_MS));
    }
  }
}

function dueAfter(
  { enabled, scheduleExpression }: DeclaredRule,
  nowMs: number,
  sinceMs: number,
): number | undefined {
  if (!enabled || scheduleExpression === undefined) return undefined;
  if (scheduleExpression.startsWith('at('))
    throw new AwsError('ValidationException', 'Parameter ScheduleExpression is not valid.');
  return nextDue(parseExpression(scheduleExpression), nowMs, sinceMs);
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

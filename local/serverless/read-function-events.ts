import type { DeclaredFunction, DeclaredRule, DeclaredSchedule, Target } from './declared-cloud.ts';
import type { FunctionEntry } from './document.ts';

interface ScheduleEvent {
  rate?: string | string[];
  enabled?: boolean;
  input?: unknown;
  name?: string;
  method?: string;
  timezone?: string;
}

interface EventBridgeEvent {
  pattern?: object;
  schedule?: string;
  enabled?: boolean;
  input?: unknown;
  inputPath?: string;
  inputTransformer?: { inputPathsMap?: Record<string, string>; inputTemplate: string };
  retryPolicy?: { maximumRetryAttempts?: number; maximumEventAge?: number };
  deadLetterQueueArn?: string;
}

/** The rules and schedules that a function's `events` declare, with intrinsic functions resolved. */
export function readFunctionEvents(
  target: DeclaredFunction,
  events: NonNullable<FunctionEntry['events']>,
): { rules: DeclaredRule[]; schedules: DeclaredSchedule[] } {
  const rules: DeclaredRule[] = [];
  const schedules: DeclaredSchedule[] = [];
  events.forEach((event, index) => {
    const name = `${target.name}-event-${index + 1}`;
    if (event.eventBridge !== undefined)
      rules.push(readRule(name, target, event.eventBridge as EventBridgeEvent));
    if (event.schedule === undefined) return;
    const schedule =
      typeof event.schedule === 'string' ? { rate: event.schedule } : (event.schedule as ScheduleEvent);
    if (schedule.method === 'scheduler') schedules.push(...readSchedules(name, target, schedule));
    else rules.push(...readScheduleRules(name, target, schedule));
  });
  return { rules, schedules };
}

function readRule(name: string, { arn }: DeclaredFunction, event: EventBridgeEvent): DeclaredRule {
  const target: Target = {
    id: name,
    arn,
    input: inputText(event.input),
    inputPath: event.inputPath,
    inputTransformer: event.inputTransformer && { inputPathsMap: {}, ...event.inputTransformer },
    maximumRetryAttempts: event.retryPolicy?.maximumRetryAttempts,
    maximumEventAgeSeconds: event.retryPolicy?.maximumEventAge,
    deadLetterArn: event.deadLetterQueueArn,
  };
  const { pattern, schedule: scheduleExpression, enabled = true } = event;
  return { name, enabled, pattern, scheduleExpression, targets: [target] };
}

function readScheduleRules(name: string, { arn }: DeclaredFunction, schedule: ScheduleEvent): DeclaredRule[] {
  return [schedule.rate ?? []].flat().map((scheduleExpression, index) => ({
    name: schedule.name ?? `${name}-${index + 1}`,
    enabled: schedule.enabled ?? true,
    scheduleExpression,
    targets: [{ id: name, arn, input: inputText(schedule.input) }],
  }));
}

function readSchedules(name: string, { arn }: DeclaredFunction, schedule: ScheduleEvent): DeclaredSchedule[] {
  if (schedule.enabled === false) return [];
  return [schedule.rate ?? []].flat().map((expression, index) => ({
    name: schedule.name ?? `${name}-${index + 1}`,
    expression,
    timezone: schedule.timezone,
    targetArn: arn,
    input: inputText(schedule.input),
  }));
}

function inputText(input: unknown): string | undefined {
  return input === undefined ? undefined : JSON.stringify(input);
}

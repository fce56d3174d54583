import type {
  CreateScheduleInput,
  DeleteScheduleInput,
  GetScheduleInput,
  GetScheduleOutput,
  ListSchedulesInput,
  ScheduleSummary,
  UpdateScheduleInput,
} from '@aws-sdk/client-scheduler'; // prettier-ignore
import * as scheduler from '@aws-sdk/client-scheduler';
import { AwsError } from '../contracts/aws-error.ts';
import type { AwsService } from '../contracts/aws-service.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import type { StoredSchedule } from './schedule-store.ts';
import type { Scheduler } from './scheduler.ts';

export interface SchedulerPlace {
  clock: LocalClock;
  accountId: string;
  region: string;
}

/** EventBridge Scheduler's API. */
export function schedulerService(schedules: Scheduler, place: SchedulerPlace): AwsService {
  return {
    signingName: 'scheduler',
    sdk: scheduler,
    client: scheduler.SchedulerClient,
    handlers: {
      CreateSchedule: (request: CreateScheduleInput) => create(schedules, place, request),
      UpdateSchedule: (request: UpdateScheduleInput) => update(schedules, place, request),
      GetSchedule: ({ GroupName, Name }: GetScheduleInput) =>
        describe(existing(schedules, GroupName, Name), place),
      DeleteSchedule: ({ GroupName, Name }: DeleteScheduleInput) => {
        const { group, name } = existing(schedules, GroupName, Name);
        schedules.remove(group, name);
        return {};
      },
      ListSchedules: (request: ListSchedulesInput) => list(schedules, place, request),
    },
  };
}

/** The same request again, as a retry sends it, finds the schedule made. */
function create(schedules: Scheduler, place: SchedulerPlace, request: CreateScheduleInput): object {
  const schedule = read(request, place.clock.now());
  const old = schedules.store.get(schedule.group, schedule.name);
  if (old !== undefined && !sameRequest(old, schedule)) {
    throw new AwsError('ConflictException', `Schedule ${schedule.name} already exists.`, { status: 409 });
  }
  if (old === undefined) schedules.put(schedule);
  return { ScheduleArn: arnOf(schedule, place) };
}

function update(schedules: Scheduler, place: SchedulerPlace, request: UpdateScheduleInput): object {
  const { createdMs } = existing(schedules, request.GroupName, request.Name);
  const schedule = { ...read(request, place.clock.now()), createdMs };
  schedules.put(schedule);
  return { ScheduleArn: arnOf(schedule, place) };
}

function list(
  schedules: Scheduler,
  place: SchedulerPlace,
  { GroupName, NamePrefix = '', State }: ListSchedulesInput,
): object {
  const found = schedules.store
    .all()
    .filter(({ group }) => GroupName === undefined || group === GroupName)
    .filter(({ name }) => name.startsWith(NamePrefix))
    .filter(({ state }) => State === undefined || state === State);
  return { Schedules: found.map((schedule) => summarize(schedule, place)) };
}

function read(request: CreateScheduleInput, nowMs: number): Omit<StoredSchedule, 'dueMs'> {
  const { Name = '', Target, FlexibleTimeWindow } = request;
  if (FlexibleTimeWindow?.Mode !== 'OFF') throw invalid('The local Scheduler knows no flexible time window');
  if (Target?.Arn === undefined || Target.RoleArn === undefined)
    throw invalid('Target needs Arn and RoleArn');
  return {
    group: request.GroupName ?? 'default',
    name: Name,
    expression: request.ScheduleExpression ?? '',
    timezone: request.ScheduleExpressionTimezone ?? 'UTC',
    state: request.State === 'DISABLED' ? 'DISABLED' : 'ENABLED',
    description: request.Description,
    startMs: request.StartDate?.getTime(),
    endMs: request.EndDate?.getTime(),
    target: { arn: Target.Arn, roleArn: Target.RoleArn, input: Target.Input },
    deleteAfterCompletion: request.ActionAfterCompletion === 'DELETE',
    createdMs: nowMs,
    modifiedMs: nowMs,
  };
}

function sameRequest(a: Omit<StoredSchedule, 'dueMs'>, b: Omit<StoredSchedule, 'dueMs'>): boolean {
  const asked = ({
    createdMs: _created,
    modifiedMs: _modified,
    ...rest
  }: Omit<StoredSchedule, 'dueMs'>): string => JSON.stringify({ ...rest, dueMs: undefined });
  return asked(a) === asked(b);
}

function existing(schedules: Scheduler, group = 'default', name = ''): StoredSchedule {
  const schedule = schedules.store.get(group, name);
  if (schedule !== undefined) return schedule;
  throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, { status: 404 });
}

function describe(schedule: StoredSchedule, place: SchedulerPlace): GetScheduleOutput {
  const { target, startMs, endMs } = schedule;
  return {
    ...summarize(schedule, place),
    Description: schedule.description,
    ScheduleExpression: schedule.expression,
    ScheduleExpressionTimezone: schedule.timezone,
    StartDate: startMs === undefined ? undefined : new Date(startMs),
    EndDate: endMs === undefined ? undefined : new Date(endMs),
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: schedule.deleteAfterCompletion ? 'DELETE' : 'NONE',
    Target: { Arn: target.arn, RoleArn: target.roleArn, Input: target.input },
  };
}

function summarize(schedule: StoredSchedule, place: SchedulerPlace): ScheduleSummary {
  return {
    Arn: arnOf(schedule, place),
    Name: schedule.name,
    GroupName: schedule.group,
    State: schedule.state,
    CreationDate: new Date(schedule.createdMs),
    LastModificationDate: new Date(schedule.modifiedMs),
    Target: { Arn: schedule.target.arn },
  } as ScheduleSummary;
}

function arnOf(
  { group, name }: { group: string; name: string },
  { region, accountId }: SchedulerPlace,
): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule/${group}/${name}`;
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

import { apiDate } from '../domain/api-date.ts';
import { selectorProblems } from '../domain/checks/selector-problems.ts';
import type { Command } from '../domain/command/command.ts';
import { isFinal } from '../domain/command/is-final.ts';
import type { CommandId, DeploymentId, InstanceId } from '../domain/ids.ts';
import { refuse } from '../domain/refuse.ts';
import type {
  DescribeCommandsRequest,
  DescribeCommandsResult,
  Command as ShownCommand,
} from '../model/opsworks.generated.ts';
import { found } from '../records/found.ts';
import { getInstance } from '../records/get-instance.ts';
import { COMMAND_PREFIX, commandKey, deploymentKey, queueKey } from '../records/lifecycle-keys.ts';
import { keepWholeLog } from './agent/keep-whole-log.ts';
import type { OperationContext } from './operation-context.ts';

/** How long a LogUrl is good for. */
const LOG_URL_SECONDS = 3600;

/** DescribeCommands: of a deployment, of an instance, or by id; newest first, with a fresh LogUrl each time. */
export async function describeCommands(
  context: OperationContext,
  input: DescribeCommandsRequest,
): Promise<DescribeCommandsResult> {
  const sentence = 'Please provide either a deployment ID, an instance ID or one or more command IDs';
  refuse(selectorProblems([input.DeploymentId, input.InstanceId, input.CommandIds], sentence));
  const commands = await select(context, input);
  const newestFirst = commands.toSorted((a, b) => b.CreatedAt.localeCompare(a.CreatedAt));
  return { Commands: await Promise.all(newestFirst.map((command) => shown(context, command))) };
}

async function select(context: OperationContext, input: DescribeCommandsRequest): Promise<Command[]> {
  if (input.CommandIds) return byId(context, input.CommandIds as CommandId[]);
  if (input.DeploymentId) {
    const key = deploymentKey(input.DeploymentId as DeploymentId);
    found(await context.store.get(key), 'deployment', input.DeploymentId);
    return pointed(context, key.pk);
  }
  const instance = await getInstance(context.store, input.InstanceId ?? '');
  return pointed(context, queueKey(instance.InstanceId as InstanceId).pk);
}

async function pointed(context: OperationContext, pk: string): Promise<Command[]> {
  const rows = await context.store.query<{ commandId: CommandId }>(pk, { prefix: COMMAND_PREFIX });
  const commands = await context.store.getMany<Command>(rows.map((row) => commandKey(row.commandId)));
  return commands.filter((command) => command !== undefined);
}

async function byId(context: OperationContext, ids: CommandId[]): Promise<Command[]> {
  const wanted = [...new Set(ids)];
  const items = await context.store.getMany<Command>(wanted.map(commandKey));
  return wanted.map((id, index) => found(items[index], 'command', id));
}

async function shown(
  context: OperationContext,
  command: Command,
): Promise<ShownCommand & { Reason?: string }> {
  return {
    CommandId: command.CommandId,
    InstanceId: command.InstanceId,
    DeploymentId: command.DeploymentId,
    Type: command.Type,
    Status: onTheWire(command),
    CreatedAt: date(command.CreatedAt),
    AcknowledgedAt: date(command.AcknowledgedAt),
    CompletedAt: date(command.CompletedAt),
    ExitCode: command.ExitCode,
    LogUrl: await logUrl(context, command),
    Reason: command.reason,
  };
}

/** The API knows five words; `running` is pending there, what was superseded was skipped, what expired failed. */
function onTheWire({ Status }: Command): string {
  if (Status === 'running') return 'pending';
  if (Status === 'superseded') return 'skipped';
  return Status === 'expired' ? 'failed' : Status;
}

async function logUrl(context: OperationContext, command: Command): Promise<string | undefined> {
  const key = await logKeyOf(context, command);
  if (!key) return undefined;
  return context.objects.presignGet(key, {
    audience: 'person',
    expiresSeconds: LOG_URL_SECONDS,
    responseContentType: 'text/plain',
    responseContentEncoding: 'gzip',
  });
}

/** A run that was ended without its agent's word (aborted, expired) left the pieces that came until then. */
async function logKeyOf({ objects }: OperationContext, command: Command): Promise<string | undefined> {
  if (command.logKey || !command.AcknowledgedAt || !isFinal(command.Status)) return command.logKey;
  return keepWholeLog(objects, command.CommandId);
}

function date(time: string | undefined): string | undefined {
  return time && apiDate(new Date(time));
}

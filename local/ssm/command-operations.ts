import { randomUUID } from 'node:crypto';
import type {
  CommandInvocation,
  Command as CommandOutput,
  GetCommandInvocationRequest,
  GetCommandInvocationResult,
  ListCommandInvocationsRequest,
  ListCommandsRequest,
  SendCommandRequest,
} from '@aws-sdk/client-ssm'; // prettier-ignore
import { AwsError } from '../contracts/aws-error.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import { type Command, type Invocation, statusOf } from './command.ts';
import type { CommandRunner } from './command-runner.ts';
import type { SsmMachines } from './machines.ts';
import { type SsmDocument, scriptOf } from './ssm-document.ts';

const MOST_INSTANCE_IDS = 50;
const DEFAULT_TIMEOUT_SECONDS = 3600;
const LEAST_TIMEOUT_SECONDS = 30;

export interface CommandContext {
  runner: CommandRunner;
  machines: SsmMachines;
  clock: LocalClock;
  findDocument(name: string): SsmDocument | undefined;
}

export function sendCommand(
  context: CommandContext,
  request: SendCommandRequest,
): { Command: CommandOutput } {
  const command = newCommand(context, request, chooseMachines(context.machines, request));
  context.runner.begin(command);
  return { Command: describe(command) };
}

/** Machines by tag are those that run now: a machine that starts later hears nothing. */
function chooseMachines(
  machines: SsmMachines,
  { InstanceIds = [], Targets = [] }: SendCommandRequest,
): string[] {
  if (InstanceIds.length > MOST_INSTANCE_IDS) {
    throw new AwsError('ValidationException', `At most ${MOST_INSTANCE_IDS} instance ids can be named`);
  }
  if (InstanceIds.some((id) => !machines.isRunning(id))) {
    throw new AwsError('InvalidInstanceId', 'Instances not in a valid state for account');
  }
  const tagged = Targets.map((target) => machinesOf(machines, target));
  // Several targets are conditions that must all hold.
  const inAll = (tagged[0] ?? []).filter((id) => tagged.every((ids) => ids.includes(id)));
  return [...new Set([...InstanceIds, ...inAll])];
}

function machinesOf(
  machines: SsmMachines,
  { Key = '', Values = [] }: { Key?: string; Values?: string[] },
): string[] {
  if (Key === 'InstanceIds') return Values.filter((id) => machines.isRunning(id));
  if (!Key.startsWith('tag:'))
    throw new AwsError('ValidationException', `The local SSM knows no target ${Key}`);
  return Values.flatMap((value) => machines.withTag(Key.slice('tag:'.length), value));
}

function newCommand(
  { clock, findDocument }: CommandContext,
  request: SendCommandRequest,
  ids: string[],
): Command {
  const { DocumentName = '', Parameters = {}, TimeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = request;
  const document = findDocument(DocumentName);
  if (document === undefined)
    throw new AwsError('InvalidDocument', `Document ${DocumentName} does not exist`);
  if (TimeoutSeconds < LEAST_TIMEOUT_SECONDS) {
    throw new AwsError('ValidationException', `timeoutSeconds must be at least ${LEAST_TIMEOUT_SECONDS}`);
  }
  return {
    id: randomUUID(),
    documentName: DocumentName,
    comment: request.Comment ?? '',
    parameters: Parameters,
    targets: request.Targets ?? [],
    instanceIds: request.InstanceIds ?? [],
    script: scriptOf(document, Parameters),
    requestedMs: clock.now(),
    expiresMs: clock.now() + TimeoutSeconds * 1000,
    width: widthOf(request.MaxConcurrency ?? '50', ids.length),
    invocations: ids.map((ec2InstanceId) => ({ ec2InstanceId, status: 'Pending', exitCode: -1, output: '' })),
  };
}

/** `10`, or `50%` of the machines. */
function widthOf(most: string, machines: number): number {
  const number = Number.parseInt(most, 10);
  return Math.max(1, most.endsWith('%') ? Math.floor((machines * number) / 100) : number);
}

export function listCommands(
  context: CommandContext,
  request: ListCommandsRequest,
): { Commands: CommandOutput[] } {
  const wanted = context.runner.commands
    .filter(({ id }) => request.CommandId === undefined || id === request.CommandId)
    .filter((command) => request.InstanceId === undefined || takesPart(command, request.InstanceId));
  return { Commands: wanted.map(describe) };
}

export function listInvocations(
  context: CommandContext,
  request: ListCommandInvocationsRequest,
): { CommandInvocations: CommandInvocation[] } {
  const { CommandId, InstanceId } = request;
  const commands = context.runner.commands.filter(({ id }) => CommandId === undefined || id === CommandId);
  const found = commands.flatMap((command) =>
    command.invocations
      .filter(({ ec2InstanceId }) => InstanceId === undefined || ec2InstanceId === InstanceId)
      .map((invocation) => describeInvocation(command, invocation)),
  );
  return { CommandInvocations: found };
}

export function getInvocation(
  context: CommandContext,
  request: GetCommandInvocationRequest,
): GetCommandInvocationResult {
  const command = context.runner.get(request.CommandId ?? '');
  const invocation = command?.invocations.find(({ ec2InstanceId }) => ec2InstanceId === request.InstanceId);
  if (command === undefined || invocation === undefined)
    throw new AwsError('InvocationDoesNotExist', 'Unknown command or instance');
  return {
    CommandId: command.id,
    InstanceId: invocation.ec2InstanceId,
    DocumentName: command.documentName,
    Comment: command.comment,
    Status: invocation.status,
    StatusDetails: invocation.status,
    ResponseCode: invocation.exitCode,
    StandardOutputContent: invocation.output,
    StandardErrorContent: '',
    ExecutionStartDateTime: toIso(invocation.startedMs),
    ExecutionEndDateTime: toIso(invocation.endedMs),
  };
}

function takesPart({ invocations }: Command, id: string): boolean {
  return invocations.some(({ ec2InstanceId }) => ec2InstanceId === id);
}

function describe(command: Command): CommandOutput {
  const status = statusOf(command);
  const ended = command.invocations.filter(({ endedMs }) => endedMs !== undefined);
  return {
    CommandId: command.id,
    DocumentName: command.documentName,
    Comment: command.comment,
    Parameters: command.parameters,
    InstanceIds: command.instanceIds,
    Targets: command.targets,
    RequestedDateTime: new Date(command.requestedMs),
    ExpiresAfter: new Date(command.expiresMs),
    Status: status as CommandOutput['Status'],
    StatusDetails: status,
    TargetCount: command.invocations.length,
    CompletedCount: ended.length,
    ErrorCount: ended.filter((invocation) => invocation.status === 'Failed').length,
  };
}

function describeInvocation(command: Command, { ec2InstanceId, status }: Invocation): CommandInvocation {
  return {
    CommandId: command.id,
    InstanceId: ec2InstanceId,
    DocumentName: command.documentName,
    Comment: command.comment,
    RequestedDateTime: new Date(command.requestedMs),
    Status: status,
    StatusDetails: status,
  };
}

function toIso(epochMs: number | undefined): string {
  return epochMs === undefined ? '' : new Date(epochMs).toISOString();
}

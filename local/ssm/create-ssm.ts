import type { DatabaseSync } from 'node:sqlite';
import type {
  DeleteParameterRequest,
  GetCommandInvocationRequest,
  GetParameterRequest,
  GetParametersRequest,
  ListCommandInvocationsRequest,
  ListCommandsRequest,
  PutParameterRequest,
  SendCommandRequest,
} from '@aws-sdk/client-ssm'; // prettier-ignore
import * as ssm from '@aws-sdk/client-ssm';
import type { Busy } from '../activity/busy.ts';
import type { AwsService } from '../contracts/aws-service.ts';
import type { EmitEvent } from '../contracts/cloud-event.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import type { Faults } from '../faults/faults.ts';
import { noFaults } from '../faults/no-faults.ts';
import {
  type CommandContext,
  getInvocation,
  listCommands,
  listInvocations,
  sendCommand,
} from './command-operations.ts';
import { CommandRunner } from './command-runner.ts';
import type { SsmMachines } from './machines.ts';
import {
  deleteParameter,
  getParameter,
  getParameters,
  type ParameterContext,
  putParameter,
} from './parameter-operations.ts';
import { ParameterStore } from './parameter-store.ts';
import { type PublicImage, publicImage } from './public-image-parameters.ts';
import { RUN_SHELL_SCRIPT, type SsmDocument } from './ssm-document.ts';

export interface SsmOptions {
  database: DatabaseSync;
  clock: LocalClock;
  accountId: string;
  region: string;
  machines: SsmMachines;
  /** The documents that there are, besides AWS-RunShellScript. */
  documents: readonly { name: string; content: object }[];
  /** The images that operating systems' public parameters name. */
  images: readonly PublicImage[];
  /** Seals and opens SecureString values. */
  secrets: { sealText(text: string): string; openText(sealed: string): string };
  emit?: EmitEvent;
  faults?: Faults;
}

export interface Ssm {
  service: AwsService;
  /** Sets a parameter that serverless.yml declares. */
  setParameter(parameter: { name: string; type: string; value: string }): void;
  /** The commands under way. */
  readonly busy: Busy;
  close(): Promise<void>;
}

/** SSM: commands that run in the machines, and parameters. */
export function createSsm(options: SsmOptions): Ssm {
  const { clock, machines, emit = async () => {}, faults = noFaults } = options;
  const runner = new CommandRunner({ machines, clock, emit, faults });
  const documents = new Map<string, SsmDocument>([
    ['AWS-RunShellScript', RUN_SHELL_SCRIPT],
    ...options.documents.map(({ name, content }): [string, SsmDocument] => [name, content]),
  ]);
  const commands: CommandContext = { runner, machines, clock, findDocument: (name) => documents.get(name) };
  const parameters = parameterContext(options);

  return {
    service: {
      signingName: 'ssm',
      sdk: ssm,
      client: ssm.SSMClient,
      handlers: handlersOf(commands, parameters),
    },
    setParameter: ({ name, type, value }) => {
      if (parameters.store.get(name)?.value !== value) parameters.store.put(name, type, value, clock.now());
    },
    busy: runner.busy,
    close: () => runner.close(),
  };
}

function parameterContext({
  database,
  clock,
  accountId,
  region,
  images,
  secrets,
}: SsmOptions): ParameterContext {
  return {
    store: new ParameterStore(database),
    clock,
    accountId,
    region,
    publicValue: (name) => publicImage(name, images),
    seal: (text) => secrets.sealText(text),
    open: (sealed) => secrets.openText(sealed),
  };
}

function handlersOf(commands: CommandContext, parameters: ParameterContext): AwsService['handlers'] {
  return {
    SendCommand: (request: SendCommandRequest) => sendCommand(commands, request),
    GetCommandInvocation: (request: GetCommandInvocationRequest) => getInvocation(commands, request),
    ListCommands: (request: ListCommandsRequest) => listCommands(commands, request),
    ListCommandInvocations: (request: ListCommandInvocationsRequest) => listInvocations(commands, request),
    GetParameter: (request: GetParameterRequest) => getParameter(parameters, request),
    GetParameters: (request: GetParametersRequest) => getParameters(parameters, request),
    PutParameter: (request: PutParameterRequest) => putParameter(parameters, request),
    DeleteParameter: (request: DeleteParameterRequest) => deleteParameter(parameters, request),
  };
}

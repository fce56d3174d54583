import {
  DeleteParameterCommand,
  GetCommandInvocationCommand,
  GetParameterCommand,
  GetParametersCommand,
  InvalidDocument,
  InvalidInstanceId,
  InvocationDoesNotExist,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  SendCommandCommand,
  type SendCommandCommandInput,
  SSMClient,
} from '@aws-sdk/client-ssm'; // prettier-ignore
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../../local/clock/manual-clock.ts';
import type { CloudEvent } from '../../../local/contracts/cloud-event.ts';
import type { Fault } from '../../../local/faults/faults.ts';
import { createKms } from '../../../local/kms/create-kms.ts';
import { createSsm, type Ssm, type SsmOptions } from '../../../local/ssm/create-ssm.ts';
import { openDatabase } from '../../../local/state/open-database.ts';
import { startServices } from '../../support/start-services.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOON = Date.parse('2026-01-01T12:00:00Z');
const WAKE = {
  schemaVersion: '2.2',
  mainSteps: [{ action: 'aws:runShellScript', inputs: { runCommand: ['/opt/wake', 'exit 0'] } }],
};

let folder: ReturnType<typeof temporaryFolder>;
let clock: ManualClock;
let ssm: Ssm;
let sdk: SSMClient;
let ran: [id: string, script: string][];
let events: CloudEvent[];
let faults: Set<Fault>;
let atOnce: { now: number; most: number };
let stop: () => Promise<void>;

const machines = {
  async run(id: string, script: string) {
    atOnce.now++;
    atOnce.most = Math.max(atOnce.most, atOnce.now);
    await new Promise(setImmediate);
    atOnce.now--;
    ran.push([id, script]);
    if (id === 'i-gone') throw new Error('stopped meanwhile');
    return { exitCode: id === 'i-bad' ? 3 : 0, output: `hello from ${id}` };
  },
  isRunning: (id: string) => id !== 'i-stopped',
  withTag: (key: string, value: string) => (key === 'stack' && value === 's' ? ['i-1', 'i-2', 'i-3'] : []),
};

const IMAGES: SsmOptions['images'] = [
  { id: 'ami-x86', architecture: 'x86_64', system: 'debian-12' },
  { id: 'ami-arm', architecture: 'arm64', system: 'debian-12' },
  { id: 'ami-old', architecture: 'x86_64', system: 'debian-11' },
];

beforeEach(async () => {
  folder = temporaryFolder();
  clock = manualClock(NOON);
  [ran, events, faults, atOnce] = [[], [], new Set(), { now: 0, most: 0 }];
  const database = openDatabase(folder.path);
  const kms = createKms({ database, clock, accountId: '000000000000' });
  ssm = createSsm({
    database,
    clock,
    machines,
    accountId: '000000000000',
    region: 'us-east-1',
    documents: [{ name: 'wake', content: WAKE }],
    images: IMAGES,
    secrets: kms,
    emit: async (event) => void events.push(event),
    faults: { strikes: (fault) => faults.has(fault), upTo: () => 1 },
  }); // prettier-ignore
  const server = await startServices([ssm.service]);
  sdk = new SSMClient(server.client);
  stop = async () => {
    await server.close();
    await ssm.close();
    database.close();
  };
});

afterEach(async () => {
  await stop();
  folder.remove();
});

const send = async (input: Partial<SendCommandCommandInput>) => {
  const { Command } = await sdk.send(new SendCommandCommand({ DocumentName: 'wake', ...input }));
  await ssm.busy.idle();
  return Command?.CommandId ?? '';
};
const outcome = (CommandId: string, InstanceId: string) =>
  sdk.send(new GetCommandInvocationCommand({ CommandId, InstanceId }));

describe('a command', () => {
  test('runs its document’s script in the machines that are named', async () => {
    const id = await send({ InstanceIds: ['i-1', 'i-bad'] });
    expect(ran).toEqual([
      ['i-1', '/opt/wake\nexit 0'],
      ['i-bad', '/opt/wake\nexit 0'],
    ]);
    expect(await outcome(id, 'i-1')).toMatchObject({
      Status: 'Success',
      ResponseCode: 0,
      StandardOutputContent: 'hello from i-1',
    });
    expect(await outcome(id, 'i-bad')).toMatchObject({ Status: 'Failed', ResponseCode: 3 });
    const { Commands } = await sdk.send(new ListCommandsCommand({ CommandId: id }));
    expect(Commands).toMatchObject([{ Status: 'Failed', TargetCount: 2, CompletedCount: 2, ErrorCount: 1 }]);
  });

  test('runs in all running machines of a tag', async () => {
    const id = await send({ Targets: [{ Key: 'tag:stack', Values: ['s'] }], MaxConcurrency: '100%' });
    expect(ran.map(([machine]) => machine)).toEqual(['i-1', 'i-2', 'i-3']);
    expect(atOnce.most).toBe(3);
    const { CommandInvocations } = await sdk.send(new ListCommandInvocationsCommand({ CommandId: id }));
    expect(CommandInvocations?.map(({ InstanceId, Status }) => [InstanceId, Status])).toEqual([
      ['i-1', 'Success'],
      ['i-2', 'Success'],
      ['i-3', 'Success'],
    ]);
  });

  test('runs in as many machines at once as it may', async () => {
    await send({ Targets: [{ Key: 'tag:stack', Values: ['s'] }], MaxConcurrency: '1' });
    expect(atOnce.most).toBe(1);
  });

  test('to a tag that nobody carries is accepted', async () => {
    const id = await send({ Targets: [{ Key: 'tag:stack', Values: ['other'] }] });
    expect((await sdk.send(new ListCommandsCommand({ CommandId: id }))).Commands?.[0]?.Status).toBe(
      'Success',
    );
  });

  test('takes parameters where its document has them', async () => {
    await send({
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: ['i-1'],
      Parameters: { commands: ['one', 'two'] },
    });
    expect(ran).toEqual([['i-1', 'one\ntwo']]);
    await expect(send({ InstanceIds: ['i-1'], Parameters: { nothing: ['x'] } })).rejects.toMatchObject({
      name: 'InvalidParameters',
    });
  });

  test('is refused for a machine that does not run, for more than 50, and with an unknown document', async () => {
    await expect(send({ InstanceIds: ['i-1', 'i-stopped'] })).rejects.toBeInstanceOf(InvalidInstanceId);
    await expect(
      send({ InstanceIds: Array.from({ length: 51 }, (_, index) => `i-${index}`) }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(send({ InstanceIds: ['i-1'], DocumentName: 'other' })).rejects.toBeInstanceOf(
      InvalidDocument,
    );
    expect(ran).toEqual([]);
  });

  test('fails where the machine stops meanwhile', async () => {
    const id = await send({ InstanceIds: ['i-gone'] });
    expect(await outcome(id, 'i-gone')).toMatchObject({
      Status: 'Failed',
      StandardOutputContent: 'Error: stopped meanwhile',
    });
    await expect(outcome(id, 'i-1')).rejects.toBeInstanceOf(InvocationDoesNotExist);
  });

  test('tells EventBridge how it goes', async () => {
    const id = await send({ InstanceIds: ['i-1'] });
    expect(events.map(({ source, detailType, detail }) => [source, detailType, detail])).toMatchObject([
      [
        'aws.ssm',
        'EC2 Command Invocation Status-change Notification',
        { 'command-id': id, 'instance-id': 'i-1', status: 'InProgress' },
      ],
      ['aws.ssm', 'EC2 Command Invocation Status-change Notification', { status: 'Success' }],
      ['aws.ssm', 'EC2 Command Status-change Notification', { status: 'Success' }],
    ]);
  });

  test('that the fault mode drops reaches nobody, and times out', async () => {
    faults.add('droppedWakes');
    const id = await send({ InstanceIds: ['i-1'], TimeoutSeconds: 30 });
    expect(ran).toEqual([]);
    expect(await outcome(id, 'i-1')).toMatchObject({ Status: 'Pending' });
    await clock.advance(30_000, () => ssm.busy.idle());
    expect(await outcome(id, 'i-1')).toMatchObject({ Status: 'TimedOut' });
  });
});

describe('parameters', () => {
  const get = async (Name: string, WithDecryption?: boolean) =>
    (await sdk.send(new GetParameterCommand({ Name, WithDecryption }))).Parameter;

  test('are put, replaced only when asked, and removed', async () => {
    const put = (Value: string, Overwrite?: boolean) =>
      sdk.send(new PutParameterCommand({ Name: '/a/b', Value, Type: 'String', Overwrite }));
    await put('1');
    await expect(put('2')).rejects.toBeInstanceOf(ParameterAlreadyExists);
    expect(await put('2', true)).toMatchObject({ Version: 2 });
    expect(await get('/a/b')).toMatchObject({
      Value: '2',
      Version: 2,
      ARN: 'arn:aws:ssm:us-east-1:000000000000:parameter/a/b',
    });
    await sdk.send(new DeleteParameterCommand({ Name: '/a/b' }));
    await expect(get('/a/b')).rejects.toBeInstanceOf(ParameterNotFound);
  });

  test('that are secure are stored sealed and opened on demand', async () => {
    await sdk.send(new PutParameterCommand({ Name: 's', Value: 'hidden', Type: 'SecureString' }));
    expect((await get('s'))?.Value).not.toContain('hidden');
    expect((await get('s', true))?.Value).toBe('hidden');
  });

  test('of image makers name the local image of the architecture; Debian 11 has one of its own', async () => {
    const { Parameters, InvalidParameters } = await sdk.send(
      new GetParametersCommand({
        Names: [
          '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
          '/aws/service/debian/release/12/latest/arm64',
          '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
          '/aws/service/debian/release/11/latest/amd64',
          '/aws/service/ami-windows-latest/x',
        ],
      }),
    );
    expect(Parameters?.map(({ Value }) => Value)).toEqual(['ami-x86', 'ami-arm', 'ami-x86', 'ami-old']);
    expect(InvalidParameters).toEqual(['/aws/service/ami-windows-latest/x']);
  });
});

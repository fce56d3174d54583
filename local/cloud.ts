import { dirname } from 'node:path';
import { systemClock } from './clock/system-clock.ts';
import type { Addresses, CloudOptions, MachinesOptions } from './cloud/cloud-options.ts';
import { type CloudParts, createParts } from './cloud/cloud-parts.ts';
import { createFunctions } from './cloud/create-functions.ts';
import { FrontDoor } from './cloud/front-door.ts';
import { HostPorts } from './cloud/host-ports.ts';
import { idleTogether } from './cloud/idle-together.ts';
import { chooseMachinePort, openMachineDoor } from './cloud/machine-door.ts';
import { networkOf } from './cloud/machine-services.ts';
import { provision } from './cloud/provision.ts';
import { Settings } from './cloud/settings.ts';
import { startParts } from './cloud/start-parts.ts';
import type { InvokeFunction } from './contracts/invoke-function.ts';
import { Credentials, type KeyPair } from './credentials/credentials.ts';
import { metadataListener } from './ec2/metadata/metadata-listener.ts';
import { noFaults } from './faults/no-faults.ts';
import { seededFaults } from './faults/seeded-faults.ts';
import { apiGateway } from './lambda/api-gateway/api-gateway.ts';
import type { DeadLetter } from './lambda/invocation-queue.ts';
import { createForwarders } from './network/create-forwarders.ts';
import type { CallLog } from './roles/call-log.ts';
import type { DeclaredCloud } from './serverless/declared-cloud.ts';
import { readServerless } from './serverless/read-serverless.ts';
import { openDatabase } from './state/open-database.ts';
import type { FindCredentials } from './wire/find-credentials.ts';
import { createWire, type Respond } from './wire/wire.ts';

const ACCOUNT = '000000000000';

/** A running cloud. */
export interface Cloud extends Addresses {
  declared: DeclaredCloud;
  /** May call every service; its own key pair, not one of the OpsWorks API. */
  operator: KeyPair;
  /** The key pair of a function's role. */
  credentialsOf(functionName: string): KeyPair;
  invoke: InvokeFunction;
  /** What each function has needed of its role since the start. */
  calls: CallLog;
  /** Asynchronous invocations that failed for good. */
  deadLetters(): DeadLetter[];
  /** Resolves when no execution, event or invocation is under way that does not wait for time or a machine. */
  idle(): Promise<void>;
  /** Stops the machines for as long as the cloud is down; the next start starts them again. */
  suspendMachines(): Promise<void>;
  /** Lets what runs end, and begins nothing more. */
  close(): Promise<void>;
}

/**
 * Starts the cloud that serverless.yml declares, on 127.0.0.1, and goes on with all that was under way when it last
 * ended, however it ended.
 * @throws Error when the port or the data folder is in use, or serverless.yml declares what the cloud does not have
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  await using closing = new AsyncDisposableStack();
  const ground = await openGround(options, closing);
  const { addresses, declared, functions, credentials, report } = ground;
  const host = openHost(options.machines, report, closing);
  const parts = createParts({ ...options, ...ground, onItemChange: (change) => host?.changed(change) });
  provision(declared, parts);
  const respond = respondWith(ground, parts);
  await openMachines(ground, parts, respond, options.machines, closing);
  host?.readAll(
    parts.dynamo,
    declared.tables.map(({ name }) => name),
  );
  await startParts(parts, ground.door, respond, closing);

  const opened = closing.move();
  return {
    ...addresses,
    declared,
    operator: credentials.operator(),
    credentialsOf: (name) => credentials.ofFunction(name),
    invoke: functions.invoke,
    calls: parts.calls,
    deadLetters: () => parts.invocations.deadLetters(),
    idle: () => idleTogether(functions, parts),
    suspendMachines: async () => parts.ec2?.suspend(),
    close: () => opened.disposeAsync(),
  };
}

type Ground = Awaited<ReturnType<typeof openGround>>;

/** What all parts stand on: the data folder, the port, and what serverless.yml says. */
async function openGround(options: CloudOptions, closing: AsyncDisposableStack) {
  const { region = 'us-east-1', stage = 'local', serverless, machines, clock = systemClock() } = options;
  const database = openDatabase(options.dataDir);
  closing.defer(() => database.close());
  const door = await FrontDoor.listen(options.port);
  closing.defer(() => door.close());
  const settings = new Settings(database);
  const addresses = {
    endpoint: door.endpoint,
    machineEndpoint: await machineEndpoint(door, settings, machines),
  };
  const declared = readServerless(serverless, {
    stage,
    region,
    accountId: ACCOUNT,
    endpoint: door.endpoint,
    options: options.parameters,
  });
  const credentials = new Credentials(database);
  const functions = createFunctions({
    declared,
    credentials,
    folder: dirname(serverless),
    endpoint: door.endpoint,
    environment: options.environment?.(addresses) ?? {},
  });
  const faults = options.faults === undefined ? noFaults : seededFaults(options.faults);
  const report = options.report ?? ((line: string) => console.error(line));
  return {
    database,
    door,
    settings,
    addresses,
    ...addresses,
    declared,
    credentials,
    functions,
    faults,
    clock,
    report,
  };
}

/** Containers reach this host by their network's gateway; simulated machines are processes of this host. */
async function machineEndpoint(
  door: FrontDoor,
  settings: Settings,
  machines?: MachinesOptions,
): Promise<string> {
  if (!isContainers(machines)) return door.endpoint;
  const { gateway } = networkOf(machines);
  return `http://${gateway}:${await chooseMachinePort(gateway, settings)}`;
}

function isContainers(machines: MachinesOptions | undefined): machines is MachinesOptions {
  return machines !== undefined && machines.engine.name !== 'simulated';
}

function openHost(
  machines: MachinesOptions | undefined,
  report: (line: string) => void,
  closing: AsyncDisposableStack,
): HostPorts | undefined {
  if (!isContainers(machines)) return undefined;
  const forwarders = createForwarders({ gateway: networkOf(machines).gateway });
  closing.defer(() => forwarders.close());
  return new HostPorts(forwarders, report);
}

/** AWS's services by signature; the HTTP API for all else. */
function respondWith(
  { declared, functions, credentials, clock }: Ground,
  { endpoints, ec2 }: CloudParts,
): Respond {
  const find: FindCredentials = (id) => credentials.find(id) ?? ec2?.findInstanceCredentials(id);
  const otherwise = apiGateway({
    declared: declared.functions,
    functions,
    credentials: find,
    clock,
    accountId: declared.accountId,
  });
  return createWire({ endpoints, credentials: find, otherwise });
}

/** The machines' door to this cloud: of their own for containers, the front door for simulated ones. */
async function openMachines(
  { settings, report, door }: Ground,
  { ec2 }: CloudParts,
  respond: Respond,
  machines: MachinesOptions | undefined,
  closing: AsyncDisposableStack,
): Promise<void> {
  if (ec2 === undefined || machines === undefined) return;
  if (!isContainers(machines)) {
    door.also('/latest/', metadataListener(ec2.metadata));
    return;
  }
  const { gateway } = networkOf(machines);
  const listener = await openMachineDoor({ gateway, settings, respond, metadata: ec2.metadata, report });
  closing.defer(() => listener.close());
}

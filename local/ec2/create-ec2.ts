import * as sdk from '@aws-sdk/client-ec2';
import type { AwsService } from '../contracts/aws-service.ts';
import type { FindCredentials } from '../wire/find-credentials.ts';
import type { Ec2 } from './ec2.ts';
import type { Ec2Options } from './ec2-options.ts';
import { createEc2State, type Ec2State } from './ec2-state.ts';
import { handlers } from './handlers.ts';
import { LOCAL_IMAGES } from './local-images.ts';
import { createKeeper } from './machines/keeper.ts';
import { lifecycle } from './machines/lifecycle.ts';
import { machineSpec } from './machines/machine-spec.ts';
import type { Machines } from './machines/machines.ts';
import { machinesWithTag } from './machines/machines-with-tag.ts';
import { runOnMachine } from './machines/run-on-machine.ts';
import { createMetadata } from './metadata/create-metadata.ts';
import { identityCredentials } from './metadata/identity-credentials.ts';
import type { Metadata } from './metadata/metadata-request.ts';
import { metadataTokens } from './metadata/metadata-tokens.ts';
import { masterKey } from './records/master-key.ts';

/** EC2 on this machine. */
export interface LocalEc2 {
  service: AwsService;
  /** Brings engine and records in step; serve nothing before it resolves. */
  start(): Promise<void>;
  /** Resolves when no engine work is under way or asked for and every event is on the bus. */
  idle(): Promise<void>;
  /** Lets the engine work that is under way end, and starts no more. Machines run on. */
  close(): Promise<void>;
  /** Stops all running machines for the time that the cloud is down; the next `start` starts them again. */
  suspend(): Promise<void>;
  /** The instance metadata service; `metadataListener` puts it on an HTTP server. */
  metadata: Metadata;
  /** Whose an access key of a machine's identity credentials is. */
  findInstanceCredentials: FindCredentials;
  /** Runs a shell script on a running machine as root. @throws AwsError InvalidInstanceId as SSM does */
  runOnMachine(ec2InstanceId: string, script: string): Promise<{ exitCode: number; output: string }>;
  isRunning(ec2InstanceId: string): boolean;
  /** Ids of the running machines that carry this tag. */
  machinesWithTag(key: string, value: string): string[];
}

export function createEc2(options: Ec2Options): LocalEc2 {
  const { database, clock, engine, simulatorSecret } = options;
  const state = createEc2State(options, (id) => keeper.request(id));
  const machines: Machines = { state, engine, specOf: (instance) => machineSpec(state, options, instance) };
  const keeper = createKeeper(machines, options);
  const ec2 = operationContext(options, state);
  const key = masterKey(database);
  const credentials = identityCredentials(state, key);
  const tokens = metadataTokens(clock, key);

  return {
    ...lifecycle(machines, keeper),
    service: { signingName: 'ec2', sdk, client: sdk.EC2Client, handlers: handlers(ec2) },
    metadata: createMetadata({ ...ec2, state, tokens, credentials, simulatorSecret }),
    findInstanceCredentials: credentials.find,
    runOnMachine: (id, script) => runOnMachine(machines, id, script),
    isRunning: (id) => state.instances.get(id)?.state === 'running',
    machinesWithTag: (key, value) => machinesWithTag(state, key, value),
  };
}

function operationContext(options: Ec2Options, state: Ec2State): Ec2 {
  return {
    ...state,
    account: options.account,
    subnet: options.network.subnet,
    images: options.images ?? LOCAL_IMAGES,
    volumesMove: options.engine.name === 'simulated',
  };
}

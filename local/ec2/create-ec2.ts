import * as sdk from '@aws-sdk/client-ec2';
import { createAddressForwards } from '../network/address-forwards.ts';
import type { Ec2 } from './ec2.ts';
import type { Ec2Options } from './ec2-options.ts';
import { createEc2State, type Ec2State } from './ec2-state.ts';
import { handlers } from './handlers.ts';
import type { LocalEc2 } from './local-ec2.ts';
import { LOCAL_IMAGES } from './local-images.ts';
import { createKeeper } from './machines/keeper.ts';
import { lifecycle } from './machines/lifecycle.ts';
import { machineSpec } from './machines/machine-spec.ts';
import type { Machines } from './machines/machines.ts';
import { machinesWithTag } from './machines/machines-with-tag.ts';
import { runOnMachine } from './machines/run-on-machine.ts';
import { createMetadata } from './metadata/create-metadata.ts';
import { machineCredentials } from './metadata/machine-credentials.ts';
import { metadataTokens } from './metadata/metadata-tokens.ts';
import { masterKey } from './records/master-key.ts';

/** EC2 over an engine. Serve its operations when `start` has resolved. */
export function createEc2(options: Ec2Options): LocalEc2 {
  const { database, clock, engine, simulatorSecret } = options;
  const state = createEc2State(options, (id) => keeper.request(id));
  const machines: Machines = {
    state,
    engine,
    forwards: createAddressForwards((line) => options.report?.(line)),
    specOf: (instance) => machineSpec(state, options, instance),
    lookAgain: (id) => keeper.request(id),
  };
  const keeper = createKeeper(machines, options);
  const ec2 = operationContext(options, state);
  const key = masterKey(database);
  const identity = machineCredentials(state, key, 'identity');
  const profile = machineCredentials(state, key, 'profile');
  const tokens = metadataTokens(clock, key);

  return {
    ...lifecycle(machines, keeper),
    service: { signingName: 'ec2', sdk, client: sdk.EC2Client, handlers: handlers(ec2) },
    metadata: createMetadata({ ...ec2, state, tokens, identity, profile, simulatorSecret }),
    findInstanceCredentials: (id) => identity.find(id) ?? profile.find(id),
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

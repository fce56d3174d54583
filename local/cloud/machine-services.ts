import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../contracts/aws-error.ts';
import type { EmitEvent } from '../contracts/cloud-event.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import { createEc2 } from '../ec2/create-ec2.ts';
import type { LocalEc2 } from '../ec2/local-ec2.ts';
import { HOST_NAME } from '../network/host-name.ts';
import type { SsmMachines } from '../ssm/machines.ts';
import type { MachinesOptions } from './cloud-options.ts';

/** Simulated machines only show addresses: nothing is ever sent to one. */
const SIMULATED_NETWORK = { subnet: '10.231.0.0/16', gateway: '10.231.0.1' };

export interface MachineServicesOptions {
  database: DatabaseSync;
  clock: LocalClock;
  emit: EmitEvent;
  account: string;
  region: string;
  machineEndpoint: string;
  report: (line: string) => void;
}

export function networkOf({ network }: MachinesOptions): NonNullable<MachinesOptions['network']> {
  return network ?? SIMULATED_NETWORK;
}

export function createMachines(machines: MachinesOptions, options: MachineServicesOptions): LocalEc2 {
  const network = networkOf(machines);
  return createEc2({
    ...options,
    engine: machines.engine,
    network,
    simulatorSecret: machines.simulatorSecret,
    machine: {
      environment: {
        AWS_REGION: options.region,
        AWS_EC2_METADATA_SERVICE_ENDPOINT: options.machineEndpoint,
        // Where sources in S3 are, for the agent and the SDKs alike: objects of the local cloud.
        AWS_ENDPOINT_URL_S3: options.machineEndpoint,
      },
      hosts: { [HOST_NAME]: network.gateway },
    },
  });
}

/** What SSM sees of the machines; without an engine there are none. */
export function ssmMachines(ec2: LocalEc2 | undefined): SsmMachines {
  return {
    run: (id, script) => {
      if (ec2 === undefined) throw new AwsError('InvalidInstanceId', `There is no machine ${id}`);
      return ec2.runOnMachine(id, script);
    },
    isRunning: (id) => ec2?.isRunning(id) ?? false,
    withTag: (key, value) => ec2?.machinesWithTag(key, value) ?? [],
  };
}

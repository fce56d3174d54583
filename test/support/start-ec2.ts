import { DatabaseSync } from 'node:sqlite';
import { EC2Client } from '@aws-sdk/client-ec2';
import { manualClock } from '../../local/clock/manual-clock.ts';
import type { CloudEvent } from '../../local/contracts/cloud-event.ts';
import { createEc2 } from '../../local/ec2/create-ec2.ts';
import type { Ec2Options } from '../../local/ec2/ec2-options.ts';
import { LOCAL_IMAGES } from '../../local/ec2/local-images.ts';
import { createMemoryEngine } from './memory-engine.ts';
import { startServices } from './start-services.ts';

export const IMAGE = LOCAL_IMAGES[0]?.id ?? '';

/** A local EC2 over an engine in memory. Given the parts of an earlier one, it is the same cloud after a restart. */
export function makeEc2(parts: Partial<Ec2Options> = {}) {
  const events: CloudEvent[] = [];
  const clock = manualClock(Date.parse('2026-01-05T12:00:00Z'));
  const engine = createMemoryEngine();
  const options: Ec2Options = {
    database: new DatabaseSync(':memory:'),
    clock,
    engine,
    emit: async (event) => void events.push(event),
    account: '000000000000',
    network: { subnet: '10.231.0.0/24', gateway: '10.231.0.1' },
    ...parts,
  };
  return { ec2: createEc2(options), options, events, clock, engine };
}

/** The same, started and answering an unmodified SDK client. */
export async function startEc2(parts: Partial<Ec2Options> = {}) {
  const made = makeEc2(parts);
  await made.ec2.start();
  const server = await startServices([made.ec2.service]);
  const client = new EC2Client(server.client);
  const close = async (): Promise<void> => {
    client.destroy();
    await server.close();
    await made.ec2.close();
  };
  return { ...made, client, close };
}

/** The states that the events told of one instance, in order. */
export function statesTold(events: readonly CloudEvent[], instanceId: string): string[] {
  return events
    .map(({ detail }) => detail as { 'instance-id': string; state: string })
    .filter((detail) => detail['instance-id'] === instanceId)
    .map(({ state }) => state);
}

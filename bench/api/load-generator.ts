// A process of its own, so that the calls' signing does not slow down what it measures: reads an order from standard
// input, calls the API with the unmodified client, and writes a report.

import { text } from 'node:stream/consumers';
import {
  CreateStackCommand,
  DescribeInstancesCommand,
  DescribeStacksCommand,
  OpsWorksClient,
} from '@aws-sdk/client-opsworks';
import type { LoadOrder, LoadReport } from './load.ts';

const order = JSON.parse(await text(process.stdin)) as LoadOrder;
const { endpoint, region, accessKeyId, secretAccessKey } = order.connection;
const credentials = { accessKeyId, secretAccessKey };
// One attempt: a call that fails is an error of the bench, not a slow call.
const client = new OpsWorksClient({ endpoint, region, credentials, maxAttempts: 1 });
await callFor(order.warmUpSeconds);
process.stdout.write(JSON.stringify(await callFor(order.seconds)));
client.destroy();

/** Every caller ends with the call that is under way when the time is over; that one is not counted. */
async function callFor(seconds: number): Promise<LoadReport> {
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const latencies: number[] = [];
  const caller = async (): Promise<void> => {
    for (;;) {
      const sent = performance.now();
      await call();
      const answered = performance.now();
      if (answered > end) return;
      latencies.push(answered - sent);
    }
  };
  await Promise.all(Array.from({ length: order.concurrency }, caller));
  return { latencies, seconds };
}

async function call(): Promise<unknown> {
  switch (order.operation) {
    case 'DescribeInstances':
      return client.send(new DescribeInstancesCommand({ StackId: order.stackId }));
    case 'DescribeStacks':
      return client.send(new DescribeStacksCommand({}));
    case 'CreateStack':
      return client.send(
        new CreateStackCommand({
          Name: 'Load',
          Region: region,
          ServiceRoleArn: 'arn:aws:iam::000000000000:role/aws-opsworks-service-role',
          DefaultInstanceProfileArn: 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role',
        }),
      );
  }
}

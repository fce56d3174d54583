// A process that serves DynamoDB from the data folder in its first argument: made to be killed.
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../local/clock/system-clock.ts';
import { createDynamoDb } from '../../../local/dynamodb/create-dynamodb.ts';
import { openDatabase } from '../../../local/state/open-database.ts';
import { createWireServer } from '../../../local/wire/create-wire-server.ts';

const dynamo = createDynamoDb({ database: openDatabase(process.argv[2] ?? ''), clock: systemClock() });
dynamo.ensureTable({
  TableName: 'things',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
});
const server = createWireServer({
  services: [],
  endpoints: [dynamo.endpoint],
  credentials: (accessKeyId) => ({ secretAccessKey: 'secret', caller: { accessKeyId } }),
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

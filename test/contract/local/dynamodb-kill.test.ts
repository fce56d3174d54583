import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SERVER = join(import.meta.dirname, '../../support/processes/dynamodb-server.ts');
const KILLS = 3;

async function serve(dataDir: string): Promise<{ child: ChildProcess; documents: DynamoDBDocumentClient }> {
  const child = fork(SERVER, [dataDir], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const [port] = await once(child, 'message');
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
  });
  return { child, documents: DynamoDBDocumentClient.from(client) };
}

/** Writes pairs, each in one transaction with a counter, until the server is gone; answers the acknowledged ones. */
async function writeUntilKilled(
  documents: DynamoDBDocumentClient,
  prefix: string,
  child: ChildProcess,
): Promise<string[]> {
  const acknowledged: string[] = [];
  const write = async (id: string): Promise<void> => {
    const Put = (pk: string) => ({ Put: { TableName: 'things', Item: { pk } } });
    const counter = {
      TableName: 'things',
      Key: { pk: 'counter' },
      UpdateExpression: 'ADD pairs :one',
      ExpressionAttributeValues: { ':one': 1 },
    };
    await documents.send(
      new TransactWriteCommand({ TransactItems: [Put(`${id}-a`), Put(`${id}-b`), { Update: counter }] }),
    );
    acknowledged.push(id);
    if (acknowledged.length === 40) child.kill('SIGKILL');
  };
  const writer = async (lane: number): Promise<void> => {
    for (let n = 0; ; n++) await write(`${prefix}-${lane}-${n}`);
  };
  await Promise.allSettled([0, 1, 2, 3].map(writer));
  return acknowledged;
}

test('kill -9 in the middle of transactions loses nothing that was acknowledged and leaves nothing half done', async () => {
  const folder = temporaryFolder();
  const acknowledged: string[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const { child, documents } = await serve(folder.path);
    acknowledged.push(...(await writeUntilKilled(documents, `run${kill}`, child)));
  }
  const { child, documents } = await serve(folder.path);
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'things' }));
  const stored = new Set(Items.map(({ pk }) => String(pk)));
  const { Item } = await documents.send(new GetCommand({ TableName: 'things', Key: { pk: 'counter' } }));
  child.kill();
  folder.remove();

  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 40);
  expect(acknowledged.filter((id) => !stored.has(`${id}-a`) || !stored.has(`${id}-b`))).toEqual([]);
  const halves = [...stored].filter((pk) => pk.endsWith('-a') && !stored.has(pk.replace(/-a$/, '-b')));
  expect(halves).toEqual([]);
  expect(Item?.pairs).toBe((stored.size - 1) / 2);
});

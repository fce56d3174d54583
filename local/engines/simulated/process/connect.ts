import type { Connection } from './connection.ts';
import { readConnection } from './connection-file.ts';
import { type ControlClient, controlClient } from './control-client.ts';
import { spawnSimulator } from './spawn-simulator.ts';

/** The simulator's process of this data folder: the one that runs, or a new one. */
export async function connect(dataDir: string): Promise<{ client: ControlClient; secret: string }> {
  const earlier = readConnection(dataDir);
  if (earlier && (await answers(earlier))) return { client: controlClient(earlier), secret: earlier.secret };
  const started = await spawnSimulator(dataDir);
  return { client: controlClient(started), secret: started.secret };
}

/** The port may be another program's by now: only the simulator knows the secret and this path. */
async function answers(connection: Connection): Promise<boolean> {
  const client = controlClient(connection);
  try {
    return Array.isArray(await client.ask('GET', '/machines'));
  } catch {
    return false;
  } finally {
    client.close();
  }
}

// The simulated machines of one data folder, in a process that the control plane can die beside: node main.ts DATADIR
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSimulator } from './create-simulator.ts';
import type { Connection } from './process/connection.ts';
import { readConnection, writeConnection } from './process/connection-file.ts';
import { controlServer } from './process/control-server.ts';
import { leaveWhenReplaced } from './process/leave-when-replaced.ts';

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('Name the data folder');

// The same secret as the process before: the control plane may have been told it already.
const secret = readConnection(dataDir)?.secret ?? randomBytes(24).toString('hex');
const simulator = createSimulator({ secret });
const exit = (): never => process.exit(0);
const server = controlServer({
  ...simulator,
  shutdown: async () => {
    await simulator.shutdown();
    setImmediate(() => server.close(exit).closeIdleConnections());
  },
});

server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const connection: Connection = { url: `http://127.0.0.1:${port}`, secret, pid: process.pid };
writeConnection(dataDir, connection);
leaveWhenReplaced(dataDir, process.pid, exit);
process.send?.(connection);

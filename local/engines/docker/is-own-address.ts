import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Whether this host can listen at the address. Found out by doing so: os.networkInterfaces() leaves out
 * a bridge that no container is attached to yet.
 */
export async function isOwnAddress(address: string): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(0, address), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

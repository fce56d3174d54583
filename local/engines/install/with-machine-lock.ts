import { connect, createServer, type Server } from 'node:net';

/**
 * Runs `work` while no other process of this machine runs work under the same name.
 *
 * The lock is a socket in Linux's abstract namespace: it has no file to go stale, and the kernel lets it go
 * when its holder dies. Those who wait hold a connection to it; its end is the sign to try again.
 * Other systems have no such sockets; there nothing is installed by us, and work done twice is only waste.
 *
 * @throws the reason of `signal` when it ends the waiting; work that has begun is not its matter
 */
export async function withMachineLock<T>(
  name: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (process.platform !== 'linux') return work();
  const lock = await acquire(`\0opswright-${name}`, signal);
  try {
    return await work();
  } finally {
    release(lock);
  }
}

interface Lock {
  server: Server;
  waiting: Set<{ destroy(): void }>;
}

async function acquire(path: string, signal: AbortSignal | undefined): Promise<Lock> {
  for (;;) {
    signal?.throwIfAborted();
    const lock = await tryToListen(path);
    if (lock) return lock;
    await holderIsGone(path, signal);
  }
}

function tryToListen(path: string): Promise<Lock | undefined> {
  const waiting: Lock['waiting'] = new Set();
  const server = createServer((socket) => {
    waiting.add(socket);
    socket.on('close', () => waiting.delete(socket)).on('error', () => waiting.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen({ path }, () => resolve({ server, waiting }));
  });
}

/**
 * The connection ends when the holder lets go or dies, or the signal comes; it cannot be made when that has happened
 * already.
 */
function holderIsGone(path: string, signal: AbortSignal | undefined): Promise<void> {
  const socket = connect({ path, ...(signal && { signal }) });
  socket.resume();
  // An error closes it too, and says the same.
  socket.on('error', () => undefined);
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

function release({ server, waiting }: Lock): void {
  server.close();
  for (const socket of waiting) socket.destroy();
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createForwarders, type Forwarders } from '../../../../local/network/create-forwarders.ts';

const GATEWAY = '127.0.0.2';

describe('forwarders', () => {
  let forwarders: Forwarders;
  let server: Server;
  let port: number;

  beforeEach(async () => {
    forwarders = createForwarders({ gateway: GATEWAY });
    server = createServer({ allowHalfOpen: true }, (socket) => {
      let heard = '';
      socket.on('data', (chunk) => (heard += chunk)).on('end', () => socket.end(`you said ${heard}`));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    port = (server.address() as AddressInfo).port;
  });

  afterEach(async () => {
    await forwarders.close();
    server.close();
  });

  it('pass a declared port on to the same port of the loopback, both ways and to the end', async () => {
    await forwarders.declare('stack-1', [port]);
    expect(await ask(port, 'hello')).toBe('you said hello');
  });

  it('leave a port shut that nobody declared', async () => {
    await expect(ask(port, 'hello')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('keep a port open until its last owner withdraws', async () => {
    await forwarders.declare('stack-1', [port]);
    await forwarders.declare('stack-2', [port]);
    await forwarders.withdraw('stack-1');
    expect(await ask(port, 'hello')).toBe('you said hello');
    await forwarders.withdraw('stack-2');
    await expect(ask(port, 'hello')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('replace what an owner declared before', async () => {
    await forwarders.declare('stack-1', [port]);
    await forwarders.declare('stack-1', []);
    expect(forwarders.ports()).toEqual([]);
  });

  it('take the same declaration twice, and a withdrawal of what was never declared', async () => {
    await Promise.all([forwarders.declare('stack-1', [port]), forwarders.declare('stack-1', [port])]);
    await forwarders.withdraw('nobody');
    expect(forwarders.ports()).toEqual([port]);
  });

  it('follow the last word when declarations and withdrawals overlap', async () => {
    await Promise.all([
      forwarders.declare('stack-1', [port]),
      forwarders.withdraw('stack-1'),
      forwarders.declare('stack-1', [port]),
      forwarders.withdraw('stack-1'),
    ]);
    expect(forwarders.ports()).toEqual([]);
  });

  it('end a connection through a port that is withdrawn', async () => {
    await forwarders.declare('stack-1', [port]);
    const socket = await connected(port);
    const closed = once(socket, 'close');
    await forwarders.withdraw('stack-1');
    await closed;
  });

  it('break a connection whose server is not there, rather than keep it waiting', async () => {
    server.close();
    await forwarders.declare('stack-1', [port]);
    expect(await ask(port, 'hello').catch(() => '')).toBe('');
  });

  it('take a port that a server on all addresses holds for reachable', async () => {
    const everywhere = createServer();
    await once(everywhere.listen(0, '0.0.0.0'), 'listening');
    await forwarders.declare('stack-1', [(everywhere.address() as AddressInfo).port]);
    expect(forwarders.ports()).toEqual([]);
    everywhere.close();
  });

  it('tell the owner, and only the owner, of a port that cannot be opened', async () => {
    const elsewhere = createForwarders({ gateway: '192.0.2.1' });
    await expect(elsewhere.declare('stack-1', [port])).rejects.toThrow(`port ${port} of this host`);
    await elsewhere.declare('stack-2', []);
  });
});

async function connected(port: number): Promise<Socket> {
  const socket = connect({ host: GATEWAY, port });
  await once(socket, 'connect');
  return socket;
}

async function ask(port: number, question: string): Promise<string> {
  const socket = await connected(port);
  socket.end(question);
  return text(socket);
}

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AddressForwards, createAddressForwards } from '../../../../local/network/address-forwards.ts';

const [ADDRESS, MACHINE, OTHER] = ['127.77.200.1', '127.77.200.2', '127.77.200.3'] as const;

let server: Server;
let port: number;
let forwards: AddressForwards;
let reported: string[];

beforeEach(async () => {
  reported = [];
  forwards = createAddressForwards((line) => reported.push(line));
  server = createServer((_request, response) => void response.end('the machine'));
  await once(server.listen(0, MACHINE), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  await forwards.close();
  server.closeAllConnections();
  server.close();
});

const page = async (address: string) => {
  const response = await fetch(`http://${address}:${port}/`, { headers: { connection: 'close' } });
  return response.text();
};

test('an address answers in the place of another, until it is given to nobody', async () => {
  await forwards.set('eip', { from: ADDRESS, to: MACHINE, ports: [port] });
  expect(await page(ADDRESS)).toBe('the machine');
  await forwards.set('eip');
  await expect(page(ADDRESS)).rejects.toThrow();
});

test('an address moves', async () => {
  await forwards.set('eip', { from: ADDRESS, to: OTHER, ports: [port] });
  await expect(page(ADDRESS)).rejects.toThrow();
  await forwards.set('eip', { from: ADDRESS, to: MACHINE, ports: [port] });
  expect(await page(ADDRESS)).toBe('the machine');
});

test('a port that cannot be opened is told of, and the others are open', async () => {
  const taken = createServer();
  await once(taken.listen(0, ADDRESS), 'listening');
  const busy = (taken.address() as AddressInfo).port;
  await forwards.set('eip', { from: ADDRESS, to: MACHINE, ports: [busy, port] });
  expect(reported).toEqual([expect.stringContaining(`${ADDRESS} does not answer at port ${busy}`)]);
  expect(await page(ADDRESS)).toBe('the machine');
  taken.close();
});

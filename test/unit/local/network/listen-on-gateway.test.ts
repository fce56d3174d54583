import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayListener, listenOnGateway } from '../../../../local/network/listen-on-gateway.ts';

describe('the gateway listener', () => {
  let listener: GatewayListener;
  let log: string[];

  beforeEach(async () => {
    log = [];
    listener = await listenOnGateway({
      gateway: '127.0.0.3',
      port: 0,
      report: (line) => log.push(line),
      routes: [
        {
          name: 'agent routes',
          matches: ({ url }) => url?.startsWith('/agent/') === true,
          handle: (request, response) => void response.end(`agent ${request.method}`),
        },
        {
          name: 'broken',
          matches: ({ url }) => url === '/broken',
          handle: () => Promise.reject(new Error('out of order')),
        },
      ],
    });
  });

  afterEach(() => listener.close());

  it('answers the routes that it was given, on the gateway address', async () => {
    expect(listener.url).toMatch(/^http:\/\/127\.0\.0\.3:\d+$/);
    const response = await fetch(`${listener.url}/agent/next`, { method: 'POST' });
    expect(await response.text()).toBe('agent POST');
  });

  it('finds nothing at any other path', async () => {
    const response = await fetch(`${listener.url}/`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: 'NotFound', retryable: false });
  });

  it('says that asking again may help when a route fails, keeps the cause to itself, and goes on', async () => {
    const response = await fetch(`${listener.url}/broken`);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: 'InternalError',
      message: 'broken failed.',
      retryable: true,
    });
    expect(log).toEqual(['broken: GET failed: out of order']);
    expect((await fetch(`${listener.url}/agent/`)).status).toBe(200);
  });

  it('is not there on another address of this host', async () => {
    await expect(fetch(listener.url.replace('127.0.0.3', '127.0.0.1'))).rejects.toThrow();
  });
});

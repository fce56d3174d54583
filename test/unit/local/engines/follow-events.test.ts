import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followEvents } from '../../../../local/engines/docker/follow-events.ts';

/** An engine's API of which only the event stream works. */
describe("following the engine's events", () => {
  let folder: string;
  let api: Server;
  let streams: ServerResponse[];
  let seen: string[];
  let follower: { close(): void };
  let news: () => void;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opswright-events-'));
    const socketPath = join(folder, 'docker.sock');
    streams = [];
    seen = [];
    news = () => undefined;
    api = createServer((_, response) => {
      streams.push(response.writeHead(200));
      response.flushHeaders();
    });
    await once(api.listen(socketPath), 'listening');
    const note = async (what: string) => {
      seen.push(what);
      news();
    };
    follower = followEvents({
      docker: new Docker({ socketPath }),
      prefix: 'cloud-a',
      onConnected: () => note('connected'),
      onEvent: note,
      report: () => undefined,
    });
  });

  afterEach(async () => {
    follower.close();
    api.closeAllConnections();
    api.close();
    await rm(folder, { recursive: true });
  });

  it('names the machine of each event', async () => {
    await until(1);
    streams[0]?.write(event('i-1'));
    await until(2);
    expect(seen).toEqual(['connected', 'i-1']);
  });

  it.each([
    ['ends', (stream: ServerResponse) => stream.end()],
    ['breaks off', (stream: ServerResponse) => stream.destroy()],
  ])('connects again, and says so, when the stream %s', async (_, finish) => {
    await until(1);
    finish(streams[0] as ServerResponse);
    await until(2);
    streams[1]?.write(event('i-2'));
    await until(3);
    expect(seen).toEqual(['connected', 'connected', 'i-2']);
  });

  it('lets the connection go when it is closed', async () => {
    await until(1);
    const gone = once(streams[0] as ServerResponse, 'close');
    follower.close();
    await gone;
  });

  async function until(count: number): Promise<void> {
    while (seen.length < count) await new Promise<void>((resolve) => (news = resolve));
  }
});

function event(ec2InstanceId: string): string {
  return `${JSON.stringify({ Action: 'die', Actor: { Attributes: { 'org.opswright.ec2-instance-id': ec2InstanceId } } })}\n`;
}

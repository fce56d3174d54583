import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayListener, listenOnGateway } from '../../../local/network/listen-on-gateway.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';

const LIMIT_MS = 120_000;
const UNIT = 'opswright-user-data.service';

describe('user data', { timeout: LIMIT_MS }, () => {
  let cloud: ContainerCloud;
  let metadata: GatewayListener;
  let id: string;
  let userData: string | undefined;
  let instanceId: string;

  beforeAll(async () => {
    cloud = await containerCloud();
  }, FIRST_USE_MS);
  afterAll(() => cloud?.close(), LIMIT_MS);

  beforeEach(async () => {
    userData = undefined;
    instanceId = 'i-1';
    metadata = await serve(0);
    const spec = cloud.spec({ environment: { AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url } });
    id = spec.ec2InstanceId;
    await cloud.engine.create(spec);
  }, LIMIT_MS);
  afterEach(async () => {
    await cloud.engine.remove(id);
    await metadata.close();
  }, LIMIT_MS);

  /** Instance metadata of the second version, as far as a first boot asks for it. */
  function serve(port: number): Promise<GatewayListener> {
    return listenOnGateway({
      gateway: cloud.network.gateway,
      port,
      report: () => undefined,
      routes: [{ name: 'metadata', matches: () => true, handle: answer }],
    });
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader('connection', 'close');
    const path = `${request.method} ${request.url}`;
    if (path === 'PUT /latest/api/token') return void response.end('token');
    if (request.headers['x-aws-ec2-metadata-token'] !== 'token') return void response.writeHead(401).end();
    if (path === 'GET /latest/meta-data/instance-id') return void response.end(instanceId);
    if (path === 'GET /latest/user-data' && userData !== undefined) return void response.end(userData);
    response.writeHead(404).end();
  }

  /** Waits until the unit has ended; answers its result. */
  async function result(): Promise<string> {
    // First whether it began, then whether it runs: the other way round, one that begins between the two looks ended.
    const wait = `until [ -n "$(systemctl show -p ExecMainStartTimestamp --value ${UNIT} 2>/dev/null)" ] \
      && systemctl show -p ActiveState ${UNIT} | grep -qE 'ActiveState=(inactive|failed)'; do sleep 0.1; done
      systemctl show -p Result --value ${UNIT}`;
    return (await cloud.engine.run(id, wait)).output.trim();
  }

  it('runs once, as root, and not again after a reboot', async () => {
    userData = '#!/bin/sh\nid -un >> /root/ran\n';
    await cloud.engine.start(id);
    expect(await result()).toBe('success');
    await cloud.engine.reboot(id);
    expect(await result()).toBe('success');
    expect((await cloud.engine.run(id, 'cat /root/ran')).output).toBe('root\n');
  });

  it('runs again in a machine made from an image of this one, whose instance id is another', async () => {
    userData = '#!/bin/sh\necho ran >> /root/ran\n';
    await cloud.engine.start(id);
    await result();
    instanceId = 'i-2';
    await cloud.engine.reboot(id);
    await result();
    expect((await cloud.engine.run(id, 'cat /root/ran')).output).toBe('ran\nran\n');
  });

  it('waits for a metadata service that is away', async () => {
    userData = '#!/bin/sh\necho ran > /root/ran\n';
    const port = Number(new URL(metadata.url).port);
    await metadata.close();
    await cloud.engine.start(id);
    await cloud.engine.run(id, `until journalctl -q -u ${UNIT} | grep -q 'curl:'; do sleep 0.1; done`);
    metadata = await serve(port);
    await cloud.engine.run(id, 'until [ -e /root/ran ]; do sleep 0.1; done');
  });

  it('may be none', async () => {
    await cloud.engine.start(id);
    expect(await result()).toBe('success');
  });

  it('that fails is not run again, says so in the journal and leaves its output', async () => {
    userData = '#!/bin/sh\necho first words\nexit 3\n';
    await cloud.engine.start(id);
    expect(await result()).toBe('exit-code');
    const said = await cloud.engine.run(id, `journalctl -q -u ${UNIT}; cat /var/log/cloud-init-output.log`);
    expect(said.output).toContain('failed with status 3');
    expect(said.output).toContain('first words');
  });

  it('that is no script is refused in words', async () => {
    userData = 'packages: [nginx]\n';
    await cloud.engine.start(id);
    expect(await result()).toBe('exit-code');
    expect((await cloud.engine.run(id, `journalctl -q -u ${UNIT}`)).output).toContain('not a script');
  });
});

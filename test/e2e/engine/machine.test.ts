import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MachineSpec } from '../../../local/contracts/engine.ts';
import { ensureNetwork } from '../../../local/engines/docker/ensure-network.ts';
import { removeCloud } from '../../../local/engines/docker/remove-cloud.ts';
import { createForwarders } from '../../../local/network/create-forwarders.ts';
import { HOST_NAME } from '../../../local/network/host-name.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';
import { untilBooted } from '../../support/until-booted.ts';

const LIMIT_MS = 120_000;

describe('a machine', { timeout: LIMIT_MS }, () => {
  let cloud: ContainerCloud;
  const made: string[] = [];

  beforeAll(async () => {
    cloud = await containerCloud();
  }, FIRST_USE_MS);
  afterEach(async () => {
    await Promise.all(made.splice(0).map((id) => cloud.engine.remove(id)));
  }, LIMIT_MS);
  afterAll(() => cloud?.close(), LIMIT_MS);

  async function boot(changes: Partial<MachineSpec> = {}): Promise<MachineSpec> {
    const spec = cloud.spec(changes);
    made.push(spec.ec2InstanceId);
    await cloud.engine.create(spec);
    await cloud.engine.start(spec.ec2InstanceId);
    await untilBooted(cloud.engine, spec.ec2InstanceId);
    return spec;
  }

  async function run({ ec2InstanceId }: MachineSpec, script: string): Promise<string> {
    const { exitCode, output } = await cloud.engine.run(ec2InstanceId, script);
    expect(exitCode, output).toBe(0);
    return output.trim();
  }

  it('boots systemd without a failed unit', async () => {
    const machine = await boot();
    expect(await run(machine, 'cat /proc/1/comm; systemctl --failed --no-legend')).toBe('systemd');
  });

  it('has the baked packages, and their services as if they were not there yet', async () => {
    const machine = await boot();
    const { output } = await cloud.engine.run(
      machine.ec2InstanceId,
      'systemctl is-enabled apache2; systemctl is-active apache2',
    );
    expect(output).toBe('disabled\ninactive\n');
    expect(await run(machine, 'php --version')).toMatch(/^PHP 8/);
  });

  it('has its host name and its address', async () => {
    const machine = await boot({ hostname: 'php-app1' });
    expect(await run(machine, 'hostname; getent hosts php-app1')).toMatch(/^php-app1\n/);
    expect(await run(machine, 'ip -4 -o addr show dev eth0')).toContain(`inet ${machine.privateIp}/`);
  });

  it('gives its environment to services, to log-ins and to scripts', async () => {
    const machine = await boot({ environment: { COLOUR: 'dark %20 blue' } });
    const service = `systemd-run --quiet --pipe --wait sh -c 'echo "$COLOUR"'`;
    expect(await run(machine, `${service}; echo "$COLOUR"; cat /etc/environment`)).toBe(
      'dark %20 blue\ndark %20 blue\nCOLOUR="dark %20 blue"',
    );
  });

  it('answers what a script prints on both outputs, and its exit code', async () => {
    const { ec2InstanceId } = await boot();
    const script = 'echo one; echo two >&2; echo "drei ß"; exit 7';
    expect(await cloud.engine.run(ec2InstanceId, script)).toEqual({
      exitCode: 7,
      output: 'one\ntwo\ndrei ß\n',
    });
  });

  it('keeps its files over a stop and a start, as a disk does', async () => {
    const machine = await boot();
    await run(machine, 'echo kept > /etc/kept');
    await cloud.engine.stop(machine.ec2InstanceId);
    await cloud.engine.start(machine.ec2InstanceId);
    expect(await run(machine, 'cat /etc/kept')).toBe('kept');
  });

  it('keeps a volume until it is given back', async () => {
    const volumes = [{ name: 'vol-1', mountPoint: '/volumes/xvdf' }];
    const first = await boot({ volumes });
    await run(first, 'echo kept > /volumes/xvdf/file');
    await cloud.engine.remove(first.ec2InstanceId);
    const second = await boot({ volumes });
    expect(await run(second, 'cat /volumes/xvdf/file')).toBe('kept');
    await cloud.engine.remove(second.ec2InstanceId);
    await cloud.engine.removeVolume('vol-1');
    expect(await run(await boot({ volumes }), 'ls /volumes/xvdf')).toBe('');
  });

  it('gets a volume while it runs, with what is on it, and has it again after each start', async () => {
    const volume = { name: 'vol-late', mountPoint: '/volumes/sdi' };
    const first = await boot({ volumes: [volume] });
    await run(first, 'echo kept > /volumes/sdi/file');
    await cloud.engine.remove(first.ec2InstanceId);
    const second = await boot();
    for (const _ of [1, 2]) await cloud.engine.attachVolume(second.ec2InstanceId, volume);
    expect(await run(second, 'cat /volumes/sdi/file')).toBe('kept');
    await run(second, 'mkdir /data; echo "/volumes/sdi /data none bind,nofail" >> /etc/fstab');
    await cloud.engine.reboot(second.ec2InstanceId);
    await cloud.engine.attachVolume(second.ec2InstanceId, volume);
    await untilBooted(cloud.engine, second.ec2InstanceId);
    expect(await run(second, 'cat /data/file; systemctl --failed --no-legend')).toBe('kept');
    await cloud.engine.remove(second.ec2InstanceId);
    await cloud.engine.removeVolume(volume.name);
  });

  it('that does not run cannot get a volume', async () => {
    const spec = cloud.spec();
    made.push(spec.ec2InstanceId);
    await cloud.engine.create(spec);
    const volume = { name: 'vol-never', mountPoint: '/volumes/sdi' };
    await expect(cloud.engine.attachVolume(spec.ec2InstanceId, volume)).rejects.toThrow();
    await cloud.engine.removeVolume(volume.name);
  });

  it('answers at its own address and, published, on its loopback address', async () => {
    const machine = await boot({ publishPorts: [80] });
    await run(
      machine,
      `systemd-run --quiet ruby -rsocket -e '
      s = TCPServer.new("0.0.0.0", 80)
      loop { c = s.accept; c.gets; c.write "HTTP/1.0 200 OK\\r\\n\\r\\nhello"; c.close }'
      until curl -s localhost >/dev/null; do sleep 0.05; done`,
    );
    for (const address of [machine.privateIp, machine.publicIp])
      expect(await (await fetch(`http://${address}/`)).text()).toBe('hello');
  });

  it('shuts down from inside, and is told of', async () => {
    const machine = await boot();
    const stopped = new Promise((resolve) => cloud.engine.watch(resolve));
    await cloud.engine.run(machine.ec2InstanceId, 'systemctl poweroff').catch(() => undefined);
    expect(await stopped).toEqual({ ec2InstanceId: machine.ec2InstanceId, state: 'stopped' });
  });

  it('sees neither the engine nor the files of its host', async () => {
    const machine = await boot();
    expect(await run(machine, 'ls -d /var/run/docker.sock /run/podman 2>/dev/null | wc -l')).toBe('0');
    expect(await run(machine, 'grep -c docker.sock /proc/self/mountinfo || true')).toBe('0');
  });

  it('lets Chef change /etc/hosts, over which a file cannot be renamed', async () => {
    const machine = await boot();
    const recipe = `file('/etc/hosts') { content IO.read('/etc/hosts') + "192.0.2.1 elsewhere\\n" }`;
    await run(
      machine,
      `mkdir -p /srv/chef/cookbooks/t/recipes
      echo "name 't'" > /srv/chef/cookbooks/t/metadata.rb
      echo '${recipe.replaceAll("'", '"').replace('+ "192', '+ "192')}' > /srv/chef/cookbooks/t/recipes/default.rb
      chef-client -z -c /etc/chef/client.rb -o t`,
    );
    expect(await run(machine, 'getent hosts elsewhere')).toContain('192.0.2.1');
  });

  it('is one of five that boot together', async () => {
    const begin = performance.now();
    const machines = await Promise.all(Array.from({ length: 5 }, () => boot()));
    console.log(`five machines booted in ${Math.round(performance.now() - begin)} ms`);
    expect(new Set(machines.map((machine) => machine.privateIp)).size).toBe(5);
  });

  describe('and the host', () => {
    let server: Server;
    let port: number;

    beforeAll(async () => {
      server = createServer((_, response) => response.end('from the host'));
      await once(server.listen(0, '127.0.0.1'), 'listening');
      port = (server.address() as AddressInfo).port;
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    it('reaches a server on the loopback of its host exactly while its port is declared', async () => {
      const forwarders = createForwarders({ gateway: cloud.network.gateway });
      const machine = await boot();
      const ask = `curl -s -m 5 http://${HOST_NAME}:${port}/`;
      expect((await cloud.engine.run(machine.ec2InstanceId, ask)).exitCode).toBe(7);
      await forwarders.declare('stack-1', [port]);
      expect(await run(machine, ask)).toBe('from the host');
      await forwarders.withdraw('stack-1');
      expect((await cloud.engine.run(machine.ec2InstanceId, ask)).exitCode).toBe(7);
    });
  });

  it('leaves nothing behind when its cloud is removed', async () => {
    const prefix = `${cloud.prefix}-removed`;
    const { docker, image } = cloud;
    const network = await ensureNetwork({ docker, prefix, image });
    const engine = cloud.another({ prefix, network });
    await engine.create({
      ...cloud.spec({ volumes: [{ name: 'vol-2', mountPoint: '/volumes/xvdf' }] }),
      privateIp: network.subnet.replace(/\.0\/.*$/, '.10'),
    });
    await engine.close();
    await removeCloud({ docker, prefix });
    await removeCloud({ docker, prefix });
    const { Volumes } = await docker.listVolumes();
    const left = [
      ...(await docker.listContainers({ all: true })).flatMap(({ Names }) => Names),
      ...(Volumes ?? []).map(({ Name }) => Name),
      ...(await docker.listNetworks()).map(({ Name }) => Name),
    ];
    expect(left.filter((name) => name.includes(prefix))).toEqual([]);
  });

  it('belongs to its cloud alone', async () => {
    const other = { docker: cloud.docker, image: cloud.image, prefix: `${cloud.prefix}-other` };
    const network = await ensureNetwork(other);
    try {
      expect(network.subnet).not.toBe(cloud.network.subnet);
      expect(await ensureNetwork(other)).toEqual(network);
      const machine = await boot();
      await removeCloud(other);
      expect((await cloud.engine.list()).map(({ ec2InstanceId }) => ec2InstanceId)).toContain(
        machine.ec2InstanceId,
      );
    } finally {
      await removeCloud(other);
    }
  });
});

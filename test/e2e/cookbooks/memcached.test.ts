import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigurationCommand } from '../../../src/domain/configuration/configuration-command.ts';
import type { LayerRecord, StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { type ChefMachine, chefMachine } from '../../support/chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';
import { convergeCommand } from '../../support/converge-command.ts';
import { command, instance, snapshot } from '../../support/php-stack.ts';

const LIMIT_MS = 180_000;

// One machine goes through the life of the layer; each test is the next step.
describe('the Memcached layer’s recipes on a real machine', { timeout: LIMIT_MS }, () => {
  let cloud: ContainerCloud;
  let machine: ChefMachine;

  beforeAll(async () => {
    cloud = await containerCloud();
    machine = await chefMachine(cloud, 'memcached1');
  }, FIRST_USE_MS);
  afterAll(() => cloud?.close(), LIMIT_MS);

  const run = (type: ConfigurationCommand['Type'], memory: string) => {
    const stack = stackWith(memory, machine.ip);
    return convergeCommand({ machine, stack, instance: stack.instances[0]!, command: command(type) });
  };
  /** What the server answers to lines of its protocol, by the address that app servers use. */
  const ask = (lines: string) =>
    machine.shell(`timeout 30 bash <<'ASK'
# a server that has just been restarted takes a moment until it listens
until (: > /dev/tcp/${machine.ip}/11211) 2> /dev/null; do :; done
exec 3<>/dev/tcp/${machine.ip}/11211; printf '${lines}quit\\r\\n' >&3; tr -d '\\r' <&3
ASK`);

  it('give the apps a cache with the layer’s memory', async () => {
    await run('setup', '64');
    expect(await ask('set greeting 0 60 5\\r\\nhello\\r\\nget greeting\\r\\n')).toBe(
      'STORED\nVALUE greeting 0 5\nhello\nEND',
    );
    expect(await ask('stats\\r\\n')).toContain(`STAT limit_maxbytes ${64 * 1024 * 1024}`);
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    for (const type of ['setup', 'configure', 'deploy'] as const) {
      await run(type, '64');
      const again = await run(type, '64');
      expect(again.updated, again.log.slice(-6000)).toBe(0);
    }
  });

  it('keep what is cached meanwhile', async () => {
    expect(await ask('get greeting\\r\\n')).toContain('hello');
  });

  it('follow a change of the memory at the next Setup', async () => {
    await run('setup', '128');
    expect(await ask('stats\\r\\n')).toContain(`STAT limit_maxbytes ${128 * 1024 * 1024}`);
  });

  it('stop the server on shutdown', async () => {
    await run('shutdown', '128');
    expect(await machine.shell('systemctl is-active memcached || true')).toBe('inactive');
  });
});

function stackWith(memory: string, ip: string): StackSnapshot {
  const layer: LayerRecord = {
    LayerId: 'layer-cache',
    Type: 'memcached',
    Name: 'Memcached',
    Shortname: 'memcached',
    CreatedAt: '2013-02-20T20:41:10+00:00',
    Attributes: { MemcachedMemory: memory },
  };
  const me = instance('i-1', 'memcached1', ['layer-cache'], { PrivateIp: ip, InstallUpdatesOnBoot: false });
  return { ...snapshot, layers: [layer], apps: [], instances: [me] };
}

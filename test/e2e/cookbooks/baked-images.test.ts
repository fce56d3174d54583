import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LayerRecord, StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { AVAILABLE_TYPES } from '../../../src/domain/layer/available-types.ts';
import type { LayerType } from '../../../src/domain/layer/layer-type.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { type ChefMachine, chefMachine } from '../../support/chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';
import { convergeCommand } from '../../support/converge-command.ts';
import { command, instance, snapshot } from '../../support/php-stack.ts';

const LIMIT_MS = 240_000;

/** The engine itself answers for names there, at any port. */
const ENGINES_NAMES = '127\\.0\\.0\\.11:';
/** What a machine would do by itself. Timers are apart: they tidy up after servers. */
const RUNS_BY_ITSELF = `
  systemctl list-unit-files --type=service,socket,path --state=enabled --no-legend | awk '{ print $1 }'
  find /etc/rc3.d -name 'S*' -printf '%f\\n' | sort
  ss --listening --tcp --udp --numeric --no-header | awk '{ print $1, $5 }' | grep -v '${ENGINES_NAMES}' | sort`;
const INSTALLED = `dpkg --list | awk '/^ii/ { print $2 }'`;
const PRIVATE_KEYS = `grep --recursive --files-with-matches --binary-files=without-match \
  --regexp='BEGIN .*PRIVATE KEY' /etc /var/lib /root /home || true`;
const DATA =
  'find /var/lib/mysql /var/lib/ganglia/rrds /var/lib/memcached /srv/www -type f 2>/dev/null || true';

const types = AVAILABLE_TYPES.filter((type) => type !== 'custom');

let plain: { cloud: ContainerCloud; machine: ChefMachine };
beforeAll(async () => {
  const cloud = await containerCloud([]);
  plain = { cloud, machine: await chefMachine(cloud, 'plain1') };
}, FIRST_USE_MS);
afterAll(() => plain?.cloud.close(), LIMIT_MS);

describe.each(types)('a machine from the image of %s', { timeout: LIMIT_MS }, (type) => {
  let cloud: ContainerCloud;
  let machine: ChefMachine;
  beforeAll(async () => {
    cloud = await containerCloud([type]);
    machine = await chefMachine(cloud, `${type}1`);
  }, FIRST_USE_MS);
  afterAll(() => cloud?.close(), LIMIT_MS);

  it('runs nothing more by itself than one from the plain image', async () => {
    expect(await machine.shell(RUNS_BY_ITSELF)).toBe(await plain.machine.shell(RUNS_BY_ITSELF));
  });

  it('shares no key, no identity and no data with another', async () => {
    expect(await machine.shell(PRIVATE_KEYS)).toBe('');
    expect((await machine.shell(DATA)).replace(/.*debian-[\d.]+\.flag/, '')).toBe('');
    const id = 'cat /etc/machine-id';
    expect(await machine.shell(id)).toMatch(/^[0-9a-f]{32}$/);
    expect(await machine.shell(id)).not.toBe(await plain.machine.shell(id));
  });

  it('has all that Setup installs, and Setup succeeds', async () => {
    const before = await machine.shell(INSTALLED);
    await setUp(machine, type);
    expect(await machine.shell(INSTALLED)).toBe(before);
  });
});

async function setUp(machine: ChefMachine, type: LayerType): Promise<void> {
  const layer: LayerRecord = {
    LayerId: 'layer-1',
    Type: type,
    Name: type,
    Shortname: type,
    CreatedAt: '2013-02-22T20:41:10+00:00',
  };
  const me = instance('i-1', `${type}1`, ['layer-1'], {
    PrivateIp: machine.ip,
    InstallUpdatesOnBoot: false,
  });
  const stack: StackSnapshot = { ...snapshot, layers: [layer], apps: [], instances: [me] };
  const password = new Secret('s3cret-of-twenty-signs');
  const passwords = {
    MysqlRootPassword: password,
    HaproxyStatsPassword: password,
    GangliaPassword: password,
  };
  const secrets = { layers: { 'layer-1': passwords } };
  await convergeCommand({ machine, stack, instance: me, command: command('setup'), secrets });
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigurationCommand } from '../../../src/domain/configuration/configuration-command.ts';
import type { StackSecrets } from '../../../src/domain/configuration/stack-secrets.ts';
import type {
  AppRecord,
  InstanceRecord,
  LayerRecord,
  StackSnapshot,
} from '../../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { type ChefMachine, chefMachine } from '../../support/chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';
import { convergeCommand } from '../../support/converge-command.ts';
import { command, instance, phpLayer, simplePhpApp, snapshot } from '../../support/php-stack.ts';

const LIMIT_MS = 180_000;
const PASSWORD = "st4ts'$HOME s3cret";

const lbLayer: LayerRecord = {
  LayerId: 'layer-lb',
  Type: 'lb',
  Name: 'HAProxy',
  Shortname: 'lb',
  CreatedAt: '2013-02-19T20:41:10+00:00',
  Attributes: { HaproxyHealthCheckMethod: 'GET', HaproxyHealthCheckUrl: '/health' },
};
const staticLayer: LayerRecord = {
  ...phpLayer,
  LayerId: 'layer-web',
  Type: 'web',
  Shortname: 'web',
  CreatedAt: '2013-02-21T20:41:10+00:00',
};

// A load balancer, and a machine that plays two app servers at its two addresses, under steady load.
describe('the HAProxy layer’s recipes on real machines', { timeout: LIMIT_MS }, () => {
  let cloud: ContainerCloud;
  let balancer: ChefMachine;
  let servers: ChefMachine;
  let addresses: string[] = [];
  const logs: string[] = [];

  beforeAll(async () => {
    cloud = await containerCloud();
    balancer = await chefMachine(cloud, 'lb1');
    servers = await chefMachine(cloud, 'apps');
    addresses = [servers.ip, await secondAddress(cloud)];
    await servers.shell(`cat > /usr/local/bin/tiny-server <<'RUBY'\n${TINY_SERVER}RUBY`);
    await balancer.shell(`cat > /usr/local/bin/load <<'RUBY'\n${LOAD}RUBY`);
    await startServer(0);
    await startServer(1);
  }, FIRST_USE_MS);
  afterAll(async () => {
    await cloud?.close();
    await cloud?.docker.getNetwork(`${cloud.prefix}-second`).remove();
  }, LIMIT_MS);

  const startServer = (index: number) =>
    servers.shell(
      `systemd-run -q -G -u tiny${index} -p Type=notify -p NotifyAccess=all ruby /usr/local/bin/tiny-server ${addresses[index]} php-app${index + 1}`,
    );
  const appServer = (index: number, layer = 'layer-php') =>
    instance(`i-php${index}`, `php-app${index + 1}`, [layer], {
      PrivateIp: addresses[index],
    });

  async function run(type: ConfigurationCommand['Type'], online: InstanceRecord[], apps: AppRecord[] = []) {
    const me = instance('i-lb', 'lb1', ['layer-lb'], {
      PrivateIp: balancer.ip,
      InstallUpdatesOnBoot: false,
    });
    const stack = stackOf([me, ...online], apps);
    const secrets: StackSecrets = { layers: { 'layer-lb': { HaproxyStatsPassword: new Secret(PASSWORD) } } };
    const asked = command(type);
    const converged = await convergeCommand({
      machine: balancer,
      stack,
      instance: me,
      command: asked,
      secrets,
    });
    logs.push(converged.log);
    return converged;
  }

  const ask = (path = '/', options = '') =>
    balancer.shell(`curl -s -w ' %{http_code}' ${options} 'http://localhost${path}'`);
  /** The load is 50 requests a second from begin to end; it answers how each ended, and who served it. */
  const startLoad = () => balancer.shell('systemd-run -q -G -u load ruby /usr/local/bin/load /tmp/load.json');
  const endLoad = async (): Promise<Record<string, number>> => {
    await balancer.shell('systemctl stop load');
    return JSON.parse(await balancer.shell('cat /tmp/load.json'));
  };
  const servedBy = async (count: number) => {
    const names = await balancer.shell(`for i in $(seq ${count}); do curl -s http://localhost/; echo; done`);
    return [...new Set(names.split('\n'))].sort();
  };

  it('answer that no app server is there, until one is', async () => {
    await run('setup', []);
    expect(await ask()).toMatch(/ 503$/);
    await run('configure', [appServer(0)]);
    expect(await ask()).toBe('php-app1 200');
  });

  it('lose no request while one more app server comes and while one leaves, under 50 a second', async () => {
    await startLoad();
    await run('configure', [appServer(0), appServer(1)]);
    expect(await servedBy(40)).toEqual(['php-app1', 'php-app2']);
    // it stops first, and HAProxy is told only then: the order in which machines also die
    await servers.shell('systemctl stop tiny0');
    await run('configure', [appServer(1)]);
    expect(await servedBy(10)).toEqual(['php-app2']);
    await startServer(0);
    await run('configure', [appServer(0), appServer(1)]);
    expect(await servedBy(40)).toEqual(['php-app1', 'php-app2']);
    const { failed = 0, ...served } = await endLoad();
    console.log(`under load: ${JSON.stringify({ failed, ...served })}`);
    expect(failed).toBe(0);
    expect(served['php-app1']).toBeGreaterThan(50);
    expect(served['php-app2']).toBeGreaterThan(50);
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    const both = [appServer(0), appServer(1)];
    for (const type of ['setup', 'configure', 'deploy'] as const) {
      await run(type, both);
      const again = await run(type, both);
      expect(again.updated, again.log.slice(-6000)).toBe(0);
    }
  });

  it('check the servers as the layer says and weigh them by their size', async () => {
    await run('configure', [appServer(0), { ...appServer(1), InstanceType: 'c5.24xlarge' }]);
    const stats = await balancer.shell(
      `curl -s -u "opsworks:${PASSWORD.replace('$', '\\$')}" 'http://localhost/haproxy?stats;csv'`,
    );
    expect(weights(stats)).toEqual({ 'php-app1': '4', 'php-app2': '256' });
    expect(await servers.shell('cat /tmp/checks')).toContain('GET /health');
    expect(await ask('/haproxy?stats')).toMatch(/ 401$/);
  });

  it('send the domains of an app to the servers of its kind, and the rest to the first kind', async () => {
    const app: AppRecord = {
      ...simplePhpApp,
      AppId: 'app-2',
      Type: 'static',
      Shortname: 'pages',
      Domains: ['pages.example.org'],
    };
    await run('deploy', [appServer(0), appServer(1, 'layer-web')], [app]);
    expect(await ask('/', '-H "Host: www.pages.example.org:8080"')).toBe('php-app2 200');
    expect(await ask('/', '-H "Host: other.example.org"')).toBe('php-app1 200');
  });

  it('show the password of the statistics to nobody', async () => {
    expect(logs.join('\n')).not.toContain('s3cret');
    expect(
      await balancer.shell('su nobody -s /bin/sh -c "grep -rls s3cret /etc /home /var/log" || true'),
    ).toBe('');
  });

  it('stop the server on shutdown', async () => {
    await run('shutdown', [appServer(0)]);
    expect(await balancer.shell('systemctl is-active haproxy || true')).toBe('inactive');
  });
});

function stackOf(instances: InstanceRecord[], apps: AppRecord[]): StackSnapshot {
  return { ...snapshot, layers: [lbLayer, phpLayer, staticLayer], apps, instances };
}

/** Joins both machines in one more network, where the second has one more address. It goes with the cloud. */
async function secondAddress({ docker, prefix }: ContainerCloud): Promise<string> {
  const Name = `${prefix}-second`;
  const network = await docker.createNetwork({ Name });
  const [first, second] = ['1', '2'].map((id) => `${prefix}-i-${id.padStart(17, '0')}`) as [string, string];
  await network.connect({ Container: first });
  await network.connect({ Container: second });
  const { NetworkSettings } = await docker.getContainer(second).inspect();
  return NetworkSettings.Networks[Name]!.IPAddress;
}

/** The weight of each server, of the lines `proxy,server,…` that HAProxy's statistics give. */
function weights(csv: string): Record<string, string> {
  const [head = '', ...lines] = csv.split('\n').map((line) => line.split(','));
  const column = head.indexOf('weight');
  const rows = lines.filter(
    ([proxy, server]) => proxy === 'php_app_servers' && server?.startsWith('php-app'),
  );
  return Object.fromEntries(rows.map((row) => [row[1], row[column]]));
}

// Answers with its name, one connection after the other; asked to stop, it ends what it began.
const TINY_SERVER = `require 'socket'
address, name = ARGV
server = TCPServer.new(address, 80)
trap('TERM') { Thread.new { server.close } }
notify = Socket.new(:UNIX, :DGRAM)
notify.connect(Addrinfo.unix(ENV['NOTIFY_SOCKET'].sub(/^@/, "\\0")))
notify.send('READY=1', 0)
loop do
  client = begin
    server.accept
  rescue IOError, SystemCallError
    break
  end
  Thread.new(client) do |socket|
    asked = socket.gets
    nil until (socket.gets || "\\r\\n") == "\\r\\n"
    File.write('/tmp/checks', asked, mode: 'a') if asked.to_s.include?('/health')
    socket.write("HTTP/1.1 200 OK\\r\\nContent-Length: #{name.size}\\r\\nConnection: close\\r\\n\\r\\n#{name}")
    socket.close
  end
end
Thread.list.each { |thread| thread.join unless thread == Thread.current }
`;

// 50 requests a second at fixed times, each in a thread of its own, so that a slow one delays no other
const LOAD = `require 'json'
require 'net/http'
counts = Hash.new(0)
lock = Mutex.new
stopping = false
trap('TERM') { stopping = true }
threads = []
began = Process.clock_gettime(Process::CLOCK_MONOTONIC)
(0..).each do |number|
  break if stopping
  wait = began + number * 0.02 - Process.clock_gettime(Process::CLOCK_MONOTONIC)
  sleep(wait) if wait > 0
  threads << Thread.new do
    answer = Net::HTTP.get_response(URI('http://127.0.0.1/')) rescue nil
    lock.synchronize { counts[answer&.code == '200' ? answer.body : 'failed'] += 1 }
  end
  threads.select!(&:alive?)
end
threads.each(&:join)
File.write(ARGV.first, JSON.dump(counts))
`;

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigurationCommand } from '../../../src/domain/configuration/configuration-command.ts';
import type { StackSecrets } from '../../../src/domain/configuration/stack-secrets.ts';
import type {
  InstanceRecord,
  LayerRecord,
  StackSnapshot,
} from '../../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { type ChefMachine, chefMachine } from '../../support/chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';
import { convergeCommand } from '../../support/converge-command.ts';
import { command, customLayer, instance, simplePhpApp, snapshot } from '../../support/php-stack.ts';

const LIMIT_MS = 240_000;
const PASSWORD = 'gangl1a$HOME-s3cret';
const DEPLOYMENT = 'deployment-42';

const gangliaLayer: LayerRecord = {
  LayerId: 'layer-ganglia',
  Type: 'monitoring-master',
  Name: 'Ganglia',
  Shortname: 'monitoring-master',
  CreatedAt: '2013-02-20T20:41:10+00:00',
};

// A master and an instance of another layer go through the life of a stack that is watched.
describe('the Ganglia layer’s recipes on real machines', { timeout: LIMIT_MS }, () => {
  let cloud: ContainerCloud;
  let master: ChefMachine;
  let worker: ChefMachine;
  const logs: string[] = [];

  beforeAll(async () => {
    cloud = await containerCloud();
    master = await chefMachine(cloud, 'container-a');
    worker = await chefMachine(cloud, 'container-b');
  }, FIRST_USE_MS);
  afterAll(() => cloud?.close(), LIMIT_MS);

  const masterRecord = () =>
    instance('i-master', 'monitoring-master1', ['layer-ganglia'], machineFacts(master.ip));
  const workerRecord = () => instance('i-worker', 'workers1', ['layer-custom'], machineFacts(worker.ip));
  const both = () => [masterRecord(), workerRecord()];

  async function run(
    machine: ChefMachine,
    me: InstanceRecord,
    type: ConfigurationCommand['Type'],
    online: InstanceRecord[],
  ) {
    const secrets: StackSecrets = { layers: { 'layer-ganglia': { GangliaPassword: new Secret(PASSWORD) } } };
    const asked = command(type, type === 'deploy' ? { DeploymentId: DEPLOYMENT } : {});
    const converged = await convergeCommand({
      machine,
      stack: stackOf(online),
      instance: me,
      command: asked,
      secrets,
      // what OpsWorks waits a minute for, the test need not
      customJson: { ganglia: { send_metadata_interval: 3, polling_interval: 3 } },
    });
    logs.push(converged.log);
    return converged;
  }

  const page = (path: string, login = `-u 'opsworks:${PASSWORD}'`) =>
    master.shell(`curl -s -L -w ' %{http_code}' ${login} 'http://localhost${path}'`);

  it('set up a master whose page asks for the password', async () => {
    await run(master, masterRecord(), 'setup', []);
    expect(await page('/ganglia/', '')).toMatch(/ 401$/);
    expect(await page('/ganglia/', '-u opsworks:wrong')).toMatch(/ 401$/);
    expect(await page('/ganglia/')).toMatch(/ 200$/);
  });

  it('show every instance by its OpsWorks name, with what it measures', async () => {
    await run(worker, workerRecord(), 'setup', [masterRecord()]);
    await run(worker, workerRecord(), 'configure', both());
    await run(master, masterRecord(), 'configure', both());
    const soon = { timeout: 60_000, interval: 1000 };
    await expect.poll(() => page('/ganglia/?c=MyStack'), soon).toMatch(/h=workers1&[\s\S]* 200$/);
    await expect.poll(() => page('/ganglia/?c=MyStack'), soon).toMatch(/h=monitoring-master1&[\s\S]* 200$/);
    const graph = () => page('/ganglia/graph.php?c=MyStack&h=workers1&m=load_one&r=hour&json=1');
    await expect.poll(graph, soon).toMatch(/"datapoints":[\s\S]*\[\d[\d.]*,\d+\][\s\S]* 200$/);
  });

  it('draw one view for each layer', async () => {
    expect(await page('/ganglia/?tab=v&vn=workers')).toContain('hreg[]=%5E%28workers1%29%24');
    expect(await master.shell('ls /var/lib/ganglia-web/conf | grep opsworks')).toBe(
      'view_opsworks_monitoring-master.json\nview_opsworks_workers.json',
    );
  });

  it('mark a deployment in the graphs once, however often it runs', async () => {
    await run(master, masterRecord(), 'deploy', both());
    const again = await run(master, masterRecord(), 'deploy', both());
    expect(again.updated, again.log.slice(-6000)).toBe(0);
    const events = await page('/ganglia/get_overlay_events.php?start=1&end=2000000000');
    expect(JSON.parse(events.replace(/ 200$/, ''))).toMatchObject([
      { event_id: DEPLOYMENT, summary: 'Deploy of simplephpapp' },
    ]);
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    for (const type of ['setup', 'configure', 'deploy'] as const) {
      await run(master, masterRecord(), type, both());
      const again = await run(master, masterRecord(), type, both());
      expect(again.updated, again.log.slice(-6000)).toBe(0);
      await run(worker, workerRecord(), type, both());
      const client = await run(worker, workerRecord(), type, both());
      expect(client.updated, client.log.slice(-6000)).toBe(0);
    }
  });

  it('follow the first master that is online, and rest when there is none', async () => {
    const other = instance('i-new', 'monitoring-master2', ['layer-ganglia'], machineFacts('10.9.8.7'));
    await run(worker, workerRecord(), 'configure', [other, workerRecord()]);
    expect(await worker.shell('grep "host =" /etc/ganglia/gmond.conf')).toBe('host = 10.9.8.7');
    await run(worker, workerRecord(), 'configure', [workerRecord()]);
    expect(await worker.shell('systemctl is-active ganglia-monitor || true')).toBe('inactive');
  });

  it('show the password to nobody', async () => {
    expect(logs.join('\n')).not.toContain('s3cret');
    const readable =
      'su nobody -s /bin/sh -c "grep -rls s3cret /etc /home /var/log /var/lib/ganglia-web" || true';
    expect(await master.shell(readable)).toBe('');
  });

  it('stop the page on shutdown', async () => {
    await run(master, masterRecord(), 'shutdown', [workerRecord()]);
    expect(await master.shell('systemctl is-active apache2 || true')).toBe('inactive');
  });
});

const machineFacts = (PrivateIp: string) => ({ PrivateIp, InstallUpdatesOnBoot: false });

function stackOf(instances: InstanceRecord[]): StackSnapshot {
  const app = { ...simplePhpApp, DataSources: [{ Type: 'None' }], Environment: [] };
  return { ...snapshot, layers: [gangliaLayer, customLayer], apps: [app], instances };
}

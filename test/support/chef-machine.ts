import type Docker from 'dockerode';
import tar from 'tar-stream';
import type { MachineSpec } from '../../local/contracts/engine.ts';
import { readTree } from '../../local/engines/image/read-tree.ts';
import type { JsonObject } from '../../src/domain/configuration/json-object.ts';
import type { ContainerCloud } from './container-cloud.ts';
import { untilBooted } from './until-booted.ts';

const root = new URL('../..', import.meta.url).pathname;

export interface Converged {
  exitCode: number;
  log: string;
  /** How many resources Chef changed. */
  updated: number;
}

/** A real machine with our cookbooks and the chef-client of its image, and no agent in between. */
export interface ChefMachine {
  ip: string;
  converge(attributes: JsonObject, runList: readonly string[]): Promise<Converged>;
  /** What a script prints. @throws Error when it fails */
  shell(script: string): Promise<string>;
  /** Puts a folder of the project into the machine. */
  copy(folder: string, to: string): Promise<void>;
}

/** Boots a machine of the cloud and gives it the cookbooks. */
export async function chefMachine(
  cloud: ContainerCloud,
  hostname: string,
  changes: Partial<MachineSpec> = {},
): Promise<ChefMachine> {
  const spec = cloud.spec({ hostname, ...changes });
  const id = spec.ec2InstanceId;
  await cloud.engine.create(spec);
  await cloud.engine.start(id);
  await untilBooted(cloud.engine, id);
  const container = cloud.docker.getContainer(`${cloud.prefix}-${id}`);

  async function shell(script: string): Promise<string> {
    const { exitCode, output } = await cloud.engine.run(id, script);
    if (exitCode !== 0) throw new Error(`${script}\nended with ${exitCode}:\n${output}`);
    return output.trim();
  }

  async function copy(folder: string, to: string): Promise<void> {
    const pack = tar.pack();
    for (const { path, content } of await readTree(`${root}${folder}`)) pack.entry({ name: path }, content);
    pack.finalize();
    await shell(`mkdir -p ${to}`);
    await container.putArchive(pack as never as NodeJS.ReadableStream, { path: to });
  }

  async function converge(attributes: JsonObject, runList: readonly string[]): Promise<Converged> {
    // the level at which the agent places them: above cookbooks, below custom JSON
    const role = { name: 'opsworks', json_class: 'Chef::Role', default_attributes: attributes };
    await write(container, '/srv/chef/roles', 'opsworks.json', {
      ...role,
      run_list: runList.map((r) => `recipe[${r}]`),
    });
    await write(container, '/tmp', 'run.json', { run_list: ['role[opsworks]'] });
    const { exitCode, output } = await cloud.engine.run(
      id,
      'chef-client -z -c /etc/chef/client.rb -j /tmp/run.json -l info --no-color',
    );
    return { exitCode, log: output, updated: Number(/(\d+)\/\d+ resources updated/.exec(output)?.[1] ?? -1) };
  }

  await shell('mkdir -p /srv/chef/roles');
  await copy('cookbooks', '/srv/chef/cookbooks');
  return { ip: spec.privateIp, converge, shell, copy };
}

async function write(
  container: Docker.Container,
  path: string,
  name: string,
  content: object,
): Promise<void> {
  const pack = tar.pack();
  pack.entry({ name }, JSON.stringify(content));
  pack.finalize();
  await container.putArchive(pack as never as NodeJS.ReadableStream, { path });
}

import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Docker from 'dockerode';
import { cloudPrefix } from '../../local/engines/docker/cloud-prefix.ts';
import { ensureEngine } from '../../local/engines/install/ensure-engine.ts';
import { BenchError } from '../bench-error.ts';
import { type ExampleGit, startExampleGit } from '../system/example-git.ts';
import { removeSystem } from '../system/remove-system.ts';
import { type RunningSystem, startSystem } from '../system/running-system.ts';
import { BalancedStack } from './balanced-stack.ts';
import type { Built } from './built.ts';
import { ManagedMachines, type Model } from './managed-machines.ts';
import { PlaybookRun } from './playbook-run.ts';
import { untilBothServe } from './until-both-serve.ts';

type Report = (line: string) => void;

const APP = { name: 'simplephpapp', folder: 'examples/simple-php-app/version1' };
const REST_MS = 1000;

/** A running Opswright and an Ansible, each with the machines of the other's kind, and one git server for both. */
export class AnsibleWorld {
  readonly #system: RunningSystem;
  readonly #git: ExampleGit;
  readonly #report: Report;
  readonly #folder: string;
  #machines: ManagedMachines | undefined;
  #plays = 0;

  private constructor(system: RunningSystem, git: ExampleGit, folder: string, report: Report) {
    this.#system = system;
    this.#git = git;
    this.#folder = folder;
    this.#report = report;
  }

  /** Builds the stack through Opswright once, uncounted: it fills caches, and shows what its machines are. */
  static async open(folder: string, report: Report): Promise<AnsibleWorld> {
    const git = await startExampleGit(join(folder, 'ansible-git'), [APP]);
    const system = await startSystem(join(folder, 'balanced'), 'containers');
    const world = new AnsibleWorld(system, git, join(folder, 'ansible'), report);
    try {
      await world.#prepare();
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  async #prepare(): Promise<void> {
    const { dataDir, connection } = this.#system;
    const { socketPath } = await ensureEngine({ report: this.#report, dataDir, environment: process.env });
    const docker = new Docker({ socketPath });
    const cloud = cloudPrefix(dataDir);
    const stack = await BalancedStack.create(connection, this.#git.urlOf(APP.name));
    await stack.build();
    const models = [...stack.php, stack.lb].map(async (id): Promise<Model> => {
      const { Hostname = '', Ec2InstanceId } = await stack.instance(id);
      return {
        hostname: Hostname,
        container: await docker.getContainer(`${cloud}-${Ec2InstanceId}`).inspect(),
      };
    });
    this.#machines = await ManagedMachines.prepare(docker, await Promise.all(models), cloud, this.#folder);
    await stack.close();
  }

  /** A stack of its own, from nothing. */
  async byOpswright(): Promise<Built> {
    const stack = await BalancedStack.create(this.#system.connection, this.#git.urlOf(APP.name));
    await setTimeout(REST_MS);
    const built = await stack.build();
    await stack.close();
    return built;
  }

  /** On machines that are new and booted. @throws BenchError when the second run changes something */
  async byAnsible(): Promise<Built> {
    const machines = this.#machines;
    if (!machines) throw new BenchError('There are no machines for Ansible yet.');
    const [one, two, lb] = await machines.boot();
    if (!one || !two || !lb) throw new BenchError('Three machines were expected for Ansible.');
    this.#plays += 1;
    const run = new PlaybookRun({
      folder: join(this.#folder, String(this.#plays)),
      machines: { php: [one, two], lb },
      keyFile: machines.keyFile,
      repository: this.#git.urlOf(APP.name),
    });
    await setTimeout(REST_MS);
    const built = await play(run, { php: [one.hostname, two.hostname], ip: lb.ip });
    await run.close();
    await machines.remove();
    return built;
  }

  async close(): Promise<void> {
    await removeSystem(this.#system, 'containers', this.#report);
    await this.#git.close();
  }
}

async function play(run: PlaybookRun, { php, ip }: { php: string[]; ip: string }): Promise<Built> {
  const begin = performance.now();
  await run.play();
  await untilBothServe(ip, php);
  const first = (performance.now() - begin) / 1000;
  await setTimeout(REST_MS);
  const again = await run.play();
  if (again.changed > 0)
    throw new BenchError(`The second run of the playbook changed ${again.changed} things.`);
  return { first, again: again.seconds };
}

import { BenchError } from '../bench-error.ts';
import type { Machine } from '../system/machine.ts';

const FOLDER = '/root/by-hand';

/**
 * The same run again without Opswright: `chef-client` in local mode on a copy of the folder that the agent made for
 * a deploy, with the same run list, attributes, data bags and cookbooks.
 */
export class ByHand {
  readonly #machine: Machine;
  readonly #runList: string;
  #round = 0;

  private constructor(machine: Machine, runList: string) {
    this.#machine = machine;
    this.#runList = runList;
  }

  /** Copies what the agent left of its last deploy, and writes the `client.rb` that a person would. */
  static async of(machine: Machine, commandId: string): Promise<ByHand> {
    await machine.run(`rm -rf ${FOLDER} && cp -a /var/chef/runs/${commandId} ${FOLDER}`);
    const attributes = JSON.parse(await machine.run(`cat ${FOLDER}/attribs.json`)) as { run_list?: string[] };
    if (!attributes.run_list?.length) throw new BenchError(`The agent left no run list of ${commandId}.`);
    const hostname = (await machine.run('hostname')).trim();
    await machine.run(`cat > ${FOLDER}/client.rb <<'END'\n${clientRb(hostname)}END\n`);
    return new ByHand(machine, attributes.run_list.join(','));
  }

  /** The cookbooks make a release once per command: another `sent_at` is another command. Not part of the time. */
  async prepare(): Promise<void> {
    this.#round += 1;
    const merge = `(a["opsworks"] ||= {})["sent_at"] = ${this.#round}`;
    const edit = `f = "${FOLDER}/attribs.json"; a = JSON.parse(File.read(f)); ${merge}; File.write(f, JSON.generate(a))`;
    await this.#machine.run(`ruby -rjson -e '${edit}'`);
  }

  async run(): Promise<void> {
    const command = `chef-client -z -c ${FOLDER}/client.rb -j ${FOLDER}/attribs.json -o '${this.#runList}'`;
    await this.#machine.run(`${command} > ${FOLDER}/log 2>&1 || { tail -n 40 ${FOLDER}/log; exit 1; }`);
  }
}

/** The settings of the image's own client.rb, on the folder. */
function clientRb(hostname: string): string {
  return `chef_repo_path '${FOLDER}'
cookbook_path [File.realpath('${FOLDER}/cookbooks')]
node_name '${hostname}'
cache_path '/var/cache/chef'
file_cache_path '/var/cache/chef'
minimal_ohai true
file_atomic_update false
diff_disabled true
`;
}

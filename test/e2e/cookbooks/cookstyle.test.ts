import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChefMachine, chefMachine } from '../../support/chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';

const LIMIT_MS = 180_000;
const VERSION = '9.0.0';
/** The machine's Ruby runs it, apart from what Chef is made of. */
const INSTALL = `gem install cookstyle --version ${VERSION} --no-document --install-dir /opt/cookstyle`;
const FOUND_NOTHING = /^[1-9]\d* files inspected, no offenses detected$/m;

// On a machine of ours, since the one that tests run on may have no Ruby.
describe('cookstyle', { timeout: LIMIT_MS }, () => {
  let cloud: ContainerCloud;
  let machine: ChefMachine;

  beforeAll(async () => {
    cloud = await containerCloud();
    machine = await chefMachine(cloud, 'cookstyle1');
    await machine.shell(INSTALL);
  }, FIRST_USE_MS);
  afterAll(() => cloud?.close(), LIMIT_MS);

  const inspect = async (folder: string) => {
    await machine.copy(folder, `/tmp/project/${folder}`);
    return machine.shell(`cd /tmp/project/${folder}
      GEM_HOME=/opt/cookstyle GEM_PATH=/opt/cookstyle /opt/cookstyle/bin/cookstyle . || true`);
  };

  it.each(['cookbooks', 'examples', 'agent'])('finds nothing in %s', async (folder) => {
    expect(await inspect(folder)).toMatch(FOUND_NOTHING);
  });

  it('finds much in a cookbook that is written as one was in 2013', async () => {
    expect(await inspect('test/fixtures/cookbooks/old-style')).toMatch(/, [1-9]\d* offenses detected/);
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../local/clock/system-clock.ts';
import { makeRepository } from '../../../local/demo/make-repository.ts';
import { HOST_NAME } from '../../../local/network/host-name.ts';
import { createS3 } from '../../../local/s3/create-s3.ts';
import type { Source } from '../../../src/model/opsworks.generated.ts';
import { type ChefMachine, chefMachine } from '../../support/chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';
import { cookbookSourceOf } from '../../support/servers/cookbook-source-of.ts';
import { debianPackages } from '../../support/servers/debian-packages.ts';
import { startGitHttp } from '../../support/servers/git-http.ts';
import { type GitSsh, startGitSsh } from '../../support/servers/git-ssh.ts';
import { startHttpArchive } from '../../support/servers/http-archive.ts';
import { type ReachableServers, reachableServers } from '../../support/servers/reachable-servers.ts';
import { scmOf } from '../../support/servers/scm-of.ts';
import { packed, writeVersion } from '../../support/servers/source-versions.ts';
import { startHttp } from '../../support/servers/start-http.ts';
import { startSvnserve } from '../../support/servers/svnserve.ts';
import type { TestServer } from '../../support/servers/test-server.ts';
import { startServices } from '../../support/start-services.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const LIMIT_MS = 180_000;
/** Berkshelf is a gem, and the index of all gems is long. */
const BERKSHELF_MS = 10 * 60_000;
const LOGIN = { user: 'deployer', password: 's0urce-pass' };
const KEYS = { Username: 'AKIDOPERATOR', Password: 'operator-secret' };
const CPU = 1_000_000_000;

const servers = await debianPackages({
  git: '/usr/bin/git',
  'openssh-server': '/usr/sbin/sshd',
  subversion: '/usr/bin/svnserve',
});

// One machine fetches an app and cookbooks from each kind of source, and fails to; details of each are in
// test/e2e/sources. Longer than other files, because all of it needs the same six servers and the same machine.
describe.skipIf(!servers)('the sources on a real machine', { timeout: LIMIT_MS }, () => {
  const folder = temporaryFolder();
  const s3 = createS3({
    database: new DatabaseSync(':memory:'),
    dataDir: join(folder.path, 's3'),
    clock: systemClock(),
  });
  let cloud: ContainerCloud;
  let machine: ChefMachine;
  let reachable: ReachableServers;
  let git: TestServer, svn: TestServer, archive: TestServer, market: TestServer, ssh: GitSsh;
  let storage: Awaited<ReturnType<typeof startServices>>;
  let commands = 0;

  beforeAll(async () => {
    const version = writeVersion(join(folder.path, 'version1'), 'version1');
    makeRepositories(folder.path, version);
    git = await startGitHttp(folder.path, LOGIN);
    ssh = await startGitSsh();
    svn = await startSvnserve([version], LOGIN);
    const tarball = packed(version, 'tar.gz');
    const broken = tarball.subarray(0, tarball.length / 2);
    archive = await startHttpArchive({ '/app.tar.gz': tarball, '/broken.tar.gz': broken }, LOGIN);
    market = await startHttp(emptyMarket);
    storage = await startServices([], { endpoints: [s3.endpoint] });
    s3.ensureBucket('apps');
    await put(storage, packed(version, 'zip'));
    cloud = await containerCloud();
    machine = await chefMachine(cloud, 'sources1');
    const all = [git, ssh, svn, archive, market, { port: Number(new URL(storage.endpoint).port) }];
    reachable = await reachableServers(cloud.network.gateway, all);
    await oneProcessor(cloud);
    await machine.copy('test/support/servers', '/tmp/servers');
    await machine.shell(PROBE_COOKBOOK);
  }, FIRST_USE_MS);
  afterAll(async () => {
    await reachable?.close();
    await Promise.all([git, ssh, svn, archive, market, storage].map((server) => server?.close()));
    await cloud?.close();
    folder.remove();
  }, LIMIT_MS);

  const login = { Username: LOGIN.user, Password: LOGIN.password };
  const SOURCES: readonly [string, () => Source][] = [
    ['git over HTTP', () => ({ Type: 'git', Url: `http://${reachable.place(git)}/app.git`, ...login })],
    ['git over SSH', () => ({ Type: 'git', Url: sshUrl(), SshKey: ssh.deployKey, Revision: 'version1' })],
    ['Subversion', () => ({ Type: 'svn', Url: `svn://${reachable.place(svn)}/trunk`, ...login })],
    ['HTTP', () => ({ Type: 'archive', Url: `http://${reachable.place(archive)}/app.tar.gz`, ...login })],
    ['S3', () => ({ Type: 's3', Url: 'https://s3.amazonaws.com/apps/app.zip', ...KEYS })],
  ];
  const sshUrl = () => `ssh://${ssh.user}@${reachable.place(ssh)}${folder.path}/app.git`;
  const s3Endpoint = () => `http://${reachable.place({ port: Number(new URL(storage.endpoint).port) })}`;

  function deploy(source: Source) {
    commands += 1;
    const scm = scmOf(source) as Record<string, string>;
    return machine.converge({ probe: { scm, command: `deploy-${commands}`, s3_endpoint: s3Endpoint() } }, [
      'source_probe',
    ]);
  }

  it.each(SOURCES)('release an app from %s', async (_name, source) => {
    const before = await current();
    const { exitCode, log } = await deploy(source());
    expect(exitCode, log.slice(-3000)).toBe(0);
    expect(await current()).not.toBe(before);
    expect(await machine.shell('cat /srv/www/probe/current/probe/recipes/default.rb')).toBe('# version1');
    for (const secret of [LOGIN.password, KEYS.Password]) expect(log).not.toContain(secret);
  });

  const of = (name: string) => SOURCES.find(([each]) => each === name)?.[1]() ?? {};
  const changed = (name: string, from: string, to: string) => ({
    ...of(name),
    Url: of(name).Url?.replace(from, to),
  });
  const wrong = { Password: 'wrong-pass' };
  const nobody = `http://${HOST_NAME}:9/app`;
  const BROKEN: readonly [string, () => Source, RegExp][] = [
    [
      'a git server that is not there',
      () => ({ ...of('git over HTTP'), Url: `${nobody}.git` }),
      /:9\/app\.git could not be fetched: .*connect/i,
    ],
    [
      'a git repository that is not there',
      () => changed('git over HTTP', 'app', 'none'),
      /none\.git could not be fetched: .*not found/,
    ],
    [
      'a revision that git does not know',
      () => ({ ...of('git over HTTP'), Revision: 'v9' }),
      /app\.git has no branch, tag or commit "v9"\./,
    ],
    [
      'a password that git’s server refuses',
      () => ({ ...of('git over HTTP'), ...wrong }),
      /app\.git could not be fetched: .*Authentication failed/,
    ],
    [
      'a deploy key that is unknown',
      () => ({ ...of('git over SSH'), SshKey: ssh.strangersKey }),
      /app\.git could not be fetched: .*Permission denied/,
    ],
    [
      'a revision that Subversion does not know',
      () => ({ ...of('Subversion'), Revision: '99' }),
      /trunk could not be fetched at revision 99: .*No such revision 99/,
    ],
    [
      'a password that Subversion refuses',
      () => ({ ...of('Subversion'), ...wrong }),
      /trunk could not be fetched at revision HEAD: .*(Password|Authentication)/i,
    ],
    [
      'a web server that is not there',
      () => ({ ...of('HTTP'), Url: `${nobody}.zip` }),
      /:9\/app\.zip could not be fetched: .*refused/i,
    ],
    [
      'a file that is not there',
      () => changed('HTTP', 'app', 'none'),
      /none\.tar\.gz could not be fetched: the server has no such file \(404\)/,
    ],
    [
      'a password that the web server refuses',
      () => ({ ...of('HTTP'), ...wrong }),
      /app\.tar\.gz could not be fetched: the server did not accept the user name and password \(401\)/,
    ],
    [
      'an archive that is broken',
      () => changed('HTTP', 'app', 'broken'),
      /broken\.tar\.gz is no archive that can be unpacked/,
    ],
    [
      'a key that S3 does not have',
      () => changed('S3', 'app.zip', 'none.zip'),
      /none\.zip could not be fetched: .*NoSuchKey/,
    ],
    [
      'an access key that S3 does not know',
      () => ({ ...of('S3'), Username: 'AKIDSTRANGER', ...wrong }),
      /app\.zip could not be fetched: /,
    ],
  ];

  it.each(BROKEN)('leave what serves and name %s', async (_what, source, sentence) => {
    const before = await current();
    const { exitCode, log } = await deploy(source());
    expect(exitCode).not.toBe(0);
    expect(log).toMatch(sentence);
    for (const secret of [LOGIN.password, KEYS.Password, wrong.Password]) expect(log).not.toContain(secret);
    expect(await current()).toBe(before);
  });

  it.each(SOURCES)('bring cookbooks from %s', async (_name, source) => {
    const { error, log } = await fetchCookbooks(source());
    expect(error).toBeUndefined();
    expect(log).not.toContain(LOGIN.password);
    expect(
      await machine.shell('cat /tmp/fetched/var/lib/opswright/cookbooks/merged/*/probe/recipes/default.rb'),
    ).toBe('# version1');
  });

  it('bring what a Berksfile names, by the real Berkshelf', { timeout: BERKSHELF_MS }, async () => {
    const url = `http://${reachable.place(git)}`;
    const source: Source = { Type: 'git', Url: `${url}/berks.git`, ...login };
    berksRepository(folder.path, `http://${reachable.place(market)}`, `${url}/app.git`);
    const { error } = await fetchCookbooks(source, true);
    expect(error).toBeUndefined();
    expect(await machine.shell('ls /tmp/fetched/var/lib/opswright/cookbooks/merged/*')).toBe('probe\nsite');
  });

  it('name a cookbook of the Berksfile that is nowhere, and keep the cookbooks there were', async () => {
    const source: Source = { Type: 'git', Url: `http://${reachable.place(git)}/lost.git`, ...login };
    lostRepository(folder.path, `http://${reachable.place(market)}`);
    const { error } = await fetchCookbooks(source, true);
    expect(error).toMatch(/Berksfile.*nowhere-to-be-found/);
    expect(await machine.shell('ls /tmp/fetched/var/lib/opswright/cookbooks/merged/*')).toBe('probe\nsite');
  });

  const current = () => machine.shell('readlink /srv/www/probe/current || true');

  async function fetchCookbooks(source: Source, manageBerkshelf = false) {
    const request = {
      for: 'cookbooks',
      folder: '/tmp/fetched',
      agent: '/opt/opswright/agent',
      manageBerkshelf,
      source: cookbookSourceOf(source),
    };
    const answer = await machine.shell(
      `mkdir -p /tmp/fetched && AWS_ENDPOINT_URL_S3=${s3Endpoint()} ruby /tmp/servers/fetch-source.rb <<'JSON'\n${JSON.stringify(request)}\nJSON`,
    );
    return JSON.parse(answer) as { error?: string; log: string };
  }
});

/** A supermarket that has no cookbook. */
const emptyMarket: RequestListener = (_request, response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end('{}');

/** app.git with what every source holds. */
function makeRepositories(folder: string, version: string): void {
  makeRepository(join(folder, 'app.git'), [{ folder: version, tag: 'version1' }]);
}

/** berks.git, whose cookbook `site` needs the `probe` of app.git. */
function berksRepository(folder: string, market: string, dependency: string): void {
  const work = join(folder, 'berks');
  mkdirSync(join(work, 'site', 'recipes'), { recursive: true });
  writeFileSync(join(work, 'site', 'metadata.rb'), "name 'site'\ndepends 'probe'\n");
  writeFileSync(join(work, 'site', 'recipes', 'default.rb'), '');
  writeFileSync(
    join(work, 'Berksfile'),
    `source '${market}'\ncookbook 'probe', git: '${dependency}', branch: 'main', rel: 'probe'\n`,
  );
  makeRepository(join(folder, 'berks.git'), [{ folder: work, tag: 'v1' }]);
}

/** lost.git, whose Berksfile names a cookbook that no supermarket has. */
function lostRepository(folder: string, market: string): void {
  const work = join(folder, 'lost');
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'Berksfile'), `source '${market}'\ncookbook 'nowhere-to-be-found'\n`);
  makeRepository(join(folder, 'lost.git'), [{ folder: work, tag: 'v1' }]);
}

async function put({ client }: Awaited<ReturnType<typeof startServices>>, Body: Buffer): Promise<void> {
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket: 'apps', Key: 'app.zip', Body }));
  s3.destroy();
}

/** The machine that tests run on has two, and other work to do. */
async function oneProcessor({ docker, prefix }: ContainerCloud): Promise<void> {
  const mine = await docker.listContainers({ filters: { name: [`${prefix}-i-`] } });
  await Promise.all(mine.map(({ Id }) => docker.getContainer(Id).update({ NanoCpus: CPU })));
}

/** Releases whatever the attributes name, with the resource of all app types. */
const PROBE_COOKBOOK = `set -e
useradd --create-home deploy
mkdir -p /srv/chef/cookbooks/source_probe/recipes /srv/www && cd /srv/chef/cookbooks/source_probe
printf "name 'source_probe'\\ndepends 'opsworks_app'\\n" > metadata.rb
cat > recipes/default.rb <<'RECIPE'
ENV['AWS_ENDPOINT_URL_S3'] = node['probe']['s3_endpoint']
opsworks_app_release 'probe' do
  settings('application_type' => 'other', 'deploy_to' => '/srv/www/probe', 'user' => 'deploy', 'group' => 'deploy',
           'home' => '/home/deploy', 'keep_releases' => 5, 'scm' => node['probe']['scm'].to_h)
  command node['probe']['command']
end
RECIPE`;

import { waitUntilInstanceOnline, waitUntilInstanceStopped } from '@aws-sdk/client-opsworks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askPage } from '../../../local/demo/full/ask-page.ts';
import { awaitPage } from '../../../local/demo/full/await-page.ts';
import type { FullAppName } from '../../../local/demo/full/full-apps.ts';
import { GREETING } from '../../../local/demo/full/full-secrets.ts';
import type { Page } from '../../../local/demo/full/page.ts';
import { deployApp } from '../../support/stack/deploy-app.ts';
import { type FullWorld, openFullWorld } from '../../support/stack/full-world.ts';
import { steadyLoad } from '../../support/steady-load.ts';

/** A rollback brings back what is on the disk: a run of Chef and the restart of a server. */
const ROLLBACK_SECONDS = 30;
const HALF_AN_HOUR_MS = 1_800_000;

// One stack of all nine layers on one running system, made by the walk of `npm run demo -- --full`.
describe('a stack of nine layers', () => {
  let world: FullWorld;
  beforeAll(async () => {
    world = await openFullWorld();
  }, HALF_AN_HOUR_MS);
  afterAll(() => world?.close());

  const pageOf = (app: FullAppName): Page => {
    const [page] = world.stack.urls[app];
    if (!page) throw new Error(`The stack has no page of ${app}.`);
    return page;
  };
  const ask = async (app: FullAppName): Promise<string> => (await askPage(pageOf(app))).text;

  it('serves PHP from two servers through HAProxy: a row is written, read and then cached', async () => {
    const page = pageOf('guestbook');
    const entry = `Somebody was here at ${Date.now()}`;
    expect((await askPage(page, { form: { entry } })).status).toBe(303);
    await awaitPage(page, ['from the database', entry]);
    await awaitPage(page, ['from the cache', entry, 'Served by php-app1.', 'Served by php-app2.']);
  });

  it('serves Rails with the table of its migration', async () => {
    const page = pageOf('notes');
    const text = `Think of ${Date.now()}`;
    expect((await askPage(page, { form: { text } })).status).toBe(303);
    await awaitPage(page, [text]);
  });

  it('gives a Node.js app its environment, and tells no secret of it', async () => {
    const { apiToken } = world.stack.secrets;
    const text = await ask('environment');
    expect(text).toContain(`GREETING: ${GREETING}`);
    expect(text).toContain(`API_TOKEN: ${apiToken.length} characters`);
    expect(text).not.toContain(apiToken);
  });

  it('gives a servlet on Tomcat its database by JDBC', async () => {
    const visit = async () => Number(/Visit (\d+)/.exec(await ask('visits'))?.[1]);
    const first = await visit();
    expect(await visit()).toBe(first + 1);
  });

  it('serves a static site on two domains, with the app’s own certificate by TLS', async () => {
    const { certificate: ca } = world.stack.secrets.certificate;
    const { pages } = world.stack.urls;
    expect(pages.map(({ url, host }) => `${new URL(url).protocol} ${host}`)).toStrictEqual([
      'http: pages-one.test',
      'https: pages-one.test',
      'http: pages-two.test',
      'https: pages-two.test',
    ]);
    for (const page of pages) expect((await askPage(page, { ca })).text).toContain('Pages, version');
  });

  it('shows all hosts on Ganglia’s page, to those who know its password', async () => {
    const { statusPages, instances, secrets } = world.stack;
    const hosts = Object.keys(instances).map((name) => `h=${name}&`);
    await awaitPage(statusPages.ganglia, hosts, { login: `opsworks:${secrets.gangliaPassword}` });
    expect((await askPage(statusPages.ganglia)).status).toBe(401);
  });

  it('fails no request of a steady load while a PHP server stops and one starts', async () => {
    const { client, stack } = world;
    const { instanceId = '' } = stack.instances['php-app2'] ?? {};
    const waiting = { client, maxWaitTime: 300, minDelay: 1, maxDelay: 2 };
    const serverOf = (text: string) => /Served by (\S+)\./.exec(text)?.[1] ?? 'nobody';
    const load = steadyLoad({ page: pageOf('guestbook'), perSecond: 50, serverOf });
    await expect.poll(() => Object.keys(load.served()).sort()).toEqual(['php-app1', 'php-app2']);
    await client.stopInstance({ InstanceId: instanceId });
    await waitUntilInstanceStopped(waiting, { InstanceIds: [instanceId] });
    const stopped = load.served()['php-app2'] ?? 0;
    await client.startInstance({ InstanceId: instanceId });
    await waitUntilInstanceOnline(waiting, { InstanceIds: [instanceId] });
    await expect.poll(() => load.served()['php-app2'], { timeout: 60_000 }).toBeGreaterThan(stopped + 50);
    const { served, failed } = await load.end();
    console.log(`under load: ${JSON.stringify({ served, failed: failed.length })}`);
    expect(failed).toEqual([]);
  }, 600_000);

  it.each([
    ['guestbook', /syntax error/],
    ['notes', /payment/i],
    ['environment', /PAYMENT_KEY is not set/],
    ['visits', /Tomcat could not start visits/],
    ['pages', /which is not there/],
  ] satisfies [FullAppName, RegExp][])(
    'keeps the release of %s that serves when the next one is broken, and says why',
    async (app, reason) => {
      const version = async () => /version \d/.exec(await ask(app))?.[0];
      const before = await version();
      const { status, log } = await deployApp(world, app, { Name: 'deploy', version: 'broken' });
      expect(status).toBe('failed');
      expect(log).toMatch(reason);
      expect(await version()).toBe(before);
    },
    300_000,
  );

  it.each(['guestbook', 'environment', 'visits', 'pages', 'notes'] satisfies FullAppName[])(
    'brings back the release before of %s in seconds',
    async (app) => {
      const page = pageOf(app);
      for (const version of ['version1', 'version2']) {
        expect(await deployApp(world, app, { Name: 'deploy', version })).toMatchObject({
          status: 'successful',
        });
      }
      await awaitPage(page, ['version 2']);
      const back = await deployApp(world, app, { Name: 'rollback' });
      expect(back.status, back.log).toBe('successful');
      console.log(`rollback of ${app}: ${back.seconds.toFixed(1)} s`);
      expect(back.seconds).toBeLessThan(ROLLBACK_SECONDS);
      expect(await ask(app)).toContain('version 1');
      await deployApp(world, app, { Name: 'deploy', version: 'version2' });
      await awaitPage(page, ['version 2']);
    },
    600_000,
  );

  it('has told no secret in any log', async () => {
    const { client, stack } = world;
    const { gangliaPassword, haproxyPassword, apiToken, secretKeyBase, certificate } = stack.secrets;
    const key = certificate.privateKey.split('\n')[2] ?? '';
    for (const { instanceId } of Object.values(stack.instances)) {
      const { Commands = [] } = await client.describeCommands({ InstanceId: instanceId });
      for (const { LogUrl } of Commands) {
        const log = LogUrl ? await (await fetch(LogUrl)).text() : '';
        for (const secret of [gangliaPassword, haproxyPassword, apiToken, secretKeyBase, key]) {
          expect(log).not.toContain(secret);
        }
      }
    }
  });
});

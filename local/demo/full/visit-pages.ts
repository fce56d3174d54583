import { WalkError } from '../walk-error.ts';
import { askPage } from './ask-page.ts';
import { awaitPage } from './await-page.ts';
import { FULL_APPS } from './full-apps.ts';
import { GREETING } from './full-secrets.ts';
import type { FullStack } from './full-stack.ts';
import type { FullWalkOptions } from './full-walk-options.ts';
import type { Page } from './page.ts';

/** Asks for the page of every app and for Ganglia's, until each says what it must. */
export async function visitPages({ print }: Pick<FullWalkOptions, 'print'>, stack: FullStack): Promise<void> {
  const visited = (what: string) => print(`    ${what}`);
  await visitGuestbook(stack);
  visited('guestbook: from both PHP servers, written to MySQL, read from it, then from Memcached');
  await visitNotes(stack);
  visited('notes: Rails wrote and read a row of the table that its migration made');
  await visitEnvironment(stack);
  visited('environment: Node.js knows its variables');
  await visitVisits(stack);
  visited('visits: the servlet counted two visits through its JDBC resource');
  await visitDomains(stack);
  visited('pages: on both domains, with and without TLS');
  await visitHaproxy(stack);
  visited('haproxy: every app server is up');
  await visitGanglia(stack);
  visited(`ganglia: shows ${Object.keys(stack.instances).length} hosts`);
}

async function visitGuestbook({ urls, instances }: FullStack): Promise<void> {
  const servers = Object.keys(instances).filter((name) => instances[name]?.layer === 'php-app');
  const served = servers.map((name) => `Served by ${name}.`);
  for (const page of urls.guestbook) {
    await awaitPage(page, ['Guestbook, version 2', 'entries, from the cache', ...served]);
    await post(page, { entry: 'The first guest was here' });
    await awaitPage(page, ['from the database', 'The first guest was here']);
    await awaitPage(page, ['from the cache', 'The first guest was here', ...served]);
  }
}

async function visitNotes({ urls }: FullStack): Promise<void> {
  for (const page of urls.notes) {
    await awaitPage(page, ['Notes, version 2', '0 notes']);
    await post(page, { text: 'Buy milk' });
    await awaitPage(page, ['1 notes', 'Buy milk']);
  }
}

async function visitEnvironment({ urls, secrets }: FullStack): Promise<void> {
  for (const page of urls.environment) {
    const token = `API_TOKEN: ${secrets.apiToken.length} characters`;
    const text = await awaitPage(page, ['Environment, version 2', `GREETING: ${GREETING}`, token]);
    if (text.includes(secrets.apiToken)) throw new WalkError('The page of the environment tells the secret.');
  }
}

async function visitVisits({ urls }: FullStack): Promise<void> {
  for (const page of urls.visits) await awaitPage(page, ['Visits, version 2', 'Visit 1\n', 'Visit 2\n']);
}

async function visitDomains({ urls, secrets }: FullStack): Promise<void> {
  for (const page of urls.pages)
    await awaitPage(page, ['Pages, version 2'], { ca: secrets.certificate.certificate });
}

async function visitHaproxy({ statusPages, instances, secrets }: FullStack): Promise<void> {
  const servers = Object.entries(instances).filter(([, { layer }]) =>
    FULL_APPS.some((app) => app.layer === layer),
  );
  const rows = servers.map(([name]) => new RegExp(`^\\w+_app_servers,${name},.*,UP,`, 'm'));
  await awaitPage(statusPages.haproxy, rows, { login: `opsworks:${secrets.haproxyPassword}` });
}

async function visitGanglia({ statusPages, instances, secrets }: FullStack): Promise<void> {
  const hosts = Object.keys(instances).map((name) => `h=${name}&`);
  await awaitPage(statusPages.ganglia, hosts, { login: `opsworks:${secrets.gangliaPassword}` });
}

/** Each of the apps answers a form by sending the visitor to its page. */
async function post(page: Page, form: Record<string, string>): Promise<void> {
  const { status, text } = await askPage(page, { form });
  if (status !== 303) throw new WalkError(`POST ${page.url} (as ${page.host}) answered ${status}:\n${text}`);
}

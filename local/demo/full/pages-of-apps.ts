import { addressOf } from './address-of.ts';
import { FULL_APPS, type FullApp, type FullAppName } from './full-apps.ts';
import type { FullInstance } from './full-instance.ts';
import type { Page } from './page.ts';

/** Where each app is asked for: at the load balancer, by each of its domains, those with a certificate by TLS, too. */
export function pagesOfApps(instances: Record<string, FullInstance>): Record<FullAppName, Page[]> {
  const pages = FULL_APPS.map((app) => [app.name, pagesOf(app, instances)] as const);
  return Object.fromEntries(pages) as Record<FullAppName, Page[]>;
}

function pagesOf(app: FullApp, instances: Record<string, FullInstance>): Page[] {
  // OpsWorks' HAProxy had no rule for Java apps' domains: theirs are asked for at their own server.
  const address = addressOf(instances, app.type === 'java' ? app.layer : 'lb');
  const schemes = app.name === 'pages' ? ['http', 'https'] : ['http'];
  return app.domains.flatMap((host) => schemes.map((scheme) => ({ url: `${scheme}://${address}/`, host })));
}

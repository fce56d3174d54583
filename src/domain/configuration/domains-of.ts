import type { AppRecord } from './stack-snapshot.ts';

/** The host names that an app answers to: its own, else its short name. */
export function domainsOf(app: Pick<AppRecord, 'Domains' | 'Shortname'>): string[] {
  return app.Domains && app.Domains.length > 0 ? [...app.Domains] : [app.Shortname];
}

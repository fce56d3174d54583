import { debianPackages } from './debian-packages.ts';

const MIXLIB = '/usr/share/rubygems-integration/all/specifications/mixlib-shellout-3.2.5.gemspec';

/** What fetches on every instance, by a file of each package. */
const FETCHERS = { ruby: '/usr/bin/ruby', git: '/usr/bin/git', 'ruby-mixlib-shellout': MIXLIB };

/** Whether this machine can fetch, and has or gets these packages as well. Says so where it has not. */
export async function sourcePrograms(servers: Readonly<Record<string, string>>): Promise<boolean> {
  const there = await debianPackages({ ...FETCHERS, ...servers });
  if (!there) console.warn(`Skipped: needs ${Object.keys({ ...FETCHERS, ...servers }).join(', ')}`);
  return there;
}

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRepository } from '../../../local/demo/make-repository.ts';

const EXAMPLES = new URL('../../../examples/', import.meta.url).pathname;

/** The demo's app with a third, broken version, and cookbooks with recipes that write, count and fail. */
export function makeTestRepositories(folder: string): void {
  const work = mkdtempSync(join(tmpdir(), 'opswright-sources-'));
  mkdirSync(folder, { recursive: true });
  const app = join(EXAMPLES, 'simple-php-app');
  const broken = join(work, 'broken');
  cpSync(join(app, 'version2'), broken, { recursive: true });
  mkdirSync(join(broken, 'deploy'), { recursive: true });
  writeFileSync(join(broken, 'deploy', 'before_symlink.rb'), "raise 'this release is broken on purpose'\n");
  makeRepository(join(folder, 'simple-php-app.git'), [
    { folder: join(app, 'version1'), tag: 'version1' },
    { folder: join(app, 'version2'), tag: 'version2' },
    { folder: broken, tag: 'broken' },
  ]);
  makeRepository(join(folder, 'cookbooks.git'), [{ folder: testCookbooks(work), tag: 'v1' }]);
  rmSync(work, { recursive: true, force: true });
}

function testCookbooks(work: string): string {
  const cookbooks = join(work, 'cookbooks');
  cpSync(join(EXAMPLES, 'demo-cookbooks'), cookbooks, { recursive: true });
  const recipes = join(cookbooks, 'probe', 'recipes');
  mkdirSync(recipes, { recursive: true });
  writeFileSync(join(cookbooks, 'probe', 'metadata.rb'), "name 'probe'\nversion '1.0.0'\n");
  writeFileSync(join(recipes, 'default.rb'), COUNT);
  writeFileSync(join(recipes, 'fail.rb'), FAIL);
  return cookbooks;
}

/** Leaves a line per run on the machine. */
const COUNT = `ruby_block 'count' do
  block { ::File.open('/var/tmp/probe', 'a') { |file| file.puts node['opsworks']['activity'] } }
end
`;

const FAIL = `log 'before the failure'

ruby_block 'fails' do
  block { raise ArgumentError, 'the probe fails on purpose' }
end
`;

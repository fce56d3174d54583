import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRepository } from '../../../local/demo/make-repository.ts';

/** Where the recipe leaves its marks on a machine. */
export const PROBE_FILE = '/var/tmp/probe';

/** Long enough for whoever sees it begin to do something before it ends. */
const RECIPE = `ruby_block 'begin' do
  block { ::File.open('${PROBE_FILE}', 'a') { |file| file.puts 'begin' } }
end

execute 'sleep 3'

ruby_block 'end' do
  block { ::File.open('${PROBE_FILE}', 'a') { |file| file.puts 'end' } }
end
`;

/** Makes a bare repository of cookbooks: the recipe `probe` marks the begin and the end of each run on its machine. */
export function makeProbeRepository(bare: string): void {
  const work = mkdtempSync(join(tmpdir(), 'opswright-probe-'));
  const cookbook = join(work, 'probe');
  mkdirSync(join(cookbook, 'recipes'), { recursive: true });
  writeFileSync(join(cookbook, 'metadata.rb'), "name 'probe'\nversion '1.0.0'\n");
  writeFileSync(join(cookbook, 'recipes', 'default.rb'), RECIPE);
  makeRepository(bare, [{ folder: work, tag: 'v1' }]);
  rmSync(work, { recursive: true });
}

// `npm run bench`: measures what docs/bench.md describes. Progress goes to standard error, figures to standard output.

import { runProgram } from '../local/system/run-program.ts';
import { EXIT } from '../scripts/exit-codes.mjs';
import { extentOf } from './extent.ts';
import { toJson } from './figures/to-json.ts';
import { toTable } from './figures/to-table.ts';
import { measure } from './measure.ts';
import { readBenchOptions } from './read-bench-options.ts';
import { sections } from './sections/sections.ts';

await runProgram(async () => {
  const names = sections.map(({ name }) => name);
  const options = readBenchOptions(process.argv.slice(2), names);
  const wanted = sections.filter(({ name }) => options.only.includes(name));
  const figures = await measure(wanted, extentOf(options), progress);
  const lines = options.json ? [JSON.stringify(toJson(figures), null, 2)] : toTable(figures);
  process.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.ok;
});

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

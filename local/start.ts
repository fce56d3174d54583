// `npm start`: the whole system on this machine until Ctrl-C.

import { flushCompileCache } from 'node:module';
import { EXIT } from '../scripts/exit-codes.mjs';
import type { Connection } from './system/connection.ts';
import { openSystem } from './system/open-system.ts';
import { createReporter } from './system/reporter.ts';
import { runProgram } from './system/run-program.ts';
import { readSystemOptions } from './system/system-options.ts';
import { untilSignal } from './system/until-signal.ts';

await runProgram(async () => {
  const options = readSystemOptions(process.argv.slice(2), { dataDir: '.opswright' });
  const reporter = createReporter(options.json);
  const begin = performance.now();
  const ended = untilSignal();
  const system = await openSystem(options, reporter.line);
  const seconds = (performance.now() - begin) / 1000;
  const { endpoint, region, accessKeyId } = system.connection;
  const facts = { endpoint, region, accessKeyId, dataDir: options.dataDir, seconds };
  reporter.event('ready', `Ready at ${endpoint} after ${seconds.toFixed(1)} s.`, facts);
  if (!options.json) explain(system.connection, options.dataDir, reporter.line);
  // Written now, not at a clean exit: the next start is quick however this one ends.
  flushCompileCache();
  await ended;
  reporter.line(
    options.keep
      ? 'Stopping; machines run on (--keep) …'
      : 'Stopping; machines are stopped until the next start …',
  );
  await system.close(options.keep ? 'keep' : 'stop');
  reporter.event('stopped', 'Stopped.', {});
  return EXIT.ok;
});

function explain(connection: Connection, dataDir: string, line: (text: string) => void): void {
  line('');
  line(`  endpoint           ${connection.endpoint}`);
  line(`  access key id      ${connection.accessKeyId}`);
  line(`  secret access key  ${connection.secretAccessKey}`);
  line('');
  line('Try it with any client that speaks OpsWorks, e.g. the aws command line of Debian:');
  line(`  source ${dataDir}/env`);
  line(`  aws opsworks describe-stacks --endpoint-url ${connection.endpoint}`);
  line(
    `  aws opsworks create-stack --endpoint-url ${connection.endpoint} --name MyStack --stack-region ${connection.region} ` +
      '--service-role-arn arn:aws:iam::000000000000:role/aws-opsworks-service-role ' +
      '--default-instance-profile-arn arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role',
  );
  line('Ctrl-C stops it.');
}

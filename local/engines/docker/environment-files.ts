import { Readable } from 'node:stream';
import tar from 'tar-stream';

const UNFIT = /["\\\n]/;

/**
 * A tar of the files that give these variables to every process of a machine: /etc/environment for log-ins and
 * cron, a systemd drop-in for services. @throws Error when a value holds a quote, a backslash or a new line
 */
export function environmentFiles(environment: Readonly<Record<string, string>>): NodeJS.ReadableStream {
  for (const [name, value] of Object.entries(environment)) {
    if (UNFIT.test(value))
      throw new Error(`The variable ${name} cannot be given to a machine: quote, backslash or new line`);
  }
  const pack = tar.pack();
  pack.entry({ name: 'etc/environment', mode: 0o644 }, loginEnvironment(environment));
  pack.entry(
    { name: 'etc/systemd/system.conf.d/50-opswright.conf', mode: 0o644 },
    serviceEnvironment(environment),
  );
  pack.finalize();
  return Readable.from(pack);
}

function loginEnvironment(environment: Readonly<Record<string, string>>): string {
  return lines(environment, (name, value) => `${name}="${value}"`);
}

/** systemd reads `%` as the beginning of a specifier. */
function serviceEnvironment(environment: Readonly<Record<string, string>>): string {
  return `[Manager]\n${lines(environment, (name, value) => `DefaultEnvironment="${name}=${value.replaceAll('%', '%%')}"`)}`;
}

function lines(
  environment: Readonly<Record<string, string>>,
  line: (name: string, value: string) => string,
): string {
  return Object.entries(environment)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join('');
}

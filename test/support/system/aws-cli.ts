import { execFile } from 'node:child_process';
import { accessSync } from 'node:fs';
import { promisify } from 'node:util';
import { canInstallPackages } from '../../../local/engines/install/can-install-packages.ts';
import { installPackages } from '../../../local/engines/install/install-packages.ts';
import type { SharedSystem } from './global-setup.ts';

/** Debian's, the one that still knows opsworks; others on the PATH may have dropped it. */
const AWS = '/usr/bin/aws';
const run = promisify(execFile);

/** Runs one `aws opsworks …` and answers what it printed. */
export type AwsCli = (...args: string[]) => Promise<Record<string, unknown>>;

/** Debian's AWS CLI, installed where we may; `undefined` where there is none and we may not. */
export async function awsCli(system: SharedSystem): Promise<AwsCli | undefined> {
  if (!isThere()) {
    if (!canInstallPackages()) return undefined;
    await installPackages(['awscli'], (line) => void process.stderr.write(`${line}\n`));
  }
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    AWS_ACCESS_KEY_ID: system.accessKeyId,
    AWS_SECRET_ACCESS_KEY: system.secretAccessKey,
    AWS_DEFAULT_REGION: system.region,
    AWS_PAGER: '',
  };
  return async (...args) => {
    const { stdout } = await run(
      AWS,
      ['opsworks', '--endpoint-url', system.endpoint, '--output', 'json', ...args],
      { env },
    );
    return JSON.parse(stdout || '{}');
  };
}

function isThere(): boolean {
  try {
    accessSync(AWS);
    return true;
  } catch {
    return false;
  }
}

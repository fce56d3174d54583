import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeConnection, writeConnection } from '../../../../local/system/connection.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const ENDPOINT = 'http://127.0.0.1:4566';
const person = {
  endpoint: ENDPOINT,
  region: 'us-east-1',
  accessKeyId: 'AKIAPERSON',
  secretAccessKey: 'p',
  pid: 1,
};
const operator = { accessKeyId: 'AKIAOPERATOR', secretAccessKey: 'o' };

describe('the files that tell a person how to reach the system', () => {
  let folder = temporaryFolder();
  beforeEach(() => {
    folder = temporaryFolder();
    writeConnection(folder.path, person, operator);
  });
  afterEach(() => folder.remove());
  const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');

  it('give the person’s key for OpsWorks and the operator’s for the cloud’s S3', () => {
    expect(read('env')).toContain(`export AWS_ENDPOINT_URL_OPSWORKS='${ENDPOINT}'`);
    expect(read('env')).toContain("export AWS_ACCESS_KEY_ID='AKIAPERSON'");
    expect(read('cloud-env')).toContain(`export AWS_ENDPOINT_URL_S3='${ENDPOINT}'`);
    expect(read('cloud-env')).toContain("export AWS_ACCESS_KEY_ID='AKIAOPERATOR'");
    expect(read('connection.json')).not.toContain(operator.accessKeyId);
  });

  it('are readable by their owner alone, and gone when the system is down', () => {
    const modes = readdirSync(folder.path).map((name) => statSync(join(folder.path, name)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
    removeConnection(folder.path);
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

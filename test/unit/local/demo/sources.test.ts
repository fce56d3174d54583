import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askPage } from '../../../../local/demo/full/ask-page.ts';
import { FULL_APPS } from '../../../../local/demo/full/full-apps.ts';
import { makeCertificate } from '../../../../local/demo/full/make-certificate.ts';
import { makeFullSources } from '../../../../local/demo/full/make-full-sources.ts';
import type { LoopbackServer } from '../../../../local/demo/serve-on-loopback.ts';
import { startSourceServer } from '../../../../local/demo/source-server.ts';

const run = promisify(execFile);

describe('the sources of the full walk', () => {
  let folder: string;
  let server: LoopbackServer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'opswright-sources-'));
    mkdirSync(join(folder, 'served'));
    await makeFullSources(join(folder, 'served'));
    server = await startSourceServer(join(folder, 'served'));
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const at = (path: string) => `http://127.0.0.1:${server.port}/${path}`;

  it.each(FULL_APPS.filter(({ source }) => source === 'git').map(({ example }) => example))(
    'serve %s at each of its versions',
    async (example) => {
      const { stdout } = await run('git', ['ls-remote', '--tags', at(`${example}.git`)]);
      expect(stdout.match(/refs\/tags\/\S+/g)).toEqual([
        'refs/tags/broken',
        'refs/tags/version1',
        'refs/tags/version2',
      ]);
    },
  );

  it('serve a WAR of each version of the Java app, and no other file', async () => {
    expect(readdirSync(join(folder, 'served')).filter((name) => name.endsWith('.war'))).toEqual([
      'java-visits-broken.war',
      'java-visits-version1.war',
      'java-visits-version2.war',
    ]);
    const { status, text } = await askPage({ url: at('java-visits-version2.war') });
    expect(status).toBe(200);
    expect(text).toMatch(/^PK/);
    expect(text).toContain('WEB-INF/web.xml');
    expect((await askPage({ url: at('nothing.war') })).status).toBe(404);
  });
});

describe('a certificate that was made', () => {
  it('is what a TLS client accepts for each of its domains, and for no other', async () => {
    const { certificate, privateKey } = makeCertificate(['one.test', 'two.test']);
    const server = createServer({ cert: certificate, key: privateKey }, (request, response) => {
      response.end(`this is ${request.headers.host}`);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const ask = (host: string) => askPage({ url, host }, { ca: certificate });
    expect(await ask('one.test')).toEqual({ status: 200, text: 'this is one.test' });
    expect(await ask('two.test')).toEqual({ status: 200, text: 'this is two.test' });
    await expect(ask('three.test')).rejects.toThrow('does not match');
    await expect(askPage({ url, host: 'one.test' })).rejects.toThrow('self-signed');
    server.close();
  });
});

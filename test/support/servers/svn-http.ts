import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';
import { readCommandLines } from './read-command-lines.ts';
import type { Login } from './start-http.ts';
import { makeSvnRepository } from './svn-repository.ts';
import type { TestServer } from './test-server.ts';

/** The packages without Debian's service: this server is the test's own. */
export const SVN_HTTP_PACKAGES = {
  subversion: '/usr/bin/svnadmin',
  'apache2-bin': '/usr/sbin/apache2',
  'libapache2-mod-svn': '/usr/lib/apache2/modules/mod_dav_svn.so',
};

/** Apache with mod_dav_svn and one repository, of which each folder is a revision at `/svn/trunk`, from 1 on. */
export async function startSvnHttp(versions: readonly string[], login: Login): Promise<TestServer> {
  const folder = temporaryFolder();
  const repository = makeSvnRepository(folder.path, versions);
  // Started by root, Apache serves as www-data.
  chmodSync(folder.path, 0o755);
  execFileSync('chmod', ['-R', 'a+rwX', repository]);
  writeFileSync(join(folder.path, 'passwords'), passwordLine(login), { mode: 0o644 });
  const port = await freePort();
  writeFileSync(join(folder.path, 'apache.conf'), configuration(folder.path, port));
  const apache = await startApache(folder.path);
  const door = await openDoor(port);
  return {
    ...door,
    close: async () => {
      await door.close();
      const gone = once(apache, 'exit');
      apache.kill();
      await gone;
      folder.remove();
    },
  };
}

/** Resolves when it listens: it writes its process id then. */
async function startApache(folder: string): Promise<ChildProcess> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const watcher = watch(folder, (_event, name) => name === 'apache.pid' && resolve());
  const child = spawn('/usr/sbin/apache2', ['-f', join(folder, 'apache.conf'), '-DFOREGROUND'], {
    stdio: 'ignore',
  });
  child.once('exit', () =>
    reject(new Error(`Apache ended: ${readFileSync(join(folder, 'error.log'), 'utf8')}`)),
  );
  await promise.finally(() => watcher.close());
  return child;
}

/** In front of Apache, so that command lines are read while a client is at work. */
async function openDoor(port: number): Promise<TestServer> {
  const seen: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    seen.push(readCommandLines());
    const inner = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [client, inner],
      [inner, client],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: portOf(server),
    commandLines: () => seen.join(''),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Apache does not choose one by itself. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, '127.0.0.1'), 'listening');
  const port = portOf(probe);
  await once(probe.close(), 'close');
  return port;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function passwordLine({ user, password }: Login): string {
  return `${user}:{SHA}${createHash('sha1').update(password).digest('base64')}\n`;
}

const MODULES = [
  'mpm_event',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'dav',
  'dav_svn',
];

function configuration(folder: string, port: number): string {
  const load = (name: string) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`;
  return `${MODULES.map(load).join('\n')}
ServerName localhost
ServerRoot ${folder}
DefaultRuntimeDir ${folder}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
LogLevel notice
Listen 127.0.0.1:${port}
User www-data
Group www-data
<Location /svn>
  DAV svn
  SVNPath ${folder}/repository
  AuthType Basic
  AuthName test
  AuthUserFile ${folder}/passwords
  Require valid-user
</Location>
`;
}

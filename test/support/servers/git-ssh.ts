import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';
import { startInetd } from './start-inetd.ts';
import type { TestServer } from './test-server.ts';

export interface GitSsh extends TestServer {
  /** The user of its URLs: `ssh://<user>@…:<port>/<path of a repository>`. */
  user: string;
  /** The private half of the one key that it lets in. */
  deployKey: string;
  /** A key that it does not know. */
  strangersKey: string;
}

/** OpenSSH's sshd, which knows one deploy key and runs git for it and nothing else. Needs root. */
export async function startGitSsh(): Promise<GitSsh> {
  const folder = temporaryFolder();
  const key = (name: string) => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(folder.path, name)]);
    return readFileSync(join(folder.path, name), 'utf8');
  };
  key('host');
  const [deployKey, strangersKey] = [key('deploy'), key('stranger')];
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const config = join(folder.path, 'sshd_config');
  writeFileSync(config, configuration(folder.path));
  const server = await startInetd('/usr/sbin/sshd', ['-i', '-f', config]);
  const close = async () => {
    await server.close();
    folder.remove();
  };
  return { ...server, user: 'root', deployKey, strangersKey, close };
}

function configuration(folder: string): string {
  return `HostKey ${folder}/host
AuthorizedKeysFile ${folder}/deploy.pub
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
ForceCommand git-shell -c "$SSH_ORIGINAL_COMMAND"
`;
}

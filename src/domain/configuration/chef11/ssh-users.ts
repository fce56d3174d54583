import type { JsonObject } from '../json-object.ts';
import type { UserRecord } from '../stack-snapshot.ts';

/** `node[:ssh_users]`: who may log in, by Unix id. */
export function sshUsers(users: readonly UserRecord[] = []): JsonObject {
  const allowed = users.filter((user) => user.AllowSsh);
  return Object.fromEntries(
    allowed.map((user) => [
      String(user.UnixUserId),
      { name: user.SshUsername, email: null, public_key: user.SshPublicKey ?? null, sudoer: user.AllowSudo },
    ]),
  );
}

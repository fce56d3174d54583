import type { Source } from '../../../src/model/opsworks.generated.ts';

/** A source as the agent is told of it (docs/agent-protocol.md). */
export function cookbookSourceOf({ Type, Url, Username, Password, SshKey, Revision }: Source) {
  return {
    type: Type,
    url: Url,
    username: Username,
    password: Password,
    ssh_key: SshKey,
    revision: Revision,
  };
}

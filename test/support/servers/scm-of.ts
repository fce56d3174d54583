import type { Source } from '../../../src/model/opsworks.generated.ts';

/** A source as recipes read it in `node['deploy'][app]['scm']`. */
export function scmOf({ Type, Url, Username, Password, SshKey, Revision }: Source) {
  return {
    scm_type: Type,
    repository: Url,
    user: Username,
    password: Password,
    ssh_key: SshKey,
    revision: Revision,
  };
}

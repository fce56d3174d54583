import type { Source } from '../model/opsworks.generated.ts';
import { mask } from './mask.ts';

/** A repository as it is stored and shown. */
export function maskSource({ Password, SshKey, ...open }: Source): Source {
  return { ...open, ...(Password && { Password: mask(Password) }), ...(SshKey && { SshKey: mask(SshKey) }) };
}

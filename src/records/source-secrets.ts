import type { Source } from '../model/opsworks.generated.ts';
import type { SecretMembers } from './seal-members.ts';

/** The secrets of a repository that is the member `member` of its record. */
export function sourceSecrets(member: 'AppSource' | 'CustomCookbooksSource', source: Source): SecretMembers {
  return { [`${member}.Password`]: source.Password, [`${member}.SshKey`]: source.SshKey };
}

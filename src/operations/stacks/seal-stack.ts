import { maskSource } from '../../domain/mask-source.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { sealMembers } from '../../records/seal-members.ts';
import type { Sealed } from '../../records/sealed.ts';
import { sourceSecrets } from '../../records/source-secrets.ts';
import type { StackRecord } from '../../records/stack-record.ts';

/** The stack as it may be stored: its secrets encrypted, their members masked. */
export async function sealStack<T extends Omit<StackRecord, 'sealed'>>(
  secrets: Secrets,
  stack: T,
  stored?: Sealed,
): Promise<T & { sealed: Sealed }> {
  const source = stack.CustomCookbooksSource;
  const members = sourceSecrets('CustomCookbooksSource', source);
  const sealed = await sealMembers(secrets, `stack/${stack.StackId}`, members, stored);
  return { ...stack, CustomCookbooksSource: maskSource(source), sealed };
}

import type { Instance } from './instance.ts';

/**
 * A sentence, with a space before it, when a machine runs another operating system than was asked for: local mode
 * runs Debian whatever old clients name. Empty when it is the one, or when its agent has not told.
 */
export function operatingSystemNote({ Os, ReportedOs }: Pick<Instance, 'Os' | 'ReportedOs'>): string {
  const { Name, Version } = ReportedOs ?? {};
  if (!Name || Os === 'Custom' || sameFamily(Os, Name)) return '';
  return ` The machine runs ${[Name, Version].filter(Boolean).join(' ')}, not ${Os}.`;
}

/** By the first word, whatever its case: "Debian 12" and "Debian GNU/Linux", "Amazon Linux 2023" and "Amazon Linux". */
function sameFamily(asked: string, reported: string): boolean {
  const family = (name: string) => name.toLowerCase().split(/[\s/]/)[0];
  return family(asked) === family(reported);
}

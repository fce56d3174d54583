import { OPERATING_SYSTEMS } from './operating-systems.ts';

/** Windows is another world (Chef 12.2, no Setup over SSH): it is refused in words of its own. */
export function osProblems(member: string, os: string): string[] {
  if (os === 'Custom' || OPERATING_SYSTEMS.some(({ Id }) => Id === os)) return [];
  if (/windows/i.test(os)) return [`${member}: Windows is not yet available in this version of Opswright.`];
  const known = OPERATING_SYSTEMS.map(({ Id }) => Id).join(', ');
  return [`${member}: '${os}' is not a known operating system. Choose one of ${known}, or Custom.`];
}

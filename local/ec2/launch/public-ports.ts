import type { GroupRecord, GroupRule } from '../records/group-record.ts';

/** A wider range is not published: it means "everything", and each port would hold a socket open on this machine. */
const WIDEST_RANGE = 16;

/** The TCP ports that these groups open to everyone, in order. */
export function publicPorts(groups: readonly GroupRecord[]): number[] {
  const ports = groups.flatMap(({ rules }) => rules.filter(isPublic).flatMap(portsOf));
  return [...new Set(ports)].sort((a, b) => a - b);
}

function isPublic({ protocol, source, fromPort, toPort }: GroupRule): boolean {
  const open = source.kind === 'cidr' && source.cidr.endsWith('/0');
  return open && protocol === 'tcp' && fromPort > 0 && toPort - fromPort < WIDEST_RANGE;
}

function portsOf({ fromPort, toPort }: GroupRule): number[] {
  return Array.from({ length: toPort - fromPort + 1 }, (_, offset) => fromPort + offset);
}

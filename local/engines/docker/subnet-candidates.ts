import { createHash } from 'node:crypto';

/** Subnets of 1,022 machines each, taken from the upper part of 10/8, which home and company networks use least. */
const COUNT = 4_096;
const PREFIX_LENGTH = 22;

/**
 * Free subnets in an order that depends on the name alone, so that a network which was removed comes back
 * with the same addresses. `inUse` are subnets in CIDR notation.
 */
export function subnetCandidates(name: string, inUse: readonly string[]): string[] {
  const first = createHash('sha256').update(name).digest().readUInt16BE(0) % COUNT;
  const taken = inUse.map(rangeOf);
  return Array.from({ length: COUNT }, (_, i) => subnet((first + i) % COUNT)).filter(
    (candidate) => !taken.some((used) => overlap(rangeOf(candidate), used)),
  );
}

/** 10.192.0.0/22, 10.192.4.0/22, … 10.255.252.0/22 */
function subnet(index: number): string {
  return `10.${192 + (index >> 6)}.${(index & 63) * 4}.0/${PREFIX_LENGTH}`;
}

function overlap(a: Range, b: Range): boolean {
  return a.first <= b.last && b.first <= a.last;
}

interface Range {
  first: number;
  last: number;
}

/** The addresses of a subnet as numbers. */
function rangeOf(cidr: string): Range {
  const [address = '', length = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(length));
  const number = address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const first = number - (number % size);
  return { first, last: first + size - 1 };
}

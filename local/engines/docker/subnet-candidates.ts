import { createHash } from 'node:crypto';
import { BlockList } from 'node:net';

/** Subnets of 1,022 machines each, taken from the upper part of 10/8, which home and company networks use least. */
const COUNT = 4_096;
const PREFIX_LENGTH = 22;

/**
 * Free subnets in an order that depends on the name alone, so that a network which was removed comes back
 * with the same addresses. `inUse` are subnets in CIDR notation.
 */
export function subnetCandidates(name: string, inUse: readonly string[]): string[] {
  const first = createHash('sha256').update(name).digest().readUInt16BE(0) % COUNT;
  return Array.from({ length: COUNT }, (_, i) => subnet((first + i) % COUNT)).filter(
    (candidate) => !inUse.some((used) => overlap(candidate, used)),
  );
}

/** 10.192.0.0/22, 10.192.4.0/22, … 10.255.252.0/22 */
function subnet(index: number): string {
  return `10.${192 + (index >> 6)}.${(index & 63) * 4}.0/${PREFIX_LENGTH}`;
}

/** Blocks of powers of two overlap only when one begins inside the other. */
function overlap(a: string, b: string): boolean {
  return contains(a, b) || contains(b, a);
}

function contains(outer: string, inner: string): boolean {
  const [network = '', length = '32'] = outer.split('/');
  const block = new BlockList();
  block.addSubnet(network, Number(length));
  return block.check(inner.split('/')[0] ?? '');
}

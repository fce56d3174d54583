// IPv4 arithmetic, kept together.

/** An IPv4 range as numbers: `first` and `last` are its usable addresses. */
export interface Subnet {
  first: number;
  last: number;
}

/** Reads `10.231.0.0/24`. @throws RangeError when it is no IPv4 range with room for machines */
export function parseSubnet(cidr: string): Subnet {
  const [address = '', bits = ''] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  const base = addressToNumber(address);
  if (!/^\d+$/.test(bits) || size < 8 || base % size !== 0)
    throw new RangeError(`${cidr} is not a range of at least 8 IPv4 addresses`);
  return { first: base + 1, last: base + size - 2 };
}

/** @throws RangeError when it is no IPv4 address */
export function addressToNumber(address: string): number {
  const octets = address.split('.').map(Number);
  if (octets.length !== 4 || !octets.every((octet) => Number.isInteger(octet) && octet >= 0 && octet < 256))
    throw new RangeError(`${address} is not an IPv4 address`);
  return octets.reduce((number, octet) => number * 256 + octet, 0);
}

export function numberToAddress(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

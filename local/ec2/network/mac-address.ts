import { addressToNumber } from './subnet.ts';

/** The hardware address that goes with a private address, as container engines choose theirs. */
export function macAddress(privateIp: string): string {
  const hex = addressToNumber(privateIp).toString(16).padStart(8, '0');
  return ['02', '42', ...(hex.match(/../g) ?? [])].join(':');
}

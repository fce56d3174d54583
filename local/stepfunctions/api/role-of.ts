/** Machines act with no role of their own here; the API must name one. */
export function roleOf(machineArn: string): string {
  const [, , , , account] = machineArn.split(':');
  return `arn:aws:iam::${account}:role/local-state-machine`;
}

/** Web processes that a machine of each size carries; a load balancer weighs its servers by it. */
const BY_SIZE: Record<string, number> = { nano: 1, micro: 2, small: 4, medium: 8, large: 12, xlarge: 24 };

/**
 * How many web processes an instance of this type counts for. OpsWorks derived the number from memory and
 * cores; what matters to recipes is the proportion between servers, so ours doubles with the machine.
 */
export function backendsFor(instanceType: string | undefined): number {
  const size = instanceType?.split('.').at(-1) ?? '';
  const multiple = /^(\d+)xlarge$/.exec(size)?.[1];
  return multiple ? 24 * Number(multiple) : (BY_SIZE[size] ?? 4);
}

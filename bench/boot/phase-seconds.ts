/** The states on the way from StartInstance to online, in their order. */
export const PHASES = ['requested', 'pending', 'booting', 'running_setup'] as const;
export type Phase = (typeof PHASES)[number];

export interface Seen {
  status: string;
  /** Seconds since StartInstance was sent. */
  at: number;
}

/**
 * How long each phase took: until a later one was seen. One that was too short to be seen took no time; the first
 * begins with the call. @throws RangeError when `online` was not seen
 */
export function phaseSeconds(seen: readonly Seen[]): Record<Phase, number> {
  const order: readonly string[] = [...PHASES, 'online'];
  const ends = PHASES.map((_, index) => {
    const later = seen.filter(({ status }) => order.indexOf(status) > index);
    if (later.length === 0) throw new RangeError('The instance was not seen online.');
    return Math.min(...later.map(({ at }) => at));
  });
  const took = PHASES.map((phase, index) => [phase, (ends[index] ?? 0) - (ends[index - 1] ?? 0)]);
  return Object.fromEntries(took) as Record<Phase, number>;
}

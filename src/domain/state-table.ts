import { StaleError } from './errors.ts';

/** from × event → to. What the table does not name cannot happen. */
export type StateTable<State extends string, Event extends string> = Readonly<
  Record<State, Partial<Record<Event, State>>>
>;

/**
 * The state after `event`.
 * @throws StaleError when the event means nothing in this state: it came late, twice, or for another life
 */
export function transition<State extends string, Event extends string>(
  table: StateTable<State, Event>,
  from: State,
  event: Event,
): State {
  const to = table[from][event];
  if (to === undefined) throw new StaleError(`'${event}' means nothing to what is '${from}'.`);
  return to;
}

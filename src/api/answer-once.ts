import { ConflictError, UnavailableError } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Item, Store } from '../ports/store.ts';
import { replayKey } from '../records/keys.ts';
import type { HttpAnswer } from './http-answer.ts';

/** Longer than a signature holds (five minutes each way), so that none outlives the memory of it. */
const KEPT_SECONDS = 15 * 60;

/** `answer` is absent while the first of the equal requests is still being worked on. */
interface Replay {
  answer?: HttpAnswer;
}

/** What the work came to: an answer that may be kept, or one that says "try again" because nothing was done. */
export interface Attempt {
  answer: HttpAnswer;
  mayRepeat: boolean;
}

/**
 * Equal requests of one second carry equal signatures, and so does a request that was sent on twice. The first claims
 * the signature, the others are given its answer and have no effect of their own:
 *
 *   first    claim ✓ ─── work ─── keep answer ───────────────
 *   second        claim ✗ throttled            stored answer
 *
 * @throws UnavailableError while the first is still at work: SDKs ask again by themselves
 */
export async function answerOnce(
  { store, clock }: { store: Store; clock: Clock },
  signature: string,
  work: () => Promise<Attempt>,
): Promise<HttpAnswer> {
  const key = replayKey(signature);
  const expiresAt = Math.ceil(clock.now().getTime() / 1000) + KEPT_SECONDS;
  const earlier = (await store.get<Replay>(key)) ?? (await claim(store, { ...key, expiresAt }));
  if (earlier !== undefined) return answerOf(earlier);

  const { answer, mayRepeat } = await work();
  const kept = { ...key, expiresAt, answer };
  // The work is done whatever becomes of this write; without it, repeats are held off until the claim expires.
  await store.write([mayRepeat ? { kind: 'remove', key } : { kind: 'put', item: kept }]).catch(ignoreWeather);
  return answer;
}

/** `undefined` when the claim is ours, else the one that was there before. */
async function claim(
  store: Store,
  item: { pk: string; sk: string; expiresAt: number },
): Promise<Item<Replay> | undefined> {
  try {
    await store.write([{ kind: 'create', item }]);
    return undefined;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const winner = await store.get<Replay>(item);
    if (winner === undefined) throw error;
    return winner;
  }
}

function answerOf({ answer }: Replay): HttpAnswer {
  if (answer !== undefined) return answer;
  throw new UnavailableError('An equal request is still being answered.');
}

function ignoreWeather(error: unknown): void {
  if (!(error instanceof ConflictError || error instanceof UnavailableError)) throw error;
}

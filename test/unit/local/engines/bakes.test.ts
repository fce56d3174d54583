import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Bakes } from '../../../../local/engines/image/bakes.ts';

const LIMIT_MS = 300_000;
const PAUSE_MS = 60_000;

let bakes: Bakes;
let said: string[];
let build: ReturnType<typeof vi.fn<(signal: AbortSignal) => Promise<void>>>;
/** Ends the build that was begun last. */
let finish: (error?: Error) => Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  bakes = new Bakes({ report: (line) => void said.push(line), limitMs: LIMIT_MS, pauseMs: PAUSE_MS });
  build = vi.fn(() => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    finish = async (error) => {
      if (error) reject(error);
      else resolve();
      await vi.advanceTimersByTimeAsync(0);
    };
    return promise;
  });
});

afterEach(() => {
  vi.useRealTimers();
});

const join = () => bakes.join('php:1', 'php baked in', build);

async function hasEnded(waiting: { ended: Promise<void> } | undefined): Promise<boolean> {
  let ended = false;
  void waiting?.ended.then(() => {
    ended = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return ended;
}

describe('an image under way', () => {
  it('is built once for all machines that ask for it', async () => {
    const all = Array.from({ length: 10 }, join);
    expect(build).toHaveBeenCalledTimes(1);
    expect(await hasEnded(all[9])).toBe(false);
    await finish();
    expect(await Promise.all(all.map(hasEnded))).toEqual(all.map(() => true));
  });

  it('waits for others when there are many, and begins in its turn', async () => {
    bakes = new Bakes({ report: () => {}, width: 1 });
    const first = bakes.join('php:1', 'php baked in', build);
    const endFirst = finish;
    const second = bakes.join('web:1', 'nginx baked in', build);
    expect(build).toHaveBeenCalledTimes(1);
    await endFirst();
    expect(build).toHaveBeenCalledTimes(2);
    expect(await hasEnded(first)).toBe(true);
    await finish();
    expect(await hasEnded(second)).toBe(true);
  });

  it('that fails lets its machines go on, says why once, and is left alone for a while', async () => {
    const waiting = join();
    await finish(new Error('no mirror in reach'));
    expect(await hasEnded(waiting)).toBe(true);
    expect(said).toEqual([expect.stringContaining('php baked in could not be built: no mirror in reach')]);
    expect(join()).toBeUndefined();
    expect(build).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(PAUSE_MS + 1);
    expect(join()).toBeDefined();
    expect(build).toHaveBeenCalledTimes(2);
  });

  it('that takes longer than OpsWorks would wait is waited for no more, and is finished', async () => {
    const waiting = join();
    await vi.advanceTimersByTimeAsync(LIMIT_MS);
    expect(await hasEnded(waiting)).toBe(true);
    expect(join()).toBeUndefined();
    await finish();
    expect(said).toHaveLength(1);
    expect(join()).toBeDefined();
  });

  it('is given up when the system ends, and then nobody hears of it', async () => {
    const waiting = join();
    bakes.close();
    expect(build.mock.calls[0]?.[0].aborted).toBe(true);
    await finish(new Error('aborted'));
    expect(await hasEnded(waiting)).toBe(false);
    expect(said).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { answerOnce } from '../../../src/api/answer-once.ts';
import { ConflictError, UnavailableError } from '../../../src/domain/errors.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryStore, type StoreCall } from '../../support/memory-store.ts';

const clock = createManualClock();
const done = { answer: { statusCode: 200, headers: {}, body: '{"StackId":"s"}' }, mayRepeat: false };
const again = {
  answer: { statusCode: 400, headers: {}, body: '{"__type":"ThrottlingException"}' },
  mayRepeat: true,
};

/** A store whose next write that `matches` fails with `error`. */
function storeThatFails(error: Error, matches: (call: StoreCall) => boolean) {
  let armed = true;
  return createMemoryStore({
    before: (call) => {
      if (!armed || !matches(call)) return;
      armed = false;
      throw error;
    },
  });
}

const keepsAnswer = (call: StoreCall) => call.operation === 'write' && call.changes[0]?.kind === 'put';

describe('one answer per signature', () => {
  test('the work is done once, however often it is asked for', async () => {
    const store = createMemoryStore();
    let works = 0;
    const work = async () => {
      works += 1;
      return done;
    };
    const answers = [];
    for (let time = 0; time < 3; time += 1)
      answers.push(await answerOnce({ store, clock }, 'signature', work));
    expect(works).toBe(1);
    expect(answers).toEqual([done.answer, done.answer, done.answer]);
  });

  test('another signature is other work', async () => {
    const store = createMemoryStore();
    await answerOnce({ store, clock }, 'one', async () => done);
    await expect(answerOnce({ store, clock }, 'two', async () => again)).resolves.toEqual(again.answer);
  });

  test('an answer that says "again" is forgotten, so that the repeat is worked on', async () => {
    const store = createMemoryStore();
    await answerOnce({ store, clock }, 'signature', async () => again);
    await expect(answerOnce({ store, clock }, 'signature', async () => done)).resolves.toEqual(done.answer);
  });

  test.each([new UnavailableError('throttled'), new ConflictError('contended')])(
    'work that is done is answered even when the answer cannot be kept (%s); repeats are then held off, not done',
    async (error) => {
      const store = storeThatFails(error, keepsAnswer);
      await expect(answerOnce({ store, clock }, 'signature', async () => done)).resolves.toEqual(done.answer);
      const repeat = answerOnce({ store, clock }, 'signature', async () => {
        throw new Error('worked twice');
      });
      await expect(repeat).rejects.toThrow(UnavailableError);
    },
  );

  test('no work is begun when the claim cannot be written', async () => {
    const store = storeThatFails(new UnavailableError('throttled'), ({ operation }) => operation === 'write');
    const work = async () => {
      throw new Error('worked without a claim');
    };
    await expect(answerOnce({ store, clock }, 'signature', work)).rejects.toThrow(UnavailableError);
  });

  test('a claim that was lost in a race is answered with what the winner came to', async () => {
    const store = createMemoryStore();
    let finish: () => void = () => {};
    const begun = Promise.withResolvers<void>();
    const first = answerOnce({ store, clock }, 'signature', async () => {
      begun.resolve();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return done;
    });
    await begun.promise;
    await expect(answerOnce({ store, clock }, 'signature', async () => done)).rejects.toThrow(
      'still being answered',
    );
    finish();
    await first;
    await expect(answerOnce({ store, clock }, 'signature', async () => again)).resolves.toEqual(done.answer);
  });
});

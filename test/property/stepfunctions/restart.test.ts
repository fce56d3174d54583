import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../../local/clock/manual-clock.ts';
import { FunctionError } from '../../../local/contracts/invoke-function.ts';
import { START, type StartedStepFunctions, startStepFunctions } from '../../support/start-step-functions.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { randomMachine } from './random-machine.ts';
import { SnapshotDatabase } from './snapshot-database.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const ARN = 'arn:aws:states:us-east-1:000000000000:execution:m:run';
const child = {
  StartAt: 'Rest',
  States: { Rest: { Type: 'Wait', Seconds: 1, Output: '{% $states.input * 3 %}', End: true } },
};

interface Work {
  n: number;
  tries: number;
  failures: number;
}

/** Opens the machines on a database. The functions keep nothing: they may run any number of times. */
function open(machine: object, database: DatabaseSync, clock: ManualClock): Promise<StartedStepFunctions> {
  const functions = {
    work({ n, tries, failures }: Work) {
      if (tries < failures) throw new FunctionError('Unlucky', 'not this time');
      return n + 1;
    },
    async callBack({ token, n }: { token: string; n: number }, call: StartedStepFunctions['call']) {
      // Refused when the runtime that gave the token is gone; the next one gives it again.
      await call('SendTaskSuccess', { taskToken: token, output: String(n * 2) }).catch(() => {});
    },
  };
  return startStepFunctions({ machines: { m: machine, child }, functions, database, clock });
}

/** Lets time pass, timer by timer, until the execution has ended or `until` says so. */
async function live({ idle, clock, describe }: StartedStepFunctions, until = () => false): Promise<void> {
  await idle();
  for (let due = clock.nextDue(); due !== undefined && !until(); due = clock.nextDue()) {
    if ((await describe(ARN)).status !== 'RUNNING') return;
    await clock.advance(due - clock.now(), idle);
  }
}

async function outcome({ describe }: StartedStepFunctions) {
  const { status, output, error, cause } = await describe(ARN);
  return { status, output, error, cause };
}

async function uninterrupted(machine: object, input: number) {
  const cloud = await open(machine, new DatabaseSync(':memory:'), manualClock(START));
  await cloud.start('m', input, 'run');
  await live(cloud);
  return outcome(cloud);
}

let files = 0;
const newFile = () => join(folder.path, `${++files}.sqlite`);

interface Killing {
  /** After how many transitions. */
  each: number;
  /** How long the program stays away. */
  downSeconds: number;
}

/** Kills the program after every `each` transitions, and starts it again some time later. */
async function interrupted(machine: object, input: number, { each, downSeconds }: Killing) {
  let [file, now] = [newFile(), START];
  for (let round = 0; ; round++) {
    const copy = newFile();
    const database = new SnapshotDatabase(file, copy, each);
    const cloud = await open(machine, database, manualClock(now));
    if (round === 0) await cloud.start('m', input, 'run');
    await live(cloud, () => database.taken);
    const result = { ...(await outcome(cloud)), left: leftovers(database) };
    await cloud.cloud.close();
    database.close();
    if (!database.taken) return result;
    now = cloud.clock.now() + downSeconds * 1000;
    file = copy;
  }
}

function leftovers(database: DatabaseSync) {
  const count = (table: string) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n;
  return { branches: count('sfn_branches'), deeds: count('sfn_deeds') };
}

test('killed after every k-th transition and started again, an execution ends as if it had not been', async () => {
  const plan = fc.record({
    each: fc.integer({ min: 1, max: 4 }),
    downSeconds: fc.constantFrom(0, 0, 2, 1000),
  });
  await fc.assert(
    fc.asyncProperty(randomMachine, fc.integer({ min: 0, max: 5 }), plan, async (machine, input, killing) => {
      const expected = await uninterrupted(machine, input);
      expect(['SUCCEEDED', 'FAILED']).toContain(expected.status);
      expect(expected.error).not.toBe('States.Runtime');
      expect(await interrupted(machine, input, killing)).toEqual({
        ...expected,
        left: { branches: 0, deeds: 0 },
      });
    }),
    { numRuns: 60 },
  );
}, 120_000);

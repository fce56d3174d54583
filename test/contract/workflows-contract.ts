import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskToken, Workflows } from '../../src/ports/workflows.ts';

export interface WorkflowsHarness {
  workflows: Workflows;
  /** The token for which the execution of this input's `id` waits; it succeeds when resumed, and fails when failed. */
  tokenOf(id: string): Promise<TaskToken>;
  /** How many executions with this input's `id` were ever begun. */
  startsOf(id: string): number;
  /** Lets everything that is under way come to its next wait or end. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export function workflowsContract(
  name: string,
  make: () => Promise<WorkflowsHarness> | WorkflowsHarness,
): void {
  describe(`${name} is a Workflows: it`, () => {
    let harness: WorkflowsHarness;
    let workflows: Workflows;
    beforeAll(async () => {
      harness = await make();
      workflows = harness.workflows;
    });
    afterAll(() => harness.close());

    const started = async (id: string = randomUUID()): Promise<string> => {
      await workflows.start('boot', id, { id });
      await harness.settle();
      return id;
    };
    const outcomeOf = (id: string) => workflows.outcome('boot', id);

    it('starts an execution, which runs until it is called back', async () => {
      const id = await started();
      expect(await outcomeOf(id)).toMatchObject({ status: 'running' });
      await workflows.resume(await harness.tokenOf(id), { done: true });
      await harness.settle();
      expect(await outcomeOf(id)).toMatchObject({ status: 'succeeded' });
    });

    it('starts a name once, however often it is asked, also with another input', async () => {
      const id = await started();
      await started(id);
      await workflows.start('boot', id, { id, again: true });
      await harness.settle();
      expect(harness.startsOf(id)).toBe(1);
    });

    it('does not start a name again whose execution has ended', async () => {
      const id = await started();
      await workflows.resume(await harness.tokenOf(id), {});
      await harness.settle();
      await started(id);
      expect(harness.startsOf(id)).toBe(1);
      expect(await outcomeOf(id)).toMatchObject({ status: 'succeeded' });
    });

    it('tells the same name of two machines apart', async () => {
      const id = await started();
      expect(await workflows.outcome('deploy', id)).toBeUndefined();
    });

    it('ends a wait with an error by its name, and tells it with its cause', async () => {
      const id = await started();
      await workflows.fail(await harness.tokenOf(id), 'SetupFailed', 'the recipe php::install failed');
      await harness.settle();
      const cause = 'the recipe php::install failed';
      expect(await outcomeOf(id)).toStrictEqual({ status: 'failed', error: 'SetupFailed', cause });
    });

    it('takes a late callback as success, without effect', async () => {
      const id = await started();
      const token = await harness.tokenOf(id);
      await workflows.resume(token, { first: true });
      await harness.settle();
      await workflows.resume(token, { second: true });
      await workflows.fail(token, 'TooLate', 'it is done');
      expect(await outcomeOf(id)).toMatchObject({ status: 'succeeded' });
    });

    it('takes a callback for a token that never was as success', async () => {
      await workflows.resume('no such token', {});
      await workflows.fail('no such token', 'Error', 'cause');
    });

    it('knows no outcome of an execution that never was', async () => {
      expect(await outcomeOf(randomUUID())).toBeUndefined();
    });
  });
}

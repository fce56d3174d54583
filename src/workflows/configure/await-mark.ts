import type { StackId } from '../../domain/ids.ts';
import type { TaskToken } from '../../ports/workflows.ts';
import { awaitCondition } from '../waiting/await-condition.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Waits for the next mark; the machine bounds the wait and decides again. */
export async function awaitMark(
  context: WorkflowContext,
  input: { stackId: StackId; marks: number; token: TaskToken },
): Promise<void> {
  await awaitCondition(context, { kind: 'mark', stackId: input.stackId, marks: input.marks }, input.token);
}

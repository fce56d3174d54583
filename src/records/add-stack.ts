import type { Change } from '../ports/store.ts';
import { stackKey, stackListKey } from './keys.ts';
import type { StackRecord } from './stack-record.ts';

/** The writes that bring a stack into being. */
export function addStack(stack: StackRecord): Change[] {
  return [
    { kind: 'create', item: { ...stack, ...stackKey(stack.StackId) } },
    { kind: 'create', item: stackListKey(stack.StackId) },
  ];
}

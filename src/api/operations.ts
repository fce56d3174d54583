import type { OperationName, Operations } from '../model/opsworks.generated.ts';
import type { OperationContext } from '../operations/operation-context.ts';

export type Operation<Name extends OperationName> = (
  context: OperationContext,
  input: Operations[Name]['input'],
) => Promise<Operations[Name]['output']>;

/** The operations of the API that this version has; the others answer that they are not yet available. */
export const operations: { readonly [Name in OperationName]?: Operation<Name> } = {};

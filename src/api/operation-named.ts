import type { OperationName } from '../model/opsworks.generated.ts';
import { ApiError } from './api-error.ts';
import { model } from './validation/model.ts';

/**
 * The operation that the `X-Amz-Target` header asks for.
 * @throws ApiError UnknownOperationException when the API has no such operation
 */
export function operationNamed(target: string | undefined): OperationName {
  const name = target?.startsWith(`${model.targetPrefix}.`)
    ? target.slice(model.targetPrefix.length + 1)
    : '';
  if (isOperation(name)) return name;
  const asked = target === undefined ? 'no X-Amz-Target header' : `'${target}'`;
  throw new ApiError(
    'UnknownOperationException',
    `The API 2013-02-18 of OpsWorks has no such operation: ${asked}.`,
  );
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(model.operations, name);
}

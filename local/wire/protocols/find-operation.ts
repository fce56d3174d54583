import { AwsError } from '../../contracts/aws-error.ts';
import type { Operation } from '../operation.ts';
import type { ServiceModel } from '../service-model.ts';

/** @throws AwsError UnknownOperationException */
export function findOperation(model: ServiceModel, name: string | undefined | null): Operation {
  const operation = model.operations.get(name ?? '');
  if (operation === undefined) {
    throw new AwsError(
      'UnknownOperationException',
      `${model.signingName} has no operation ${name ?? 'of no name'}`,
    );
  }
  return operation;
}

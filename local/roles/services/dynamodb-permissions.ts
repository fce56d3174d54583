import type { Owner } from '../owner.ts';
import type { Permission } from '../permission.ts';

interface Input {
  TableName?: string;
  IndexName?: string;
  TransactItems?: Record<string, { TableName: string }>[];
  RequestItems?: Record<string, unknown>;
}

const TRANSACT_ACTIONS: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** A transaction needs the permission of each of its actions; a query of an index, that of the index. */
export function dynamodbPermissions(
  operation: string,
  input: Input,
  { region, accountId }: Owner,
): Permission[] {
  const permission = (action: string, resource: string): Permission => ({
    action: `dynamodb:${action}`,
    resource: `arn:aws:dynamodb:${region}:${accountId}:table/${resource}`,
  });
  if (input.TransactItems !== undefined) {
    return input.TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, { TableName }]) =>
        permission(TRANSACT_ACTIONS[kind] ?? kind, TableName),
      ),
    );
  }
  if (input.RequestItems !== undefined) {
    return Object.keys(input.RequestItems).map((table) => permission(operation, table));
  }
  const index = input.IndexName === undefined ? '' : `/index/${input.IndexName}`;
  return [permission(operation, `${input.TableName ?? '*'}${index}`)];
}

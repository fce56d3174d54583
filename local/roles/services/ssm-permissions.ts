import type { Owner } from '../owner.ts';
import type { Permission } from '../permission.ts';

interface Input {
  DocumentName?: string;
  InstanceIds?: string[];
  Targets?: object[];
  Name?: string;
  Names?: string[];
}

/** SendCommand needs the document and each machine; a parameter that AWS publishes belongs to no account. */
export function ssmPermissions(operation: string, input: Input, owner: Owner): Permission[] {
  const action = `ssm:${operation}`;
  const { region, accountId } = owner;
  if (operation === 'SendCommand') {
    const machines = input.InstanceIds?.length ? input.InstanceIds : ['*'];
    const account = input.DocumentName?.startsWith('AWS-') ? '' : accountId;
    return [
      { action, resource: `arn:aws:ssm:${region}:${account}:document/${input.DocumentName}` },
      ...machines.map((id) => ({ action, resource: `arn:aws:ec2:${region}:${accountId}:instance/${id}` })),
    ];
  }
  const names = input.Names ?? (input.Name === undefined ? [] : [input.Name]);
  if (!/Parameter/.test(operation) || names.length === 0) return [{ action, resource: '*' }];
  return names.map((name) => ({ action, resource: parameterArn(name, owner) }));
}

function parameterArn(name: string, { region, accountId }: Owner): string {
  const account = name.startsWith('/aws/service/') ? '' : accountId;
  return `arn:aws:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`;
}

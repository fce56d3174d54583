import type { Owner } from '../owner.ts';
import type { Permission } from '../permission.ts';

interface Input {
  Name?: string;
  GroupName?: string;
  Target?: { RoleArn?: string };
}

/** Whoever makes a schedule passes it the role that it calls its target with. */
export function schedulerPermissions(
  operation: string,
  input: Input,
  { region, accountId }: Owner,
): Permission[] {
  const { Name = '*', GroupName = 'default', Target } = input;
  const resource = `arn:aws:scheduler:${region}:${accountId}:schedule/${GroupName}/${Name}`;
  const passRole =
    Target?.RoleArn === undefined ? [] : [{ action: 'iam:PassRole', resource: Target.RoleArn }];
  return [{ action: `scheduler:${operation}`, resource }, ...passRole];
}

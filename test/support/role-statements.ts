import type { Template } from './packaged-template.ts';

export interface RoleStatement {
  role: string;
  actions: string[];
  /** As in the template, with `Fn::Sub` and `Fn::GetAtt` written as text. */
  resources: string[];
  condition: unknown;
}

interface Policy {
  PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown; Condition?: unknown }[] };
}

/** Every statement of every role in the template. */
export function roleStatements({ Resources }: Template): RoleStatement[] {
  const roles = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::IAM::Role');
  return roles.flatMap(([role, { Properties }]) => {
    const policies = (Properties.Policies ?? []) as Policy[];
    return policies.flatMap(({ PolicyDocument: { Statement } }) =>
      Statement.map(({ Action, Resource, Condition }) => ({
        role,
        actions: [Action].flat(),
        resources: [Resource].flat().map(asText),
        condition: Condition,
      })),
    );
  });
}

function asText(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const { 'Fn::Sub': text, 'Fn::GetAtt': attribute } = resource as {
    'Fn::Sub'?: string;
    'Fn::GetAtt'?: string[];
  };
  if (text !== undefined) return text;
  return attribute ? `\${${attribute.join('.')}}` : JSON.stringify(resource);
}

import type { Place, ResourceName } from './resource-names.ts';

export interface Names {
  place: Place;
  resources: ReadonlyMap<string, ResourceName>;
  parameters: Record<string, unknown>;
  conditions: Record<string, unknown>;
}

/** Stands for a member that `AWS::NoValue` takes away. */
const NO_VALUE = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, names: Names) => unknown;

/** Replaces CloudFormation's references and functions by what they stand for. @throws Error for what it does not know */
export function resolveIntrinsics(node: unknown, names: Names): unknown {
  if (Array.isArray(node)) {
    return node.map((member) => resolveIntrinsics(member, names)).filter((member) => member !== NO_VALUE);
  }
  if (typeof node !== 'object' || node === null) return node;
  const [[name, argument] = [], ...others] = Object.entries(node);
  const intrinsic = others.length === 0 && name !== undefined ? INTRINSICS[name] : undefined;
  if (intrinsic !== undefined) return intrinsic(argument, names);
  if (name?.startsWith('Fn::')) throw new Error(`serverless.yml: the local cloud does not know ${name}`);
  return resolveMembers(node, names);
}

function resolveMembers(node: object, names: Names): object {
  const members = Object.entries(node).map(([name, value]) => [name, resolveIntrinsics(value, names)]);
  return Object.fromEntries(members.filter(([, value]) => value !== NO_VALUE));
}

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (argument, names) => reference(String(argument), names),
  'Fn::GetAtt': (argument, names) => attribute(argument, names),
  'Fn::Sub': (argument, names) => substitute(argument, names),
  'Fn::Join': (argument, names) => {
    const [separator, parts] = list(resolveIntrinsics(argument, names));
    return list(parts).join(String(separator));
  },
  'Fn::Select': (argument, names) => {
    const [index, values] = list(resolveIntrinsics(argument, names));
    return list(values)[Number(index)];
  },
  'Fn::Split': (argument, names) => {
    const [separator, text] = list(resolveIntrinsics(argument, names));
    return String(text).split(String(separator));
  },
  'Fn::Base64': (argument, names) =>
    Buffer.from(String(resolveIntrinsics(argument, names))).toString('base64'),
  'Fn::If': (argument, names) => {
    const [condition, yes, no] = list(argument);
    return resolveIntrinsics(holds(String(condition), names) ? yes : no, names);
  },
  'Fn::Equals': (argument, names) => {
    const [one, other] = list(resolveIntrinsics(argument, names));
    return one === other;
  },
  'Fn::Not': (argument, names) => !list(resolveIntrinsics(argument, names))[0],
  'Fn::And': (argument, names) => list(resolveIntrinsics(argument, names)).every(Boolean),
  'Fn::Or': (argument, names) => list(resolveIntrinsics(argument, names)).some(Boolean),
  Condition: (argument, names) =>
    typeof argument === 'string' ? holds(argument, names) : resolveMembers({ Condition: argument }, names),
};

function reference(name: string, { place, resources, parameters }: Names): unknown {
  const pseudo: Record<string, unknown> = {
    'AWS::Region': place.region,
    'AWS::AccountId': place.accountId,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': `${place.service}-${place.stage}`,
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.accountId}:stack/${place.service}-${place.stage}/local`,
    'AWS::NoValue': NO_VALUE,
  };
  const value = pseudo[name] ?? parameters[name] ?? resources.get(name)?.ref;
  if (value === undefined) throw new Error(`serverless.yml: !Ref ${name} names nothing`);
  return value;
}

function attribute(argument: unknown, { resources }: Names): string {
  const [resource, name] = list(argument).map(String);
  const value = resources.get(resource ?? '')?.attributes[name ?? ''];
  if (value === undefined) throw new Error(`serverless.yml: !GetAtt ${resource}.${name} names nothing`);
  return value;
}

/** `${Name}` is a reference, `${Name.Attribute}` an attribute, `${!Text}` stays `${Text}`. */
function substitute(argument: unknown, names: Names): string {
  const [text, own = {}] = typeof argument === 'string' ? [argument] : list(argument);
  const values = resolveIntrinsics(own, names) as Record<string, unknown>;
  return String(text).replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (values[name] !== undefined) return String(values[name]);
    const [resource, ...attributes] = name.split('.');
    return String(
      attributes.length > 0 ? attribute([resource, attributes.join('.')], names) : reference(name, names),
    );
  });
}

function holds(condition: string, names: Names): boolean {
  if (!(condition in names.conditions)) throw new Error(`serverless.yml: there is no condition ${condition}`);
  return resolveIntrinsics(names.conditions[condition], names) === true;
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value))
    throw new Error(`serverless.yml: a list is expected in place of ${JSON.stringify(value)}`);
  return value;
}

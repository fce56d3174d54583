import { type CollectionTag, parse, type ScalarTag } from 'yaml';

/** CloudFormation's short tags; each stands for the long form `{ "Fn::Name": value }`. */
const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
]; // prettier-ignore

type TemplateNode = { toJSON(): unknown };

/** Reads YAML with CloudFormation's tags into plain data, with every intrinsic function in its long form. */
export function parseTemplate(text: string): unknown {
  return parse(text, { customTags: [...FUNCTIONS.flatMap(longForm), ...reference, ...attribute] });
}

function longForm(name: string): (ScalarTag | CollectionTag)[] {
  return everyForm(`!${name}`, (value) => ({ [`Fn::${name}`]: value }));
}

const reference = everyForm('!Ref', (value) => ({ Ref: value }));

/** `!GetAtt A.B.C` is the attribute `B.C` of `A`. */
const attribute = everyForm('!GetAtt', (value) => {
  if (typeof value !== 'string') return { 'Fn::GetAtt': value };
  const dot = value.indexOf('.');
  return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] };
});

/** A tag may stand before text, a list or a map. */
function everyForm(tag: string, build: (value: unknown) => object): (ScalarTag | CollectionTag)[] {
  const ofCollection = (node: unknown) => build((node as TemplateNode).toJSON());
  return [
    { tag, resolve: (text: string) => build(text) },
    { tag, collection: 'seq', resolve: ofCollection },
    { tag, collection: 'map', resolve: ofCollection },
  ];
}

import type { Template } from './packaged-template.ts';

/** A chain of resources of which each needs the next and the last is the first again; `undefined` when there is none. */
export function findCycle({ Resources }: Template): string[] | undefined {
  const done = new Set<string>();

  function visit(id: string, path: string[]): string[] | undefined {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id)) return undefined;
    for (const next of needsOf(Resources[id])) {
      const cycle = next in Resources ? visit(next, [...path, id]) : undefined;
      if (cycle) return cycle;
    }
    done.add(id);
    return undefined;
  }

  for (const id of Object.keys(Resources)) {
    const cycle = visit(id, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** What CloudFormation must make first: every Ref, GetAtt, Sub and DependsOn, at any depth. */
function needsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(needsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => needsOfMember(name, value));
}

function needsOfMember(name: string, value: unknown): string[] {
  switch (name) {
    case 'Ref':
      return [String(value)];
    case 'DependsOn':
      return [value].flat().map(String);
    case 'Fn::GetAtt':
      return [Array.isArray(value) ? String(value[0]) : (String(value).split('.')[0] ?? '')];
    case 'Fn::Sub':
      return needsOfText(value);
    default:
      return needsOf(value);
  }
}

/** A substitution's own variables hide resources of the same name, but may need resources themselves. */
function needsOfText(value: unknown): string[] {
  const [text, own] = Array.isArray(value) ? value : [value, {}];
  const named = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(
    ([, name = '']) => name.split('.')[0] ?? '',
  );
  return [...named.filter((name) => !(name in own)), ...needsOf(own)];
}

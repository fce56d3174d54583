import jsonata from 'jsonata';
import type { Json } from '../json.ts';
import { RejectedDefinitionError } from '../language/rejected-definition-error.ts';
import type { Template } from '../language/template.ts';
import { callsFunction } from './calls-function.ts';

interface Place {
  where: string;
  field: string;
}

/** @throws RejectedDefinitionError when an expression in it is not JSONata or uses `$eval`, which AWS leaves out */
export function compileTemplate(value: unknown, place: Place): Template {
  if (typeof value === 'string') return compileText(value, place);
  if (Array.isArray(value)) return compileList(value, place);
  if (typeof value === 'object' && value !== null) return compileObject(value, place);
  return { kind: 'value', value: value as Json };
}

function compileList(values: unknown[], place: Place): Template {
  const items = values.map((each, index) =>
    compileTemplate(each, { ...place, field: `${place.field}[${index}]` }),
  );
  return items.every((item) => item.kind === 'value')
    ? { kind: 'value', value: values as Json }
    : { kind: 'list', items };
}

function compileObject(value: object, place: Place): Template {
  const members = Object.entries(value).map(
    ([name, each]) => [name, compileTemplate(each, { ...place, field: `${place.field}.${name}` })] as const,
  );
  return members.every(([, member]) => member.kind === 'value')
    ? { kind: 'value', value: value as Json }
    : { kind: 'object', members };
}

function compileText(text: string, place: Place): Template {
  if (!text.startsWith('{%')) return { kind: 'value', value: text };
  if (!text.endsWith('%}')) {
    throw new RejectedDefinitionError(
      place.where,
      `field '${place.field}' starts with {% but does not end with %}.`,
    );
  }
  const source = text.slice(2, -2).trim();
  return { kind: 'expression', field: place.field, source, expression: compile(source, place) };
}

function compile(source: string, { where, field }: Place): jsonata.Expression {
  const expression = parse(source, { where, field });
  if (callsFunction(expression.ast(), 'eval')) {
    throw new RejectedDefinitionError(
      where,
      `field '${field}' uses $eval, which Step Functions does not have.`,
    );
  }
  return expression;
}

function parse(source: string, { where, field }: Place): jsonata.Expression {
  try {
    return jsonata(source);
  } catch (cause) {
    const why = (cause as Error).message;
    throw new RejectedDefinitionError(where, `field '${field}' is not JSONata: ${why}`, { cause });
  }
}

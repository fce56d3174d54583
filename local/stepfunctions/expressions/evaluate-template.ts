import type { Json } from '../json.ts';
import type { Template } from '../language/template.ts';
import { queryFailure } from './query-failure.ts';

/** What expressions see: `$states`, the variables in scope and the functions. */
export type Bindings = Readonly<Record<string, unknown>>;

/**
 * The value of a template: plain JSON of its own, sharing nothing with what the expressions read.
 * @throws StateFailure `States.QueryEvaluationError` when an expression fails or answers nothing
 */
export async function evaluateTemplate(template: Template, bindings: Bindings): Promise<Json> {
  switch (template.kind) {
    case 'value':
      return template.value;
    case 'expression':
      return toJson(template, await evaluate(template, bindings));
    case 'list': {
      const items: Json[] = [];
      for (const item of template.items) items.push(await evaluateTemplate(item, bindings));
      return items;
    }
    case 'object': {
      const members: [string, Json][] = [];
      for (const [name, each] of template.members)
        members.push([name, await evaluateTemplate(each, bindings)]);
      return Object.fromEntries(members);
    }
  }
}

type ExpressionTemplate = Extract<Template, { kind: 'expression' }>;

async function evaluate(template: ExpressionTemplate, bindings: Bindings): Promise<unknown> {
  try {
    return await template.expression.evaluate(undefined, bindings);
  } catch (cause) {
    throw queryFailure(template, `threw an error: ${(cause as Error).message}`);
  }
}

/** A copy also drops the marks that JSONata leaves on its arrays. */
function toJson(template: ExpressionTemplate, value: unknown): Json {
  if (value === undefined) throw queryFailure(template, 'returned nothing (undefined)');
  const text = JSON.stringify(value, (_, each) => {
    if (isFunction(each)) throw queryFailure(template, 'returned an unsupported result type (function)');
    return each;
  });
  return JSON.parse(text);
}

function isFunction(value: unknown): boolean {
  if (typeof value === 'function') return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    ('_jsonata_lambda' in value || '_jsonata_function' in value)
  );
}

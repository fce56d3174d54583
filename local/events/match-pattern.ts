/** Whether an event meets a pattern: every field of the pattern must be met, fields it does not name do not count. */
export function matchesPattern(pattern: object, event: unknown): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or') return (wanted as object[]).some((alternative) => matchesPattern(alternative, event));
    return matchesField(wanted, readField(event, name));
  });
}

function readField(event: unknown, name: string): unknown {
  return typeof event === 'object' && event !== null ? (event as Record<string, unknown>)[name] : undefined;
}

/** A list of conditions, one of which must hold; or a pattern for what is within. */
function matchesField(wanted: unknown, value: unknown): boolean {
  if (!Array.isArray(wanted)) return matchesPattern(wanted as object, value);
  const values = Array.isArray(value) ? value : [value];
  return wanted.some((condition) => values.some((each) => meets(condition, each)));
}

function meets(condition: unknown, value: unknown): boolean {
  if (typeof condition !== 'object' || condition === null) return condition === value;
  const [[operator = '', operand] = []] = Object.entries(condition);
  return MATCHERS[operator]?.(operand as never, value) ?? false;
}

/** The name of a matcher in a pattern that we do not know: to be refused before the rule is kept. */
export function unknownMatcher(pattern: object): string | undefined {
  for (const [name, wanted] of Object.entries(pattern)) {
    const parts: unknown[] = Array.isArray(wanted) ? wanted : [wanted];
    for (const part of parts) {
      if (typeof part !== 'object' || part === null) continue;
      const isCondition = Array.isArray(wanted) && name !== '$or';
      const unknown = isCondition ? unknownOperator(part) : unknownMatcher(part);
      if (unknown !== undefined) return unknown;
    }
  }
  return undefined;
}

function unknownOperator(condition: object): string | undefined {
  return Object.keys(condition).find((operator) => !(operator in MATCHERS));
}

type Matcher = (operand: never, value: unknown) => boolean;

const MATCHERS: Record<string, Matcher> = {
  exists: (operand: boolean, value) => (value !== undefined) === operand,
  prefix: (operand: string | { 'equals-ignore-case': string }, value) => affix(operand, value, 'startsWith'),
  suffix: (operand: string | { 'equals-ignore-case': string }, value) => affix(operand, value, 'endsWith'),
  'equals-ignore-case': (operand: string, value) => String(value).toLowerCase() === operand.toLowerCase(),
  'anything-but': (operand: unknown, value) => value !== undefined && !isAnyOf(operand, value),
  numeric: (operand: (string | number)[], value) => typeof value === 'number' && isWithin(operand, value),
  wildcard: (operand: string, value) => typeof value === 'string' && wildcard(operand).test(value),
};

/** `anything-but` takes a value, a list of values, or `{ prefix }` and its like. */
function isAnyOf(operand: unknown, value: unknown): boolean {
  return [operand].flat().some((each) => meets(each, value));
}

function affix(
  operand: string | { 'equals-ignore-case': string },
  value: unknown,
  where: 'startsWith' | 'endsWith',
): boolean {
  if (typeof value !== 'string') return false;
  if (typeof operand === 'string') return value[where](operand);
  return value.toLowerCase()[where](operand['equals-ignore-case'].toLowerCase());
}

/** `['>', 0, '<=', 5]` */
function isWithin(bounds: (string | number)[], value: number): boolean {
  for (let index = 0; index < bounds.length; index += 2) {
    if (!compare(String(bounds[index]), value, Number(bounds[index + 1]))) return false;
  }
  return true;
}

function compare(operator: string, value: number, bound: number): boolean {
  switch (operator) {
    case '=':
      return value === bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    default:
      throw new Error(`EventBridge has no numeric operator ${operator}`);
  }
}

function wildcard(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
}

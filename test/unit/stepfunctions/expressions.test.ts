import { describe, expect, it } from 'vitest';
import type { World } from '../../../local/stepfunctions/core/world.ts';
import { compileTemplate } from '../../../local/stepfunctions/expressions/compile-template.ts';
import { evaluateTemplate } from '../../../local/stepfunctions/expressions/evaluate-template.ts';
import { functions } from '../../../local/stepfunctions/expressions/functions.ts';

const world: World = { now: Date.parse('2026-01-01T00:00:00Z'), random: () => 0.25, uuid: () => 'a-uuid' };

function evaluate(value: unknown, states: object = {}) {
  const template = compileTemplate(value, { where: "State 'X'", field: 'Output' });
  return evaluateTemplate(template, { ...functions(world), states });
}

const failure = (reason: string) => expect.objectContaining({ error: 'States.QueryEvaluationError', reason });

describe("Step Functions' functions", () => {
  it.each([
    ['$partition([1..5], 2)', [[1, 2], [3, 4], [5]]],
    ['$range(0, 10, 5)', [0, 5, 10]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ['$range(3, 1, 1)', []],
    ["$hash('abc', 'MD5')", '900150983cd24fb0d6963f7d28e17f72'],
    ["$hash('abc', 'SHA-1')", 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ["$hash('abc', 'SHA-256')", 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ["$hash('', 'SHA-384')", expect.stringMatching(/^38b060a7/)],
    ["$hash('', 'SHA-512')", expect.stringMatching(/^cf83e135/)],
    ['$parse(\'{"a":[1]}\').a', [1]],
    ['$uuid()', 'a-uuid'],
    ['$random()', 0.25],
    ['$random(7) = $random(7)', true],
    ['$random(7) = $random(8)', false],
    ['$millis()', world.now],
    ['$now()', '2026-01-01T00:00:00.000Z'],
    ["$now('[Y0001]-[M01]-[D01] [H01]', '+0200')", '2026-01-01 02'],
  ])('%s', async (source, value) => {
    expect(await evaluate(`{% ${source} %}`)).toEqual(value);
  });

  it.each([
    ["$hash('a', 'SHA-3')", /SHA-3|one of MD5/],
    ["$parse('{')", /JSON/],
    ['$range(0, 1, 0)', /must not be 0/],
    ['$partition(1, 1)', /must be an array/],
    ['$partition([1], 0)', /positive whole number/],
  ])('%s fails and says why', async (source, why) => {
    await expect(evaluate(`{% ${source} %}`)).rejects.toEqual(failure(expect.stringMatching(why)));
  });
});

describe('an expression', () => {
  it('keeps the shape of what it reads: an array of one stays an array', async () => {
    expect(await evaluate('{% $states.input %}', { input: [[1]] })).toEqual([[1]]);
    expect(await evaluate('{% {"list": $states.input.list} %}', { input: { list: [1] } })).toEqual({
      list: [1],
    });
  });

  it('that answers nothing fails and is named with its field', async () => {
    await expect(evaluate({ deep: ['{% $states.input.none %}'] }, { input: {} })).rejects.toEqual(
      failure(
        "The JSONata expression '$states.input.none' specified for the field 'Output.deep[0]' returned nothing (undefined).",
      ),
    );
  });

  it.each(['$sum', 'function($x){$x}', '{"f": $sum}', '[function($x){$x}]'])(
    'that answers a function fails: %s',
    async (source) => {
      await expect(evaluate(`{% ${source} %}`)).rejects.toEqual(failure(expect.stringContaining('function')));
    },
  );

  it('has no input document: bare names and $ are undefined', async () => {
    await expect(evaluate('{% name %}')).rejects.toEqual(failure(expect.stringContaining('undefined')));
    await expect(evaluate('{% $ %}')).rejects.toEqual(failure(expect.stringContaining('undefined')));
  });

  it.each([
    ['{% 1 + %}', /is not JSONata/],
    ['{% 1', /does not end with/],
    ['{% $eval("1") %}', /\$eval/],
    ['{% $map([1], $eval) %}', /\$eval/],
  ])('is refused when the machine is loaded: %s', (source, why) => {
    expect(() => compileTemplate(source, { where: "State 'X'", field: 'Output' })).toThrow(why);
  });

  it('null, false, 0 and the empty string are values like others', async () => {
    expect(await evaluate(['{% null %}', '{% false %}', '{% 0 %}', '{% "" %}', '{% [] %}'])).toEqual([
      null,
      false,
      0,
      '',
      [],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { model, type Reference } from '../../../src/api/validation/model.ts';
import { readInput } from '../../../src/api/validation/read-input.ts';
import { shapeNamed } from '../../../src/api/validation/shape-named.ts';
import { writeOutput } from '../../../src/api/validation/write-output.ts';
import { OpswrightError } from '../../../src/domain/errors.ts';

/** Values that the model allows, made from the model itself. */
function allowedBy(reference: Reference): fc.Arbitrary<unknown> {
  if (typeof reference !== 'string')
    return 'list' in reference
      ? fc.array(allowedBy(reference.list), { maxLength: 2 })
      : fc.dictionary(allowedBy(reference.key) as fc.Arbitrary<string>, allowedBy(reference.value), {
          maxKeys: 2,
          noNullPrototype: true,
        });
  const shape = shapeNamed(reference);
  switch (shape.type) {
    case 'structure':
      return fc.record(
        Object.fromEntries(Object.entries(shape.members).map(([name, member]) => [name, allowedBy(member)])),
        { requiredKeys: shape.required },
      );
    case 'string':
      return shape.enum ? fc.constantFrom(...shape.enum) : fc.string({ maxLength: 5 });
    case 'integer':
      return fc.integer({ min: shape.min ?? -9, max: shape.max ?? 99 });
    case 'double':
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 100 });
    case 'boolean':
      return fc.boolean();
  }
}

const inputs = Object.values(model.operations).flatMap(({ input }) => input ?? []);
const inputShape = fc.constantFrom(...inputs);
const validInput = inputShape.chain((shape) => allowedBy(shape).map((value) => ({ shape, value })));
const copy = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the validator, for the input of every operation', () => {
  test('gives back unchanged what the model allows', () => {
    fc.assert(
      fc.property(validInput, ({ shape, value }) => {
        expect(copy(readInput(shape, copy(value)))).toEqual(copy(value));
      }),
      { numRuns: 500 },
    );
  });

  test('refuses any input that lacks a required member', () => {
    const withRequired = inputs.filter((name) => {
      const shape = shapeNamed(name);
      return shape.type === 'structure' && shape.required.length > 0;
    });
    const lacking = fc.constantFrom(...withRequired).chain((name) => {
      const shape = shapeNamed(name);
      const required = shape.type === 'structure' ? shape.required : [];
      return fc.record({
        name: fc.constant(name),
        value: allowedBy(name),
        member: fc.constantFrom(...required),
      });
    });
    fc.assert(
      fc.property(lacking, ({ name, value, member }) => {
        const { [member]: _, ...rest } = value as Record<string, unknown>;
        expect(() => readInput(name, rest)).toThrow(`'${member}'`);
      }),
    );
  });

  test('answers any JSON at all with an input of the model or an error raised on purpose', () => {
    fc.assert(
      fc.property(inputShape, fc.jsonValue(), (shape, json) => {
        try {
          const input = readInput(shape, json);
          expect(writeOutput(shape, input)).toEqual(input);
        } catch (error) {
          expect(error).toBeInstanceOf(OpswrightError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what goes onto the wire', () => {
  test('has the members that the model knows, and no others, at any depth', () => {
    const record = {
      StackId: 's',
      version: 3,
      pk: 'STACK#s',
      sealed: { 'CustomCookbooksSource.SshKey': 'ciphertext' },
      CustomCookbooksSource: { Type: 'git', internal: true },
      Attributes: { Color: null },
    };
    expect(writeOutput('DescribeStacksResult', { Stacks: [record], next: 1 })).toEqual({
      Stacks: [{ StackId: 's', CustomCookbooksSource: { Type: 'git' }, Attributes: { Color: null } }],
    });
  });
});

import { describe, expect, test } from 'vitest';
import { readInput } from '../../../src/api/validation/read-input.ts';

const stack = {
  Name: 'web',
  Region: 'us-west-2',
  ServiceRoleArn: 'arn:aws:iam::123456789012:role/service',
  DefaultInstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/machines',
};

function refusal(shape: string, json: unknown): { name: string; message: string } {
  try {
    readInput(shape, json);
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string };
    return { name: code ?? name, message };
  }
  throw new Error('accepted');
}

describe('reading an input by the model', () => {
  test('gives what the model knows and leaves out what it does not, as AWS does', () => {
    expect(readInput('CreateStackRequest', { ...stack, Colour: 'red', name: 'x' })).toEqual(stack);
  });

  test('takes a null member for an absent one', () => {
    expect(readInput('CreateStackRequest', { ...stack, VpcId: null, ChefConfiguration: null })).toEqual(
      stack,
    );
  });

  test('keeps a null in a map with fixed keys, where it takes the value away', () => {
    const input = { LayerId: 'l', Attributes: { RailsStack: null } };
    expect(readInput('UpdateLayerRequest', input)).toEqual(input);
  });

  test('takes an operation without input with an empty one', () => {
    expect(readInput(null, {})).toEqual({});
    expect(readInput(null, { Anything: 1 })).toEqual({});
  });

  test('lets a map have a key named like a member of every object', () => {
    const json = JSON.parse('{"ResourceArn": "a", "Tags": {"__proto__": "x", "constructor": "y"}}');
    const { Tags } = readInput('TagResourceRequest', json) as { Tags: object };
    expect(Object.entries(Tags)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  test.each([
    [
      'CreateStackRequest',
      { ...stack, Name: 5 },
      "Member 'Name' must be a string, but the number 5 was given.",
    ],
    [
      'CreateStackRequest',
      { ...stack, UseCustomCookbooks: 'true' },
      "Member 'UseCustomCookbooks' must be true or false, but a string was given.",
    ],
    [
      'CreateStackRequest',
      { ...stack, CustomCookbooksSource: [] },
      "Member 'CustomCookbooksSource' must be an object, but a list was given.",
    ],
    [
      'CreateStackRequest',
      { ...stack, CustomCookbooksSource: { Url: {} } },
      "Member 'CustomCookbooksSource.Url' must be a string, but an object was given.",
    ],
    [
      'CreateStackRequest',
      { ...stack, Attributes: { Color: 1 } },
      "Member 'Attributes.Color' must be a string, but the number 1 was given.",
    ],
    [
      'DescribeLayersRequest',
      { LayerIds: 'one' },
      "Member 'LayerIds' must be a list, but a string was given.",
    ],
    [
      'DescribeLayersRequest',
      { LayerIds: ['one', null] },
      "Member 'LayerIds[1]' must be a string, but null was given.",
    ],
    [
      'GrantAccessRequest',
      { InstanceId: 'i', ValidForInMinutes: 60.5 },
      "Member 'ValidForInMinutes' must be an integer, but the number 60.5 was given.",
    ],
    [
      'SetLoadBasedAutoScalingRequest',
      { LayerId: 'l', UpScaling: { CpuThreshold: '80' } },
      "Member 'UpScaling.CpuThreshold' must be a number, but a string was given.",
    ],
    ['DescribeStacksRequest', null, 'The request must be an object, but null was given.'],
    ['DescribeStacksRequest', [], 'The request must be an object, but a list was given.'],
  ])('%s: a wrong type is told with its path (%#)', (shape, json, message) => {
    expect(refusal(shape, json)).toEqual({ name: 'SerializationException', message });
  });

  test.each([
    [
      'CreateLayerRequest',
      { StackId: 's', Type: 'custom', Name: 'n' },
      "1 validation error detected: Value null at 'Shortname' failed to satisfy constraint: Member must not be null",
    ],
    [
      'CreateLayerRequest',
      { StackId: 's', Type: 'ftp', Name: 'n', Shortname: 's' },
      "Value 'ftp' at 'Type' failed to satisfy constraint: Member must satisfy enum value set: [aws-flow-ruby, custom,",
    ],
    [
      'UpdateLayerRequest',
      { LayerId: 'l', Attributes: { Colour: 'red' } },
      "Value 'Colour' at 'Attributes' failed to satisfy constraint: Member must satisfy enum value set: [BundlerVersion,",
    ],
    [
      'CreateStackRequest',
      { ...stack, CustomCookbooksSource: { Type: 'cvs' } },
      "Value 'cvs' at 'CustomCookbooksSource.Type' failed",
    ],
    [
      'CreateAppRequest',
      { StackId: 's', Name: 'n', Type: 'php', Environment: [{ Key: 'K' }] },
      "Value null at 'Environment[0].Value' failed to satisfy constraint: Member must not be null",
    ],
    [
      'GrantAccessRequest',
      { InstanceId: 'i', ValidForInMinutes: 59 },
      "Value '59' at 'ValidForInMinutes' failed to satisfy constraint: Member must have value greater than or equal to 60",
    ],
    [
      'GrantAccessRequest',
      { InstanceId: 'i', ValidForInMinutes: 1441 },
      'Member must have value less than or equal to 1440',
    ],
    [
      'SetLoadBasedAutoScalingRequest',
      { LayerId: 'l', UpScaling: { IgnoreMetricsTime: 0 } },
      "at 'UpScaling.IgnoreMetricsTime' failed",
    ],
    ['TagResourceRequest', { ResourceArn: 'a', Tags: { k: null } }, "Value null at 'Tags.k' failed"],
  ])('%s: a broken constraint is told with its path and what is allowed (%#)', (shape, json, message) => {
    expect(refusal(shape, json)).toEqual({
      name: 'ValidationError',
      message: expect.stringContaining(message),
    });
  });

  test('tells everything that is wrong at once', () => {
    const { message } = refusal('CreateStackRequest', { CustomCookbooksSource: { Type: 'cvs' } });
    expect(message).toMatch(/^5 validation errors detected: /);
    for (const member of ['Name', 'Region', 'ServiceRoleArn', 'DefaultInstanceProfileArn'])
      expect(message).toContain(`Value null at '${member}'`);
  });
});

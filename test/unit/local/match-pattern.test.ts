import { describe, expect, test } from 'vitest';
import { matchesPattern, unknownMatcher } from '../../../local/events/match-pattern.ts';

const EVENT = {
  source: 'aws.ec2',
  detail: { state: 'running', count: 5, tags: ['a', 'b'], none: null, deep: { x: 'Y' } },
};

describe('a pattern matches when', () => {
  test.each([
    ['every field has one of its values', { source: ['x', 'aws.ec2'], detail: { state: ['running'] } }, true],
    ['not when one field has none', { source: ['aws.ec2'], detail: { state: ['stopped'] } }, false],
    ['a list in the event has one of them', { detail: { tags: ['b'] } }, true],
    ['null is asked and is null', { detail: { none: [null] } }, true],
    ['null is asked, not when there is nothing', { detail: { missing: [null] } }, false],
    ['the value begins so', { source: [{ prefix: 'aws.' }] }, true],
    ['the value ends so', { source: [{ suffix: '.ec2' }] }, true],
    ['the value is none of these', { detail: { state: [{ 'anything-but': ['stopped', 'x'] }] } }, true],
    ['not when it is one of these', { detail: { state: [{ 'anything-but': 'running' }] } }, false],
    ['the value does not begin so', { detail: { state: [{ 'anything-but': { prefix: 'stop' } }] } }, true],
    ['anything-but, not when there is nothing', { detail: { missing: [{ 'anything-but': 'x' }] } }, false],
    ['the field exists', { detail: { state: [{ exists: true }], missing: [{ exists: false }] } }, true],
    ['not when it exists and must not', { detail: { state: [{ exists: false }] } }, false],
    ['the number is within', { detail: { count: [{ numeric: ['>', 0, '<=', 5] }] } }, true],
    ['not when it is out', { detail: { count: [{ numeric: ['<', 5] }] } }, false],
    [
      'letters are equal but for their case',
      { detail: { deep: { x: [{ 'equals-ignore-case': 'y' }] } } },
      true,
    ],
    ['a wildcard fits', { source: [{ wildcard: 'a*.ec*' }] }, true],
    ['one of several alternatives does', { $or: [{ source: ['x'] }, { detail: { count: [5] } }] }, true],
    ['not through a missing branch', { detail: { absent: { x: ['y'] } } }, false],
  ])('%s', (_, pattern, expected) => {
    expect(matchesPattern(pattern, EVENT)).toBe(expected);
  });
});

test('a matcher that is not known is found wherever it stands', () => {
  expect(unknownMatcher({ $or: [{ source: ['x'] }, { detail: { a: ['y', { cidr: 'z' }] } }] })).toBe('cidr');
  expect(unknownMatcher({ source: ['x'], detail: { a: [{ prefix: 'y' }] } })).toBeUndefined();
});

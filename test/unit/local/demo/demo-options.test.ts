import { describe, expect, it } from 'vitest';
import { readDemoOptions } from '../../../../local/demo/demo-options.ts';
import { readSystemOptions } from '../../../../local/system/system-options.ts';

describe('the options of the demo', () => {
  it('are the book’s chapter unless all layers are asked for', () => {
    expect(readDemoOptions([])).toMatchObject({ full: false, engine: 'containers', json: false });
    expect(readDemoOptions(['--json', '--full', '--keep'])).toMatchObject({
      full: true,
      json: true,
      keep: true,
    });
  });

  it.each([
    ['machines without pages', ['--full', '--engine', 'simulated'], 'it needs --engine containers'],
    ['a value', ['--full=yes'], "--full takes no value, not 'yes' either."],
    ['a wrong word', ['--ful'], /Unknown option '--ful'[\s\S]*, --full\./],
    ['an option that lacks its value', ['--full', '--data'], '--data'],
  ])('refuse %s', (_what, args, message) => {
    expect(() => readDemoOptions(args)).toThrow(message);
  });

  it('are no options of the other programs', () => {
    expect(() => readSystemOptions(['--full'], { dataDir: '.' })).toThrow(/Unknown option '--full'/);
  });
});

import { describe, expect, it } from 'vitest';
import { readBenchOptions } from '../../../bench/read-bench-options.ts';

const sections = ['startup', 'deploy'];

describe('the options of the bench', () => {
  it('measure everything when none is given', () => {
    expect(readBenchOptions([], sections)).toEqual({ json: false, quick: false, only: sections });
  });

  it('choose sections by name', () => {
    expect(readBenchOptions(['--json', '--quick', '--only', 'deploy'], sections)).toEqual({
      json: true,
      quick: true,
      only: ['deploy'],
    });
  });

  it('that are unknown are named', () => {
    expect(() => readBenchOptions(['--only', 'deploy,boots'], sections)).toThrow("'boots'");
    expect(() => readBenchOptions(['--fast'], sections)).toThrow('--fast');
  });
});

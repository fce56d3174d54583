import { describe, expect, it } from 'vitest';
import type { Measured, Side, Skipped } from '../../../bench/figures/figure.ts';
import { isMet } from '../../../bench/figures/is-met.ts';
import { medianFigure } from '../../../bench/figures/median-figure.ts';
import { toJson } from '../../../bench/figures/to-json.ts';
import { toTable } from '../../../bench/figures/to-table.ts';

const plain: Measured = { name: 'api_p50', title: 'a call', value: 2.7654321, unit: 'ms' };
const ratio: Measured = {
  name: 'deploy_ratio_1',
  title: 'a deploy',
  value: 0.5,
  unit: 'ratio',
  goal: 1,
  sides: {
    opswright: { value: 1.5, unit: 's', samples: [1, 1.5, 2] },
    byHand: { value: 3, unit: 's', samples: [3, 3, 3] },
  },
};

const skipped: Skipped = { name: 'ansible_first_ratio', title: 'a stack', skipped: 'Install Ansible.' };

describe('a figure', () => {
  it('meets its goal when it is not above it', () => {
    expect([isMet({ ...ratio, value: 1 }), isMet({ ...ratio, value: 1.01 })]).toEqual([true, false]);
    expect(isMet(plain)).toBeUndefined();
  });

  it('that was measured several times is the median', () => {
    expect(medianFigure({ name: 'startup', title: 'a start', unit: 's' }, [3, 1, 2])).toMatchObject({
      value: 2,
      samples: [3, 1, 2],
    });
  });

  it('is a key of the JSON form with its unit, and with both sides where it is a ratio', () => {
    expect(toJson([plain, ratio])).toEqual({
      api_p50: { title: 'a call', value: 2.7654, unit: 'ms' },
      deploy_ratio_1: {
        title: 'a deploy',
        value: 0.5,
        unit: 'ratio',
        goal: 1,
        met: true,
        opswright: { value: 1.5, unit: 's', samples: [1, 1.5, 2] },
        byHand: { value: 3, unit: 's', samples: [3, 3, 3] },
      },
    });
  });

  it('has the sides that it compares under their names, Ansible too', () => {
    const side: Side = { value: 3, unit: 's', samples: [3] };
    const figure: Measured = { ...plain, sides: { opswright: side, ansible: side } };
    expect(Object.keys(toJson([figure]).api_p50 ?? {})).toEqual(
      expect.arrayContaining(['opswright', 'ansible']),
    );
  });

  it('that could not be measured says why in both forms, and has no value', () => {
    expect(toJson([skipped])).toEqual({
      ansible_first_ratio: { title: 'a stack', skipped: 'Install Ansible.' },
    });
    expect(toTable([skipped])[1]).toMatch(/^ansible_first_ratio: a stack\. Install Ansible\. +SKIPPED$/);
  });

  it('is a line of the table with its goal and whether it is met', () => {
    const [head, , line] = toTable([plain, { ...ratio, value: 1.2345 }]);
    expect(head).toMatch(/^figure +value +unit +goal +met$/);
    expect(line).toMatch(/^deploy_ratio_1: a deploy \(1\.5 s \/ 3 s\) +1\.23 +ratio +≤ 1 +NOT MET$/);
  });
});

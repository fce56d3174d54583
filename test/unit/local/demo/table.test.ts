import { expect, it } from 'vitest';
import { table } from '../../../../local/demo/full/table.ts';

it('a table has its first column to the left, the others to the right, and seconds with one decimal', () => {
  const rows = [
    ['php-app1', 2.04, 12.5],
    ['lb1', 0, '-'],
  ];
  expect(table(['instance', 'pending', 'online after'], rows)).toEqual([
    'instance  pending  online after',
    'php-app1      2.0          12.5',
    'lb1           0.0             -',
  ]);
});

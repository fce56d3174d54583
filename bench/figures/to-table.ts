import { roundTo } from '../statistics/round-to.ts';
import type { Figure, Measured, Side } from './figure.ts';
import { isMet } from './is-met.ts';

const DIGITS = 3;
const HEAD = ['figure', 'value', 'unit', 'goal', 'met'];

/** Lines of a table for people, columns aligned. */
export function toTable(figures: readonly Figure[]): string[] {
  const rows = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function rowOf(figure: Figure): string[] {
  if ('skipped' in figure)
    return [`${figure.name}: ${figure.title}. ${figure.skipped}`, '', '', '', 'SKIPPED'];
  const { name, title, value, unit, goal } = figure;
  const goalWords = goal === undefined ? '' : `≤ ${goal}`;
  return [`${name}: ${title}${sidesOf(figure)}`, shown(value), unit, goalWords, verdict(figure)];
}

function sidesOf({ sides }: Measured): string {
  if (!sides) return '';
  const words = Object.values(sides).map(({ value, unit }: Side) => `${shown(value)} ${unit}`);
  return ` (${words.join(' / ')})`;
}

function verdict(figure: Measured): string {
  const met = isMet(figure);
  if (met === undefined) return '';
  return met ? 'met' : 'NOT MET';
}

function shown(value: number): string {
  return String(roundTo(value, DIGITS));
}

import { expect, test } from 'vitest';
import { operatingSystemNote } from '../../../src/domain/instance/operating-system-note.ts';

const debian = { Name: 'Debian GNU/Linux', Version: '12' };

test.each([
  ['Debian 12', debian, ''],
  ['Custom', debian, ''],
  ['Ubuntu 14.04 LTS', undefined, ''],
  ['Ubuntu 14.04 LTS', {}, ''],
  ['Amazon Linux 2023', { Name: 'Amazon Linux', Version: '2023' }, ''],
  ['Amazon Linux 2', debian, ' The machine runs Debian GNU/Linux 12, not Amazon Linux 2.'],
])('asked for %s, reported %o: "%s"', (Os, ReportedOs, note) => {
  expect(operatingSystemNote({ Os, ReportedOs })).toBe(note);
});

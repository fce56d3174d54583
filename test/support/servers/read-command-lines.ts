import { readdirSync, readFileSync } from 'node:fs';

/** The command line of every process of this machine, one a line. */
export function readCommandLines(): string {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.map((id) => `${commandLine(id)}\n`).join('');
}

/** Processes end while they are looked at. */
function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

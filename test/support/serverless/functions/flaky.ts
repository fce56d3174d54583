import { appendFileSync, existsSync, readFileSync } from 'node:fs';

interface Step {
  /** Where each run leaves a line. */
  file?: string;
  /** Fails so many times before it succeeds. */
  failures?: number;
  /** Never answers. */
  hang?: boolean;
}

/** Writes down each run in a file, and fails as often as the event's detail (or the event) says. */
export function build() {
  return async (event: { detail?: Step } & Step) => {
    const { file, failures = 0, hang = false } = event.detail ?? event;
    if (hang) await new Promise(() => {});
    if (file === undefined) return event;
    const runs = existsSync(file) ? readFileSync(file, 'utf8').split('\n').length : 1;
    appendFileSync(file, `${JSON.stringify(event)}\n`);
    if (runs <= failures) throw new Error(`failure ${runs}`);
    return runs;
  };
}

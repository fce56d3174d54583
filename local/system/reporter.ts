/** Where progress goes: sentences for a person, or one JSON object a line for a script. */
export interface Reporter {
  /** A line of progress. */
  line(text: string): void;
  /** A fact that scripts wait for, with its data; people see its text. */
  event(name: string, text: string, data: object): void;
}

export function createReporter(json: boolean): Reporter {
  const write = (line: string) => void process.stdout.write(`${line}\n`);
  if (json) {
    return {
      line: (text) => write(JSON.stringify({ event: 'progress', text })),
      event: (event, text, data) => write(JSON.stringify({ event, text, ...data })),
    };
  }
  return { line: write, event: (_, text) => write(text) };
}

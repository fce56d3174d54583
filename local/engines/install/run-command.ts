import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { LastLines } from './last-lines.ts';

interface CommandOptions {
  /** Gets each line of output as it comes. */
  onLine?: (line: string) => void;
}

/** Runs a program to its end. @throws Error with its last lines when it cannot be started or fails */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lastLines = new LastLines();
  const keep = (line: string) => {
    lastLines.add(line);
    options.onLine?.(line);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', keep);
  const [code, signal] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${code ?? signal}):\n${lastLines}`);
}

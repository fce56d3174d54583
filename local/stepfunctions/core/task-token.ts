/** What a task token says: which attempt of which branch it ends. The nonce keeps it from being guessed. */
export interface TaskToken {
  readonly execution: string;
  readonly branch: number;
  readonly task: number;
  readonly nonce: string;
}

export function taskToken({ execution, branch, task, nonce }: TaskToken): string {
  return Buffer.from(JSON.stringify([execution, branch, task, nonce])).toString('base64url');
}

/** `undefined` when it is no token of this interpreter. */
export function readTaskToken(token: string): TaskToken | undefined {
  const fields = parse(Buffer.from(token, 'base64url').toString());
  if (!Array.isArray(fields)) return undefined;
  const [execution, branch, task, nonce] = fields;
  if (typeof execution !== 'string' || typeof nonce !== 'string') return undefined;
  if (!Number.isInteger(branch) || !Number.isInteger(task)) return undefined;
  return { execution, branch, task, nonce };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InvokeFunction } from '../contracts/invoke-function.ts';

export interface UserKey {
  accessKeyId: string;
  secretAccessKey: string;
}

const FILE = 'user-key.json';
const USER = 'arn:aws:iam::000000000000:user/local';

/** The ready profile of local mode: its key is issued once per data folder, as an operator would on AWS. */
export async function userKey(dataDir: string, invoke: InvokeFunction): Promise<UserKey> {
  const path = join(dataDir, FILE);
  const kept = readKept(path);
  if (kept) return kept;
  const issued = (await invoke('opswright-local-issue-key', { userArn: USER })) as UserKey;
  writeFileSync(path, JSON.stringify(issued), { mode: 0o600 });
  return issued;
}

function readKept(path: string): UserKey | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as UserKey;
  } catch {
    return undefined;
  }
}

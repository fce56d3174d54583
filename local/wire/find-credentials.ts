import type { Caller } from '../contracts/aws-service.ts';

/** A key pair that the local cloud knows, and whose it is. */
export interface KnownCredentials {
  secretAccessKey: string;
  /** Where present, the caller must sign with this session token. */
  sessionToken?: string;
  caller: Caller;
}

/** Looks an access key up: a function's, an instance's or the operator's; `undefined` when nobody has it. */
export type FindCredentials = (accessKeyId: string) => KnownCredentials | undefined;

/** Who will follow a presigned URL: each reaches the store at its own base URL. */
export type Audience = 'person' | 'instance';

export interface PutOptions {
  contentType?: string;
  contentEncoding?: string;
}

export interface PresignGetOptions {
  audience: Audience;
  expiresSeconds: number;
  responseContentType?: string;
  responseContentEncoding?: string;
}

/** Logs and configuration snapshots, by key. */
export interface Objects {
  put(key: string, body: Uint8Array, options?: PutOptions): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** Keys with this prefix, in order, all pages. */
  list(prefix: string): Promise<string[]>;
  remove(keys: readonly string[]): Promise<void>;
  presignGet(key: string, options: PresignGetOptions): Promise<string>;
  presignPut(key: string, options: { audience: Audience; expiresSeconds: number }): Promise<string>;
}

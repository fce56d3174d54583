/** An HTTP request, read whole. */
export interface WireRequest {
  method: string;
  /** Path and query as they were sent, still encoded. */
  target: string;
  url: URL;
  /** Lower-case names; a repeated header is joined with commas. */
  headers: Record<string, string>;
  body: Buffer;
  /** The caller's network address. */
  sourceIp: string;
}

/** What a machine asks the metadata service. */
export interface MetadataRequest {
  method: string;
  path: string;
  /** Lower-case names. */
  headers: Record<string, string | string[] | undefined>;
  /** Where the connection comes from: who is at that address is the caller. */
  sourceAddress: string;
}

export interface MetadataResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

export type Metadata = (request: MetadataRequest) => MetadataResponse;

/** One request as it goes over the wire. */
export interface TransportRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

export interface TransportResponse {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Sends a request; rejects only when no answer comes. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

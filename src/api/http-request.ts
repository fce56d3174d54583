/** A request as any front door has it: API Gateway, the local adapter, a test. */
export interface HttpRequest {
  method: string;
  /** As on the wire: percent-encoded, with the query string where there is one. */
  path: string;
  /** Names in any case. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The bytes as sent, base64 of the gateway already undone: the signature covers them. */
  body: Uint8Array;
  /** Whom the gateway's IAM authorizer let in, on the routes that have one. */
  authorizedAs?: { arn: string; accessKeyId: string };
}

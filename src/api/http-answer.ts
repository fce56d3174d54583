export interface HttpAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

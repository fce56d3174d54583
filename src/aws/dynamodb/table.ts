import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table and the way to it. */
export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
  /** Waits this many milliseconds before an attempt is repeated. */
  pause(milliseconds: number): Promise<unknown>;
}

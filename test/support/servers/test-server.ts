/** A real server on loopback, for one test file. */
export interface TestServer {
  port: number;
  /**
   * The command lines of all processes of this machine, as they were at each request: what anybody on it could have
   * read while a client was at work.
   */
  commandLines(): string;
  close(): Promise<void>;
}

/** The server's time. Every deadline is decided by this clock alone, never by an instance's. */
export interface Clock {
  now(): Date;
}

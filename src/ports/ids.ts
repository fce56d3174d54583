/** Source of everything unguessable or unique. */
export interface Ids {
  /** A lower-case GUID, the form of every OpsWorks id. */
  guid(): string;
  /** `bytes` random bytes in lower-case hex. */
  hex(bytes: number): string;
}

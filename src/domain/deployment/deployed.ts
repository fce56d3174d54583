/** When each app was last asked to be deployed, ISO 8601, by app id. */
export interface Deployed {
  at: Record<string, string>;
}

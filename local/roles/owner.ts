/** The account and region whose ARNs a call's resources have. */
export interface Owner {
  accountId: string;
  region: string;
}

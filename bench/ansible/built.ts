/** What both sides of the comparison are measured by. */
export interface Built {
  /** From machines to the page through the load balancer. */
  first: number;
  /** Everything once more, with nothing to do. */
  again: number;
}

/** Where a page is asked for. */
export interface Page {
  url: string;
  /** The name that is asked for at that address, where no DNS knows it. */
  host?: string;
}

/** How the process of a data folder's simulated machines is reached. */
export interface Connection {
  url: string;
  secret: string;
  pid: number;
}

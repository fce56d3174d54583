/** Which machine image an operating system name of the API stands for. */
export interface Images {
  /** @throws LaunchRefusedError naming the Os when there is no image for it */
  imageFor(os: string, architecture: string): Promise<string>;
}

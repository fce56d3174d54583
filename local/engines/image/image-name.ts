/** An image's name in two parts, as the engine's tag call takes it. */
export interface ImageName {
  repo: string;
  tag: string;
}

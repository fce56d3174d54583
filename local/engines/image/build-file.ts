/** A file of a build context. `path` is relative, with forward slashes. */
export interface BuildFile {
  path: string;
  executable: boolean;
  content: Buffer;
}

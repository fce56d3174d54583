import { createHash } from 'node:crypto';
import type { BuildFile } from './build-file.ts';

/** One image built on another. Its tag names its whole content, so an image that exists is the right one. */
export interface ImageLayer {
  /** What it adds, for a person. */
  what: string;
  tag: string;
  baseTag: string;
  files: BuildFile[];
  args: Record<string, string>;
}

interface LayerContent {
  name: string;
  what: string;
  baseTag: string;
  files: BuildFile[];
  args?: Record<string, string>;
}

/** `localhost/` keeps every engine from looking for it in a registry. */
export function imageLayer({ name, what, baseTag, files, args = {} }: LayerContent): ImageLayer {
  const hash = createHash('sha256').update(`${baseTag}\n${JSON.stringify(args)}\n`);
  for (const { path, executable, content } of files) {
    hash.update(`${path}\n${executable}\n${content.length}\n`).update(content);
  }
  return {
    what,
    baseTag,
    files,
    args,
    tag: `localhost/opswright-${name}:${hash.digest('hex').slice(0, 16)}`,
  };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DeclaredFunction } from '../serverless/declared-cloud.ts';
import type { BuildHandler, Handler } from './handler.ts';

const EXTENSIONS = ['.ts', '.mjs', '.js'];

/**
 * Imports a function's module as it is on disk and builds its handler. Functions share this process, so each gets
 * an environment object of its own, and `process.env` is nobody's.
 * @throws Error when there is no such module or it exports no `build`
 */
export async function loadHandler(
  folder: string,
  declared: DeclaredFunction,
  environment: Record<string, string>,
): Promise<Handler> {
  const { build } = (await import(pathToFileURL(findModule(folder, declared)).href)) as {
    build?: BuildHandler;
  };
  if (build === undefined) {
    throw new Error(
      `${declared.module} exports no build(environment), which the local cloud makes ${declared.key} with`,
    );
  }
  return build(environment);
}

function findModule(folder: string, { key, module }: DeclaredFunction): string {
  const path = EXTENSIONS.map((extension) => join(folder, module + extension)).find(existsSync);
  if (path === undefined)
    throw new Error(`serverless.yml: the function ${key} names ${module}, which does not exist`);
  return path;
}

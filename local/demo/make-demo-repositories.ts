import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRepository } from './make-repository.ts';

const EXAMPLES = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'examples');

/** The repositories of the walk: a PHP app in two tagged versions, and a custom cookbook. */
export function makeDemoRepositories(folder: string): void {
  const app = join(EXAMPLES, 'simple-php-app');
  makeRepository(join(folder, 'simple-php-app.git'), [
    { folder: join(app, 'version1'), tag: 'version1' },
    { folder: join(app, 'version2'), tag: 'version2' },
  ]);
  makeRepository(join(folder, 'demo-cookbooks.git'), [
    { folder: join(EXAMPLES, 'demo-cookbooks'), tag: 'v1' },
  ]);
}

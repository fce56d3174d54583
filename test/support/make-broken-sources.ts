import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRepository } from '../../local/demo/make-repository.ts';

/** app.git with a version that works and one that does not, and cookbooks.git; answers the folder of the first. */
export function makeBrokenSources(folder: string): string {
  const app = join(folder, 'app');
  const broken = join(folder, 'broken');
  const books = join(folder, 'books');
  for (const each of [app, broken]) write(join(each, 'index.php'), '<?php echo "hello";\n');
  write(join(broken, 'deploy', 'before_migrate.rb'), BROKEN_HOOK);
  write(join(books, 'probe', 'metadata.rb'), "name 'probe'\n");
  write(join(books, 'probe', 'recipes', 'default.rb'), '');
  makeRepository(join(folder, 'app.git'), [
    { folder: broken, tag: 'broken' },
    { folder: app, tag: 'works' },
  ]);
  makeRepository(join(folder, 'cookbooks.git'), [{ folder: books, tag: 'v1' }]);
  return app;
}

const BROKEN_HOOK = `run 'env'
raise "no migration with #{new_resource.environment['IN_HOOK']}"
`;

function write(path: string, content: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

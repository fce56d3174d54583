// `npm run package`: everything that a deployment uploads, in .serverless/. Nothing is asked of any network.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildArchives } from './build-archives.ts';
import { serverless } from './serverless.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await buildArchives(root);
process.exitCode = serverless(root, ['package', ...process.argv.slice(2)]);

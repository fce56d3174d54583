// `npm run deploy`: one CloudFormation stack in the account that your AWS credentials name.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildArchives } from './build-archives.ts';
import { serverless } from './serverless.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await buildArchives(root);
process.exitCode = serverless(root, ['deploy', ...process.argv.slice(2)]);

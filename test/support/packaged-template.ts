import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface TemplateResource {
  Type: string;
  DependsOn?: string | string[];
  Properties: Record<string, unknown>;
}

export interface Template {
  Resources: Record<string, TemplateResource>;
  Conditions?: Record<string, unknown>;
}

export interface PackagedTemplate {
  file: string;
  template: Template;
}

const root = join(import.meta.dirname, '../..');

/** Packages serverless.yml into `folder` as a deployment would, and reads the CloudFormation template it made. */
export async function packageTemplate(folder: string): Promise<PackagedTemplate> {
  const quiet = { SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off', SLS_TRACKING_DISABLED: '1' };
  const program = [
    join(root, 'node_modules/osls/bin/serverless.js'),
    'package',
    '--stage',
    'test',
    '--package',
    folder,
  ];
  await promisify(execFile)(process.execPath, program, { cwd: root, env: { ...process.env, ...quiet } });
  const file = join(folder, 'cloudformation-template-update-stack.json');
  return { file, template: JSON.parse(await readFile(file, 'utf8')) };
}

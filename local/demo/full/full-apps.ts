import type { AppType, CreateAppRequest } from '@aws-sdk/client-opsworks';
import type { FullLayerName } from './full-layers.ts';

export type FullAppName = 'guestbook' | 'notes' | 'environment' | 'visits' | 'pages';

export interface FullApp {
  /** Its short name, too. */
  name: FullAppName;
  type: AppType;
  layer: FullLayerName;
  domains: readonly [string, ...string[]];
  /** The folder of `examples/`, whose versions are tags of a git repository or WAR files of that name. */
  example: string;
  source: 'git' | 'archive';
  /** The deployment of its second version changes the database. */
  migrates?: boolean;
  settings: Partial<CreateAppRequest>;
}

const DATABASE = { DataSources: [{ Type: 'AutoSelectOpsworksMysqlInstance' }] };
const NO_DATABASE = { DataSources: [{ Type: 'None' }] };

/** One app for each kind of app server. `.test` is nobody's: these names are asked for at the load balancer's address. */
export const FULL_APPS: readonly FullApp[] = [
  {
    name: 'guestbook',
    type: 'php',
    layer: 'php-app',
    domains: ['guestbook.test'],
    example: 'guestbook-php',
    source: 'git',
    settings: { ...DATABASE, Attributes: { DocumentRoot: 'public' } },
  },
  {
    name: 'notes',
    type: 'rails',
    layer: 'rails-app',
    domains: ['notes.test'],
    example: 'rails-notes',
    source: 'git',
    migrates: true,
    settings: DATABASE,
  },
  {
    name: 'environment',
    type: 'nodejs',
    layer: 'nodejs-app',
    domains: ['environment.test'],
    example: 'nodejs-environment',
    source: 'git',
    settings: NO_DATABASE,
  },
  {
    name: 'visits',
    type: 'java',
    layer: 'java-app',
    domains: ['visits.test'],
    example: 'java-visits',
    source: 'archive',
    settings: DATABASE,
  },
  {
    name: 'pages',
    type: 'static',
    layer: 'web',
    domains: ['pages-one.test', 'pages-two.test'],
    example: 'static-site',
    source: 'git',
    settings: NO_DATABASE,
  },
];

import type { AppType, LayerType } from '@aws-sdk/client-opsworks';

/** An app of the bench: a folder of the project that becomes a git repository. */
export interface ExampleApp {
  name: string;
  type: AppType;
  /** Below the project's folder. */
  folder: string;
  /** Environment variables that it does not start without. */
  environment?: Record<string, string>;
}

/** A built-in layer, and the app that is deployed to it. */
export interface BenchedLayer {
  type: LayerType;
  /** On a layer that serves none, Deploy follows what the app servers release. */
  app: ExampleApp;
  serves: boolean;
  /** A layer that its app needs an instance of, in the same stack. */
  beside?: LayerType;
}

const PHP: ExampleApp = { name: 'phpapp', type: 'php', folder: 'examples/simple-php-app/version1' };
const RAILS: ExampleApp = {
  name: 'railsapp',
  type: 'rails',
  folder: 'examples/rails-notes/version1',
  environment: { SECRET_KEY_BASE: 'known to everyone' },
};
const NODE: ExampleApp = {
  name: 'nodeapp',
  type: 'nodejs',
  folder: 'examples/nodejs-environment/version1',
};
const JAVA: ExampleApp = { name: 'javaapp', type: 'java', folder: 'examples/java-visits/version1' };
const STATIC: ExampleApp = { name: 'site', type: 'static', folder: 'examples/static-site/version1' };

export const EXAMPLE_APPS: readonly ExampleApp[] = [PHP, RAILS, NODE, JAVA, STATIC];

/** Every built-in layer type. */
export const BENCHED_LAYERS: readonly BenchedLayer[] = [
  { type: 'lb', app: PHP, serves: false },
  { type: 'db-master', app: PHP, serves: false },
  { type: 'rails-app', app: RAILS, serves: true, beside: 'db-master' },
  { type: 'php-app', app: PHP, serves: true },
  { type: 'nodejs-app', app: NODE, serves: true },
  { type: 'java-app', app: JAVA, serves: true },
  { type: 'web', app: STATIC, serves: true },
  { type: 'memcached', app: PHP, serves: false },
  { type: 'monitoring-master', app: PHP, serves: false },
];

import type { LayerPackages } from './layer-packages.ts';

const PHP = ['apache2', 'libapache2-mod-php', 'php-cli', 'php-curl', 'php-mbstring', 'php-xml'];
const RAILS = ['ruby', 'ruby-bundler', 'rake', 'ruby-rails'];
const GANGLIA = [
  'apache2',
  'gmetad',
  'ganglia-webfrontend',
  'libapache2-mod-php',
  'javascript-common',
  'patch',
];

/** A stack with a Ganglia layer has the first on every machine, one with a MySQL layer the second. */
const CLIENTS = ['ganglia-monitor', 'default-mysql-client'];

/**
 * What the built-in layers' cookbooks install on Debian 12, by the layers' short names. A test compares it with the
 * cookbooks. Left out on purpose: npm (370 packages), and what an app's source or custom JSON alone asks for.
 */
export const BUILT_IN_PACKAGES: Readonly<Record<string, LayerPackages>> = {
  lb: { baked: ['haproxy'], fetched: CLIENTS },
  'db-master': { baked: ['mariadb-server', 'default-mysql-client'], fetched: CLIENTS },
  'rails-app': {
    baked: [...RAILS, 'apache2', 'libapache2-mod-passenger'],
    fetched: [...CLIENTS, 'nginx', 'unicorn', 'ruby-mysql2', 'libmariadb-dev'],
  },
  'php-app': { baked: PHP, fetched: [...CLIENTS, 'php-mysql', 'php-memcached'] },
  'nodejs-app': { baked: ['nodejs'], fetched: CLIENTS },
  'java-app': {
    baked: ['apache2', 'openjdk-17-jre-headless', 'tomcat10'],
    fetched: [...CLIENTS, 'libmariadb-java'],
  },
  web: { baked: ['nginx'], fetched: CLIENTS },
  memcached: { baked: ['memcached'], fetched: CLIENTS },
  'monitoring-master': { baked: [...GANGLIA, 'ganglia-monitor'], fetched: CLIENTS },
};

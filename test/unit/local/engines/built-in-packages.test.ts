import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PACKAGES } from '../../../../local/engines/image/built-in-packages.ts';
import { packagesOf } from '../../../../local/engines/image/packages-of.ts';
import { AVAILABLE_TYPES } from '../../../../src/domain/layer/available-types.ts';
import { defaultRecipes } from '../../../../src/domain/layer/default-recipes.ts';
import type { LayerType } from '../../../../src/domain/layer/layer-type.ts';
import { cookbookPackages } from '../../../support/cookbook-packages.ts';

/** Part of every instance image. */
const IN_EVERY_IMAGE = ['logrotate', 'sudo'];

/** Installed by few: npm by apps with dependencies, xfsprogs for volumes, PostgreSQL's for apps that bring one. */
const LEFT_TO_SETUP = ['npm', 'xfsprogs', 'libpostgresql-jdbc-java', 'libpq-dev', 'php-pgsql', 'ruby-pg'];

/** `"mod_php5_apache2": {"full": true}` of custom JSON. */
const FULL_PHP = [
  'php-auth-sasl',
  'php-bcmath',
  'php-db',
  'php-dev',
  'php-gd',
  'php-intl',
  'php-mail-mime',
  'php-pear',
  'php-sqlite3',
  'php-xml-parser',
  'php-xmlrpc',
  'php-zip',
];

const types = AVAILABLE_TYPES.filter((type) => type !== 'custom');

function recipesOf(type: LayerType): string[] {
  const flavours = [defaultRecipes(type), defaultRecipes(type, { railsStack: 'nginx_unicorn' })];
  return flavours.flatMap((recipes) => Object.values(recipes).flat());
}

const ruby = spawnSync('ruby', ['-rjson', '-e', '0']).status === 0;

describe('the packages baked into images', () => {
  it('are known of every built-in layer', () => {
    expect(Object.keys(BUILT_IN_PACKAGES).sort()).toEqual([...types].sort());
  });

  // As for the tests of the cookbooks' libraries: not every machine that builds Opswright has Ruby.
  describe.skipIf(!ruby)('and those that are only downloaded', () => {
    it.each(types)('are what the cookbooks of %s name, but for what few machines ask for', (type) => {
      const { baked, fetched } = packagesOf([type]);
      const elsewhere = new Set([...IN_EVERY_IMAGE, ...LEFT_TO_SETUP, ...FULL_PHP]);
      const named = cookbookPackages(recipesOf(type)).filter((name) => !elsewhere.has(name));
      expect([...baked, ...fetched].sort()).toEqual(named);
    });
  });
});

describe('the packages of several layers', () => {
  it('are those of each, once and in order', () => {
    expect(packagesOf(['web', 'php-app', 'java-app']).baked).toEqual([
      'apache2',
      'libapache2-mod-php',
      'nginx',
      'openjdk-17-jre-headless',
      'php-cli',
      'php-curl',
      'php-mbstring',
      'php-xml',
      'tomcat10',
    ]);
  });

  it('are not downloaded once more when another layer has them baked in', () => {
    expect(packagesOf(['rails-app']).fetched).toContain('nginx');
    expect(packagesOf(['rails-app', 'web']).fetched).not.toContain('nginx');
  });

  it('are none for layers of the user', () => {
    expect(packagesOf(['my-layer', 'other'])).toEqual({ baked: [], fetched: [] });
  });
});

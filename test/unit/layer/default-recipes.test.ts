import { describe, expect, it } from 'vitest';
import { defaultRecipes } from '../../../src/domain/layer/default-recipes.ts';

const BASE_SETUP = [
  'opsworks_initial_setup',
  'ssh_host_keys',
  'ssh_users',
  'mysql::client',
  'dependencies',
  'ebs',
  'opsworks_ganglia::client',
];

describe('default recipes of a layer', () => {
  it('are the base set and the layer’s own, duplicates kept, for a PHP layer', () => {
    expect(defaultRecipes('php-app')).toEqual({
      Setup: [...BASE_SETUP, 'mysql::client', 'dependencies', 'mod_php5_apache2'],
      Configure: [
        'opsworks_ganglia::configure-client',
        'ssh_users',
        'agent_version',
        'mod_php5_apache2::php',
        'php::configure',
      ],
      Deploy: ['deploy::default', 'deploy::php'],
      Undeploy: ['deploy::php-undeploy'],
      Shutdown: ['opsworks_shutdown::default', 'apache2::stop'],
    });
  });

  it('are only the base set for a custom layer', () => {
    expect(defaultRecipes('custom')).toEqual({
      Setup: BASE_SETUP,
      Configure: ['opsworks_ganglia::configure-client', 'ssh_users', 'agent_version'],
      Deploy: ['deploy::default'],
      Undeploy: [],
      Shutdown: ['opsworks_shutdown::default'],
    });
  });

  it('follow the Rails layer’s web server', () => {
    expect(defaultRecipes('rails-app').Setup).toContain('passenger_apache2::rails');
    expect(defaultRecipes('rails-app', { railsStack: 'nginx_unicorn' }).Setup).toEqual([
      ...BASE_SETUP,
      'unicorn::rails',
    ]);
  });

  it('are hidden from Chef 12 on', () => {
    const none = { Setup: [], Configure: [], Deploy: [], Undeploy: [], Shutdown: [] };
    expect(defaultRecipes('custom', { chefVersion: '12' })).toEqual(none);
    expect(defaultRecipes('custom', { chefVersion: '11.10' }).Deploy).toEqual(['deploy::default']);
  });

  it('are a fresh copy, so that a caller may change its own', () => {
    defaultRecipes('custom').Setup.push('mine');
    expect(defaultRecipes('custom').Setup).toEqual(BASE_SETUP);
  });
});

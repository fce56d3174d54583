import { describe, expect, it } from 'vitest';
import { runListFor } from '../../../src/domain/configuration/run-list/run-list-for.ts';
import { ValidationError } from '../../../src/domain/errors.ts';
import { customLayer, dbMaster1, mysqlLayer, phpApp1, phpLayer } from '../../support/php-stack.ts';

const recipes = { Setup: ['base::setup'], Configure: ['base::conf'], Deploy: ['base::deploy'] };
const php = { ...phpLayer, CustomRecipes: recipes };
const layers = [mysqlLayer, { ...customLayer, CustomRecipes: { Deploy: ['base::deploy', 'work::go'] } }, php];
const chef11 = { chefVersion: '11.10' } as const;
const both = { ...phpApp1, LayerIds: ['layer-custom', 'layer-php'] };

describe('the run list', () => {
  it('of setup is built-in setup, custom setup, built-in deploy, custom deploy, each recipe once', () => {
    expect(runListFor({ Type: 'setup', ...chef11 }, both, layers)).toEqual([
      'opsworks_custom_cookbooks::load',
      'opsworks_initial_setup',
      'ssh_host_keys',
      'ssh_users',
      'mysql::client',
      'dependencies',
      'ebs',
      'opsworks_ganglia::client',
      'mod_php5_apache2',
      'opsworks_custom_cookbooks::execute',
      'base::setup',
      'deploy::default',
      'deploy::php',
      'base::deploy',
      'work::go',
      'test_suite',
      'opsworks_cleanup',
    ]);
  });

  it('of configure is the guide’s sample', () => {
    expect(runListFor({ Type: 'configure', ...chef11 }, phpApp1, [phpLayer])).toEqual([
      'opsworks_custom_cookbooks::load',
      'opsworks_ganglia::configure-client',
      'ssh_users',
      'agent_version',
      'mod_php5_apache2::php',
      'php::configure',
      'opsworks_stack_state_sync',
      'opsworks_custom_cookbooks::execute',
      'test_suite',
      'opsworks_cleanup',
    ]);
  });

  it('of undeploy and shutdown takes the layer’s recipes of that event', () => {
    expect(runListFor({ Type: 'undeploy', ...chef11 }, phpApp1, layers)).toContain('deploy::php-undeploy');
    expect(runListFor({ Type: 'shutdown', ...chef11 }, phpApp1, layers)).toEqual([
      'opsworks_custom_cookbooks::load',
      'opsworks_shutdown::default',
      'apache2::stop',
      'opsworks_custom_cookbooks::execute',
      'test_suite',
      'opsworks_cleanup',
    ]);
  });

  it('of execute_recipes is just the recipes named, in their order', () => {
    const command = { Type: 'execute_recipes', args: { recipes: ['b::two', 'a::one', 'b::two'] } } as const;
    expect(runListFor({ ...command, args: { recipes: [...command.args.recipes] } }, both, layers)).toEqual([
      'b::two',
      'a::one',
    ]);
  });

  it('of update_custom_cookbooks is empty', () => {
    expect(runListFor({ Type: 'update_custom_cookbooks' }, both, layers)).toEqual([]);
  });

  it('of restart and rollback names the app type’s recipe where the layer runs such apps', () => {
    const rollback = { Type: 'rollback', appType: 'php', ...chef11 } as const;
    expect(runListFor(rollback, phpApp1, layers)).toContain('deploy::php-rollback');
    expect(runListFor({ ...rollback, Type: 'restart' }, phpApp1, layers)).toContain('deploy::php-restart');
    expect(runListFor(rollback, dbMaster1, layers)).not.toContain('deploy::php-rollback');
  });

  it('is refused for an app type that has no such command, and for one without an app', () => {
    expect(() => runListFor({ Type: 'restart', appType: 'other', ...chef11 }, phpApp1, layers)).toThrow(
      'Apps of type other have no restart command.',
    );
    expect(() => runListFor({ Type: 'stop', ...chef11 }, phpApp1, layers)).toThrow(ValidationError);
  });

  it('of a Chef 12 stack holds only internal recipes and the user’s own', () => {
    expect(runListFor({ Type: 'deploy', chefVersion: '12' }, both, [php])).toEqual([
      'base::deploy',
      'opsworks_cleanup',
    ]);
    expect(runListFor({ Type: 'configure' }, both, [php])).toEqual([
      'ssh_users',
      'agent_version',
      'opsworks_stack_state_sync',
      'base::conf',
      'opsworks_cleanup',
    ]);
    expect(() => runListFor({ Type: 'install_dependencies', chefVersion: '12' }, both, [php])).toThrow(
      'The command install_dependencies does not exist in a stack with Chef 12.',
    );
  });
});

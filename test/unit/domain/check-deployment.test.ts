import { describe, expect, it } from 'vitest';
import { checkDeployment } from '../../../src/domain/deployment/check-deployment.ts';
import { ValidationError } from '../../../src/domain/errors.ts';
import type { DeploymentCommandName } from '../../../src/model/opsworks.generated.ts';

type Args = Record<string, string[]>;

function check(Name: DeploymentCommandName, more: { AppId?: string; Args?: Args; CustomJson?: string } = {}) {
  const { Args, ...rest } = more;
  checkDeployment({ StackId: 's-1', Command: { Name, Args }, ...rest });
}

const WITH_APP = ['deploy', 'undeploy', 'rollback', 'start', 'stop', 'restart'] as const;
const WITHOUT_APP = ['update_custom_cookbooks', 'configure', 'setup', 'install_dependencies'] as const;

describe('a command on an app', () => {
  it.each(WITH_APP)('%s needs one', (name) => {
    expect(() => check(name)).toThrow(`AppId: the command ${name} needs an app.`);
    expect(() => check(name, { AppId: 'a-1' })).not.toThrow();
  });
});

describe('a stack command', () => {
  it.each(WITHOUT_APP)('%s takes no app', (name) => {
    expect(() => check(name, { AppId: 'a-1' })).toThrow(`${name} is a stack command and takes no app.`);
    expect(() => check(name)).not.toThrow();
  });
});

describe('arguments', () => {
  it.each([
    ['deploy', { migrate: ['true'] }],
    ['deploy', {}],
    ['execute_recipes', { recipes: ['php', 'php::setup', 'my-book.v2::do_it'] }],
    ['update_dependencies', { upgrade_os_to: ['Amazon Linux 2018.03'], allow_reboot: ['true'] }],
  ] as const)('%s takes %j', (name, args) => {
    const app = name === 'deploy' ? { AppId: 'a-1' } : {};
    expect(() => check(name, { ...app, Args: args as unknown as Args })).not.toThrow();
  });

  it.each([
    ['configure', { recipes: ['a'] }, "configure has no argument 'recipes'; it takes none."],
    ['execute_recipes', { migrate: ['true'] }, "has no argument 'migrate'; it takes recipes."],
    [
      'update_dependencies',
      { reboot: ['true'] },
      "has no argument 'reboot'; it takes upgrade_os_to and allow_reboot.",
    ],
    ['execute_recipes', {}, "execute_recipes needs 'recipes'"],
    ['execute_recipes', { recipes: [] }, "execute_recipes needs 'recipes'"],
    ['execute_recipes', { recipes: ['fine', 'a b'] }, "'a b' is not a recipe"],
    ['execute_recipes', { recipes: ['a::b::c'] }, "'a::b::c' is not a recipe"],
    ['execute_recipes', { recipes: ['$(reboot)'] }, "'$(reboot)' is not a recipe"],
  ] as const)('%s does not take %j', (name, args, message) => {
    const wrong = () => check(name, { Args: args as unknown as Args });
    expect(wrong).toThrow(ValidationError);
    expect(wrong).toThrow(message);
  });
});

it('custom JSON must be an object', () => {
  expect(() => check('setup', { CustomJson: '{"a":1}' })).not.toThrow();
  expect(() => check('setup', { CustomJson: '[1]' })).toThrow(/CustomJson: must be a JSON object/);
});

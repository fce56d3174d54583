import { DEFAULT_ATTRIBUTES } from '../../layer/default-attributes.ts';
import type { JsonObject } from '../json-object.ts';
import type { StackRecord } from '../stack-snapshot.ts';
import type { Topology } from '../topology.ts';
import { withoutCredentials } from '../without-credentials.ts';
import { layerAttributes } from './layer-attributes.ts';
import { railsStack } from './rails-stack.ts';
import { serviceAttributes } from './service-attributes.ts';
import { sshUsers } from './ssh-users.ts';
import { stackAttributes } from './stack-attributes.ts';

/** What a recipe may look for in `valid_client_activities`: the agent's vocabulary. */
const ACTIVITIES = [
  'reboot',
  'stop',
  'setup',
  'configure',
  'deploy',
  'update_dependencies',
  'install_dependencies',
  'update_custom_cookbooks',
  'execute_recipes',
];

/** The Chef 11 attributes that are the same on every instance of the stack. */
export function sharedAttributes(topology: Topology): JsonObject {
  const { stack, users } = topology.snapshot;
  return {
    opsworks: opsworks(topology),
    opsworks_custom_cookbooks: customCookbooks(stack),
    ssh_users: sshUsers(users),
    languages: { ruby: { ruby_bin: '/usr/bin/ruby' } },
    ...serviceAttributes(topology),
  };
}

function opsworks(topology: Topology): JsonObject {
  const rails = topology.layerOfType('rails-app');
  return {
    applications: topology.apps.map((app) => ({
      application_type: app.Type,
      name: app.Name,
      slug_name: app.Shortname,
    })),
    deploy_chef_provider: 'Timestamped',
    layers: layerAttributes(topology),
    rails_stack: railsStack(rails),
    ruby_stack: 'ruby',
    ruby_version: rails?.Attributes?.RubyVersion ?? DEFAULT_ATTRIBUTES['rails-app']?.RubyVersion ?? null,
    run_cookbook_tests: false,
    stack: stackAttributes(topology),
    valid_client_activities: ACTIVITIES,
  };
}

function customCookbooks(stack: StackRecord): JsonObject {
  const source = stack.CustomCookbooksSource ?? {};
  return {
    enabled: stack.UseCustomCookbooks === true,
    manage_berkshelf: stack.ChefConfiguration?.ManageBerkshelf === true,
    berkshelf_version: stack.ChefConfiguration?.BerkshelfVersion ?? null,
    scm: {
      type: source.Type ?? null,
      repository: withoutCredentials(source.Url),
      user: source.Username ?? null,
      revision: source.Revision ?? null,
      password: null,
      ssh_key: null,
    },
  };
}

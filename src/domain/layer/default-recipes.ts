import type { LayerType } from './layer-type.ts';
import type { LifecycleEvent, Recipes } from './recipes.ts';

/** What a built-in layer adds to the base; an event that is left out adds nothing. */
type Additions = Partial<Recipes>;

const BASE: Recipes = {
  Setup: [
    'opsworks_initial_setup',
    'ssh_host_keys',
    'ssh_users',
    'mysql::client',
    'dependencies',
    'ebs',
    'opsworks_ganglia::client',
  ],
  Configure: ['opsworks_ganglia::configure-client', 'ssh_users', 'agent_version'],
  Deploy: ['deploy::default'],
  Undeploy: [],
  Shutdown: ['opsworks_shutdown::default'],
};

const RAILS_SETUP = [
  'apache2',
  'apache2::mod_deflate',
  'passenger_apache2',
  'passenger_apache2::mod_rails',
  'passenger_apache2::rails',
];

const ADDITIONS: Record<LayerType, Additions> = {
  lb: {
    Setup: ['haproxy'],
    Configure: ['haproxy::configure'],
    Deploy: ['haproxy::configure'],
    Shutdown: ['haproxy::stop'],
  },
  'db-master': {
    Setup: ['mysql::server', 'dependencies', 'deploy::mysql'],
    Configure: ['deploy::mysql'],
    Deploy: ['deploy::mysql'],
    Shutdown: ['mysql::stop'],
  },
  'rails-app': {
    Setup: RAILS_SETUP,
    Configure: ['rails::configure'],
    Deploy: ['deploy::rails'],
    Undeploy: ['deploy::rails-undeploy'],
    Shutdown: ['apache2::stop'],
  },
  'php-app': {
    Setup: ['mysql::client', 'dependencies', 'mod_php5_apache2'],
    Configure: ['mod_php5_apache2::php', 'php::configure'],
    Deploy: ['deploy::php'],
    Undeploy: ['deploy::php-undeploy'],
    Shutdown: ['apache2::stop'],
  },
  'nodejs-app': {
    Setup: ['opsworks_nodejs', 'opsworks_nodejs::npm'],
    Configure: ['opsworks_nodejs::configure'],
    Deploy: ['opsworks_nodejs', 'opsworks_nodejs::npm', 'deploy::nodejs'],
    Undeploy: ['deploy::nodejs-undeploy'],
    Shutdown: ['deploy::nodejs-stop'],
  },
  web: {
    Setup: ['nginx'],
    Deploy: ['deploy::web'],
    Undeploy: ['deploy::web-undeploy'],
    Shutdown: ['nginx::stop'],
  },
  'java-app': {
    Setup: ['opsworks_java::setup'],
    Configure: ['opsworks_java::configure'],
    Deploy: ['deploy::java'],
    Undeploy: ['deploy::java-undeploy'],
    Shutdown: ['deploy::java-stop'],
  },
  memcached: { Setup: ['memcached'], Shutdown: ['memcached::stop'] },
  'monitoring-master': {
    Setup: ['opsworks_ganglia::server'],
    Configure: ['opsworks_ganglia::configure-server'],
    Deploy: ['opsworks_ganglia::configure-server', 'opsworks_ganglia::deploy'],
    Shutdown: ['apache2::stop'],
  },
  'ecs-cluster': {
    Setup: ['opsworks_ecs::setup'],
    Configure: ['mysql::client', 'opsworks_ecs::configure'],
    Deploy: ['opsworks_ecs::deploy'],
    Undeploy: ['opsworks_ecs::undeploy'],
    Shutdown: ['opsworks_ecs::shutdown'],
  },
  'aws-flow-ruby': {
    Setup: ['opsworks_aws_flow_ruby::setup'],
    Configure: ['mysql::client', 'opsworks_aws_flow_ruby::configure'],
    Deploy: ['deploy::aws-flow-ruby'],
    Undeploy: ['deploy::aws-flow-ruby-undeploy'],
  },
  custom: {},
};

/** Rails behind Unicorn replaces Apache with Passenger by nginx in front of Unicorn. */
const UNICORN: Additions = {
  ...ADDITIONS['rails-app'],
  Setup: ['unicorn::rails'],
  Shutdown: ['nginx::stop', 'unicorn::stop'],
};

interface Flavour {
  /** The layer's `RailsStack` attribute; only `rails-app` looks at it. */
  railsStack?: string | null;
  /** The stack's `ConfigurationManager.Version`. */
  chefVersion?: string;
}

/**
 * The built-in recipes of a layer, as `Layer.DefaultRecipes` shows them: duplicates stay
 * (`dependencies` twice), because that is what OpsWorks answered; a run takes each once.
 * From Chef 12 on a stack has no built-in recipes that a user can see: five empty lists.
 */
export function defaultRecipes(type: LayerType, flavour: Flavour = {}): Recipes {
  if (Number.parseInt(flavour.chefVersion ?? '11', 10) >= 12) return recipesOf(() => []);
  const unicorn = type === 'rails-app' && flavour.railsStack === 'nginx_unicorn';
  const additions = unicorn ? UNICORN : ADDITIONS[type];
  return recipesOf((event) => [...BASE[event], ...(additions[event] ?? [])]);
}

function recipesOf(list: (event: LifecycleEvent) => string[]): Recipes {
  return {
    Setup: list('Setup'),
    Configure: list('Configure'),
    Deploy: list('Deploy'),
    Undeploy: list('Undeploy'),
    Shutdown: list('Shutdown'),
  };
}

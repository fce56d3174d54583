import type { JsonObject } from '../json-object.ts';
import type { LayerRecord } from '../stack-snapshot.ts';

const UNICORN: JsonObject = {
  name: 'nginx_unicorn',
  recipe: 'unicorn::rails',
  restart_command: '../../shared/scripts/unicorn clean-restart',
  service: 'unicorn',
};

const PASSENGER: JsonObject = {
  name: 'apache_passenger',
  recipe: 'passenger_apache2::rails',
  restart_command: 'touch tmp/restart.txt',
  service: 'apache2',
};

/** `node[:opsworks][:rails_stack]`; a stack without a Rails layer has only a null name. */
export function railsStack(layer: LayerRecord | undefined): JsonObject {
  if (!layer) return { name: null };
  return layer.Attributes?.RailsStack === 'nginx_unicorn' ? UNICORN : PASSENGER;
}

import { expect, it } from 'vitest';
import { layersOf } from '../../../../local/engines/image/layers-of.ts';

it('the layers of a machine are in its tags, whatever else is', () => {
  const tags = {
    Name: 'shop - php1',
    'opsworks:layer:php-app': 'PHP App Server',
    'opsworks:layer:memcached': 'Memcached',
    'opsworks:stack': 'opsworks:layer:lb',
  };
  expect(layersOf(tags)).toEqual(['memcached', 'php-app']);
});

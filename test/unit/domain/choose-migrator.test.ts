import { describe, expect, it } from 'vitest';
import { argsFor } from '../../../src/domain/deployment/args-for.ts';
import { chooseMigrator } from '../../../src/domain/deployment/choose-migrator.ts';
import type { InstanceId, LayerId } from '../../../src/domain/ids.ts';
import type { LayerType } from '../../../src/domain/layer/layer-type.ts';

const layer = (LayerId: string, Type: LayerType) => ({ LayerId: LayerId as LayerId, Type });
const target = (InstanceId: string, ...LayerIds: string[]) => ({
  InstanceId: InstanceId as InstanceId,
  LayerIds: LayerIds as LayerId[],
});

const layers = [
  layer('lb', 'lb'),
  layer('db', 'db-master'),
  layer('rails', 'rails-app'),
  layer('own', 'custom'),
];

describe('of the targets of a deploy with migration', () => {
  it('one app server migrates, the first', () => {
    const targets = [
      ...[target('lb1', 'lb'), target('db1', 'db'), target('worker1', 'own')],
      ...[target('rails1', 'rails'), target('rails2', 'rails')],
    ];
    expect(chooseMigrator(targets, layers, 'rails')).toBe('rails1');
  });

  it('a server of several layers counts for each', () => {
    const targets = [target('lb1', 'lb'), target('all1', 'db', 'rails')];
    expect(chooseMigrator(targets, layers, 'rails')).toBe('all1');
  });

  it('one of a custom layer migrates where no other runs the app', () => {
    const targets = [target('lb1', 'lb'), target('worker1', 'own'), target('worker2', 'own')];
    expect(chooseMigrator(targets, layers, 'rails')).toBe('worker1');
  });

  it('none migrates where nobody runs the app', () => {
    expect(chooseMigrator([target('lb1', 'lb')], layers, 'rails')).toBeUndefined();
  });
});

describe('the arguments that a target gets', () => {
  const migrating = { Name: 'deploy' as const, Args: { migrate: ['true'] } };
  const deployment = { Command: migrating, migrateOn: 'rails1' as InstanceId };

  it('say to migrate to the one that was chosen, and to nobody else', () => {
    expect(argsFor(deployment, 'rails1' as InstanceId)).toEqual({ migrate: ['true'] });
    expect(argsFor(deployment, 'rails2' as InstanceId)).toEqual({ migrate: ['false'] });
  });

  it('are otherwise what was asked for', () => {
    const Args = { recipes: ['app::migrate'] };
    expect(argsFor({ Command: { Name: 'execute_recipes', Args } }, 'any' as InstanceId)).toBe(Args);
  });
});

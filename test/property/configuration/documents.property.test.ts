import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppType } from '../../../src/domain/app/app-type.ts';
import { buildOwn } from '../../../src/domain/configuration/build-own.ts';
import { buildShared } from '../../../src/domain/configuration/build-shared.ts';
import { deepMerge } from '../../../src/domain/configuration/deep-merge.ts';
import type { JsonObject } from '../../../src/domain/configuration/json-object.ts';
import { runsApp } from '../../../src/domain/configuration/runs-app.ts';
import type { StackSecrets } from '../../../src/domain/configuration/stack-secrets.ts';
import type { StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { command } from '../../support/php-stack.ts';

const LAYER_TYPES = [
  'php-app',
  'rails-app',
  'nodejs-app',
  'java-app',
  'web',
  'lb',
  'db-master',
  'memcached',
  'custom',
] as const;
const APP_TYPES = ['php', 'rails', 'nodejs', 'java', 'static', 'other'] as const;
const MARK = 'SECRET-OF-';

const app = (type: AppType, index: number) => ({
  AppId: `app-${index}`,
  Shortname: `app${index}`,
  Name: `App ${index}`,
  Type: type,
  EnableSsl: true,
  AppSource: { Type: 'git', Url: `https://user:${MARK}app-${index}-url@example.org/a.git` },
  Environment: [{ Key: 'TOKEN', Value: `${MARK}app-${index}-masked`, Secure: true }],
});

const appSecrets = (id: string) => ({
  environment: { TOKEN: new Secret(`${MARK}${id}-env`) },
  source: { SshKey: new Secret(`${MARK}${id}-ssh`), Password: new Secret(`${MARK}${id}-password`) },
  ssl: { PrivateKey: new Secret(`${MARK}${id}-ssl`) },
});

const stacks = fc
  .record({
    layerTypes: fc.uniqueArray(fc.constantFrom(...LAYER_TYPES), { minLength: 1, maxLength: 5 }),
    appTypes: fc.array(fc.constantFrom(...APP_TYPES), { maxLength: 4 }),
    members: fc.array(fc.tuple(fc.nat(4), fc.boolean()), { minLength: 1, maxLength: 8 }),
    cookbooks: fc.boolean(),
  })
  .map(({ layerTypes, appTypes, members, cookbooks }) => {
    const snapshot: StackSnapshot = {
      stack: {
        StackId: 's',
        Name: 'S',
        Region: 'us-east-1',
        UseCustomCookbooks: cookbooks,
        CustomCookbooksSource: { Type: 'git', Url: `https://x:${MARK}cookbooks@example.org/c.git` },
      },
      layers: layerTypes.map((Type, index) => ({
        LayerId: `l${index}`,
        Type,
        Name: Type,
        Shortname: `${Type}${index}`,
      })),
      apps: appTypes.map(app),
      instances: members.map(([layer, online], index) => ({
        InstanceId: `i${index}`,
        Hostname: `host${index}`,
        LayerIds: [`l${layer % layerTypes.length}`],
        Status: online ? 'online' : 'stopped',
        PrivateIp: `10.0.0.${index}`,
      })),
      region: 'us-east-1',
      account: '000000000000',
    };
    const secrets: StackSecrets = {
      apps: Object.fromEntries(snapshot.apps.map((one) => [one.AppId, appSecrets(one.AppId)])),
      layers: Object.fromEntries(
        snapshot.layers.map((layer) => [
          layer.LayerId,
          { MysqlRootPassword: new Secret(`${MARK}${layer.LayerId}`) },
        ]),
      ),
    };
    return { snapshot, secrets };
  });

describe('the configuration of any stack', () => {
  it('shares no secret', () => {
    fc.assert(fc.property(stacks, ({ snapshot }) => !JSON.stringify(buildShared(snapshot)).includes(MARK)));
  });

  it('tells an instance no secret of an app that none of its layers runs', () => {
    fc.assert(
      fc.property(
        stacks,
        fc.constantFrom('setup', 'configure', 'shutdown' as const),
        ({ snapshot, secrets }, type) => {
          for (const instance of snapshot.instances) {
            const text = JSON.stringify(buildOwn(snapshot, instance, command(type), secrets));
            const types = snapshot.layers
              .filter((layer) => instance.LayerIds.includes(layer.LayerId))
              .map((l) => l.Type);
            for (const one of snapshot.apps) {
              const runs = types.some((layer) => runsApp(layer, one.Type));
              expect(text.includes(`${MARK}${one.AppId}-env`)).toBe(runs);
              expect(text.includes(`${MARK}${one.AppId}-ssh`)).toBe(runs);
              expect(text.includes(`${MARK}${one.AppId}-ssl`)).toBe(runs);
              expect(text.includes(`${MARK}${one.AppId}-url`)).toBe(runs);
            }
          }
        },
      ),
    );
  });

  it('has the same bytes for the same snapshot, in whatever order its lists come', () => {
    fc.assert(
      fc.property(stacks, ({ snapshot }) => {
        const turned = {
          ...snapshot,
          layers: snapshot.layers.toReversed(),
          apps: snapshot.apps.toReversed(),
          instances: snapshot.instances.toReversed(),
        };
        return JSON.stringify(buildShared(turned)) === JSON.stringify(buildShared(snapshot));
      }),
    );
  });

  it('grows with the instances, not with their square', () => {
    const bytes = (count: number) => {
      const instances = Array.from({ length: count }, (_, index) => ({
        InstanceId: `i-${1000 + index}`,
        Hostname: `host-${1000 + index}`,
        LayerIds: ['l'],
        Status: 'online',
        PrivateIp: '10.0.0.1',
      }));
      const layers = [
        { LayerId: 'l', Type: 'php-app' as const, Name: 'PHP', Shortname: 'php-app' },
        { LayerId: 'lb', Type: 'lb' as const, Name: 'LB', Shortname: 'lb' },
        { LayerId: 'db', Type: 'db-master' as const, Name: 'DB', Shortname: 'db-master' },
      ];
      const stack = { StackId: 's', Name: 'S', Region: 'us-east-1' };
      return JSON.stringify(buildShared({ stack, layers, apps: [], instances, region: '', account: '' }))
        .length;
    };
    const perInstance = bytes(101) - bytes(100);
    expect(bytes(1100) - bytes(100)).toBe(1000 * perInstance);
  });
});

describe('deepMerge', () => {
  const objects = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<JsonObject>;

  it('changes nothing when merging with nothing or with itself', () => {
    fc.assert(
      fc.property(objects, (object) => {
        expect(deepMerge(object, {})).toEqual(object);
        expect(deepMerge({}, object)).toEqual(object);
        expect(deepMerge(object, object)).toEqual(object);
      }),
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(objects, objects, objects, (a, b, c) => {
        expect(deepMerge(deepMerge(a, b), c)).toEqual(deepMerge(a, b, c));
      }),
    );
  });

  it('leaves its inputs and every prototype alone', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":true},"a":{"b":1}}') as JsonObject;
    const base: JsonObject = { a: { c: 2 } };
    deepMerge(base, hostile);
    expect(base).toEqual({ a: { c: 2 } });
    expect({}).not.toHaveProperty('polluted');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpsWorks } from '@aws-sdk/client-opsworks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allows } from '../../local/roles/allows.ts';
import { unusedGrants } from '../../local/roles/unused-grants.ts';
import { fullWalk, WALK_SCRIPT } from '../support/full-walk.ts';
import { openVirtualCloud, type VirtualCloud } from '../support/storm/virtual-cloud.ts';
import { leaveRealTime } from '../support/storm/virtual-time.ts';

interface Rare {
  functions: string[];
  actions: string[];
  why: string;
}

const LIST = join(import.meta.dirname, '../../docs/iam-allow-list.yml');
const { rare = [] } = parse(readFileSync(LIST, 'utf8')) as { rare?: Rare[] };

let world: VirtualCloud;

beforeAll(async () => {
  const clock = leaveRealTime(Date.parse('2026-01-05T12:00:00Z'));
  const settings = { BOOT_CONTACT_TIMEOUT_SECONDS: '60' };
  world = await openVirtualCloud({ clock, script: WALK_SCRIPT, settings });
  const { endpoint, region, ...credentials } = world.connection;
  const client = new OpsWorks({ endpoint, region, credentials });
  await fullWalk({ client, advance: world.advance });
  client.destroy();
}, 60_000);

afterAll(() => world.close());

const granted = () =>
  world.cloud.declared.functions.flatMap(({ key, statements }) =>
    statements.flatMap(({ actions }) => actions.map((action) => `${key} ${action}`)),
  );

const unused = () =>
  world.cloud.declared.functions.flatMap(({ key, name, statements }) =>
    unusedGrants(statements, world.cloud.calls.neededBy(name)).map((action) => `${key} ${action}`),
  );

const listed = rare.flatMap(({ functions, actions }) =>
  functions.flatMap((key) => actions.map((action) => `${key} ${action}`)),
);

test('a full walk needs nothing that a role does not allow', () => {
  const refused = world.cloud.declared.functions.flatMap(({ name, statements }) =>
    world.cloud.calls.neededBy(name).filter((permission) => !allows(statements, permission)),
  );
  expect(refused).toEqual([]);
});

test('each right of a role is used in a full walk, or is listed as rare with its reason', () => {
  expect(unused().filter((grant) => !listed.includes(grant))).toEqual([]);
});

test('what is listed as rare is granted', () => {
  expect(listed.filter((grant) => !granted().includes(grant))).toEqual([]);
});

import type Docker from 'dockerode';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MachineSpec } from '../../../../local/contracts/engine.ts';
import type { EnsureImageOptions } from '../../../../local/engines/image/ensure-image.ts';
import { imageTag } from '../../../../local/engines/image/image-tag.ts';
import { OldImages } from '../../../../local/engines/image/old-images.ts';

const SPEC: MachineSpec = {
  ec2InstanceId: 'i-1',
  hostname: 'ip-10-0-0-1',
  privateIp: '10.0.0.1',
  publicIp: '127.77.0.1',
  publishPorts: [],
  system: 'debian-11',
  tags: { 'opsworks:instance': 'workers1' },
  labels: {},
  environment: {},
  hosts: {},
  volumes: [],
};

let held: Set<string>;
let builds: (string | undefined)[];
let failure: string | undefined;
let said: string[];
let images: OldImages;

const docker = {
  getImage: (tag: string) => ({
    inspect: async () => {
      if (!held.has(tag)) throw Object.assign(new Error('no such image'), { statusCode: 404 });
    },
  }),
} as unknown as Docker;

/** Stands for a build of minutes. */
async function ensure({ system, report }: EnsureImageOptions): Promise<void> {
  builds.push(system);
  report('Building the instance image: Debian 11 with systemd and Chef 12');
  if (failure !== undefined) throw new Error(failure);
  held.add(await imageTag({ baked: [], fetched: [] }, system));
}

const make = (pauseMs?: number) =>
  new OldImages({ docker, report: (line) => void said.push(line), ensure, pauseMs });

beforeEach(() => {
  held = new Set();
  builds = [];
  failure = undefined;
  said = [];
  images = make();
});
afterEach(() => images.close());

describe('the image of Debian 11', () => {
  it('is built once for all machines that wait for it', async () => {
    const first = await images.prepare(SPEC);
    const second = await images.prepare({ ...SPEC, ec2InstanceId: 'i-2' });
    await Promise.all([first?.ended, second?.ended]);
    expect(builds).toEqual(['debian-11']);
    expect(await images.prepare(SPEC)).toBeUndefined();
    expect(await images.choose()).toEqual({ tag: [...held][0], what: 'Debian 11 and Chef 12' });
  });

  it('is told of step by step, and who waits for it once', async () => {
    await images.prepare(SPEC);
    await (await images.prepare(SPEC))?.ended;
    expect(said.filter((line) => line.includes('workers1 waits for an image'))).toHaveLength(1);
    expect(said).toContain('Building the instance image: Debian 11 with systemd and Chef 12');
  });

  it('has nothing in its place: a machine fails with the reason, and another launch tries again', async () => {
    images = make(0);
    failure = 'the gem chef 12.22.5 is not to be had';
    await (await images.prepare(SPEC))?.ended;
    await expect(images.choose()).rejects.toThrow(`no image with Debian 11 and Chef 12: ${failure}`);
    failure = undefined;
    await (await images.prepare(SPEC))?.ended;
    expect((await images.choose()).tag).toBe([...held][0]);
  });

  it('that failed is not built again for the attempts of the same launch', async () => {
    failure = 'no network';
    await (await images.prepare(SPEC))?.ended;
    expect(await images.prepare(SPEC)).toBeUndefined();
    expect(builds).toHaveLength(1);
  });
});

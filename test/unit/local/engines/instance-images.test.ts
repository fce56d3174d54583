import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MachineSpec } from '../../../../local/contracts/engine.ts';
import { InstanceImages } from '../../../../local/engines/image/instance-images.ts';

const PLAIN = 'localhost/opswright-instance:plain';

/** The engine: which images it holds, and what it answers to a build. */
let held: Set<string>;
let built: string[];
let answer: (tag: string) => object;
let said: string[];
let images: InstanceImages;

const docker = {
  getImage: (tag: string) => ({
    inspect: async () => {
      // What all images begin with is there.
      if (!held.has(tag) && !tag.startsWith('localhost/opswright-system'))
        throw Object.assign(new Error('no such image'), { statusCode: 404 });
    },
  }),
  buildImage: async (context: Readable, { t: tag }: { t: string }) => {
    context.resume();
    built.push(tag.replace(/:.*/, ''));
    return Readable.from([JSON.stringify(answer(tag))]);
  },
} as unknown as Docker;

beforeEach(() => {
  held = new Set([PLAIN]);
  built = [];
  said = [];
  answer = (tag) => {
    held.add(tag);
    return { stream: 'Successfully built' };
  };
  images = new InstanceImages({ docker, report: (line) => void said.push(line), plain: PLAIN });
});

function machine(name: string, ...layers: string[]): MachineSpec {
  return {
    ec2InstanceId: `i-${name}`,
    hostname: 'ip-10-0-0-4',
    tags: Object.fromEntries([
      ['opsworks:instance', name],
      ...layers.map((layer) => [`opsworks:layer:${layer}`, layer]),
    ]),
    system: 'debian-12',
    privateIp: '10.0.0.4',
    publicIp: '127.0.0.4',
    publishPorts: [],
    labels: {},
    environment: {},
    hosts: {},
    volumes: [],
  };
}

describe('the image of a machine', () => {
  it('is the plain one, at once, where it has no built-in layer', async () => {
    expect(await images.prepare(machine('worker1', 'workers'))).toBeUndefined();
    expect((await images.choose(machine('worker1', 'workers'))).tag).toBe(PLAIN);
    expect(built).toEqual([]);
  });

  it('is built with the packages of its layers, once for all machines that have the same', async () => {
    const first = await images.prepare(machine('rails1', 'rails-app', 'memcached'));
    const second = await images.prepare(machine('rails2', 'memcached', 'rails-app'));
    await Promise.all([first?.ended, second?.ended]);
    expect(built).toEqual(['localhost/opswright-packages', 'localhost/opswright-instance']);
    expect(await images.prepare(machine('rails3', 'memcached', 'rails-app'))).toBeUndefined();
    const { tag, what } = await images.choose(machine('rails3', 'memcached', 'rails-app'));
    expect(held).toContain(tag);
    expect(what).toBe(
      'apache2, libapache2-mod-passenger, memcached, rake, ruby, ruby-bundler, ruby-rails baked in',
    );
  });

  it('is said to be waited for once an instance, and each line of the build says whose it is', async () => {
    await images.prepare(machine('web1', 'web'));
    await (await images.prepare(machine('web1', 'web')))?.ended;
    expect(said[0]).toBe(
      'Instance web1 waits for an image with nginx baked in: built once, kept for the next.',
    );
    expect(said.filter((line) => line.startsWith('Instance'))).toHaveLength(1);
    expect(said).toContain('[web] Building the instance image: nginx baked in');
  });

  it('is waited for once: one that is gone when it has been built is not built for the same instance again', async () => {
    answer = () => ({ stream: 'Successfully built, and removed' });
    await (await images.prepare(machine('web1', 'web')))?.ended;
    expect(await images.prepare(machine('web1', 'web'))).toBeUndefined();
    expect((await images.choose(machine('web1', 'web'))).tag).toBe(PLAIN);
  });

  it('is the plain one when the build fails, and why is said', async () => {
    answer = () => ({ error: 'E: Unable to fetch some archives' });
    await (await images.prepare(machine('web1', 'web')))?.ended;
    expect(await images.choose(machine('web1', 'web'))).toEqual({ tag: PLAIN, what: 'nothing baked in' });
    expect(said.join('\n')).toMatch(/nginx baked in could not be built: .*boot from the plain image/s);
    expect(await images.prepare(machine('web2', 'web'))).toBeUndefined();
  });
});

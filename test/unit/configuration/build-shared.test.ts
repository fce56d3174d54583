import { describe, expect, it } from 'vitest';
import { buildShared } from '../../../src/domain/configuration/build-shared.ts';
import { customLayer, instance, phpApp1, snapshot } from '../../support/php-stack.ts';

describe('the shared part, as Chef 11 recipes see it', () => {
  it('describes stack, apps and layers as the guide’s sample does', () => {
    expect(buildShared(snapshot).attributes).toMatchObject({
      opsworks: {
        applications: [{ application_type: 'php', name: 'SimplePHPApp', slug_name: 'simplephpapp' }],
        deploy_chef_provider: 'Timestamped',
        rails_stack: { name: null },
        stack: { id: 'stack-1', name: 'MyStack', vpc_id: null, rds_instances: [], 'elb-load-balancers': [] },
        layers: {
          'php-app': {
            id: 'layer-php',
            name: 'PHP Application Server',
            instances: {
              'php-app1': {
                private_ip: '10.252.84.253',
                instance_type: 'c1.medium',
                availability_zone: 'us-west-2a',
                region: 'us-west-2',
                status: 'online',
                backends: 8,
                created_at: '2013-02-26T20:41:10+00:00',
                elastic_ip: null,
              },
            },
          },
        },
      },
      opsworks_custom_cookbooks: { enabled: false },
      ssh_users: {},
    });
  });

  it('shows only online instances in a layer', () => {
    const { layers } = buildShared(snapshot).attributes.opsworks as never as {
      layers: Record<string, { instances: object }>;
    };
    expect(Object.keys(layers['db-master']!.instances)).toEqual([]);
  });

  it('calls a built-in layer by its type, whatever short name a client gave it', () => {
    const { attributes, data_bags } = buildShared(snapshot);
    expect(attributes).toHaveProperty('opsworks.layers.db-master');
    expect(attributes).not.toHaveProperty('opsworks.layers.db-layer');
    expect(Object.keys(data_bags.aws_opsworks_layer!)).toEqual(['db-master', 'php-app']);
  });

  it('lists SSH users by Unix id, only those who may log in', () => {
    const user = {
      IamUserArn: 'arn:1',
      SshUsername: 'ann',
      UnixUserId: 2001,
      AllowSsh: true,
      AllowSudo: true,
    };
    const other = { ...user, SshUsername: 'bob', UnixUserId: 2002, AllowSsh: false };
    const { attributes, data_bags } = buildShared({ ...snapshot, users: [user, other] });
    expect(attributes.ssh_users).toEqual({
      '2001': { name: 'ann', email: null, public_key: null, sudoer: true },
    });
    expect(Object.keys(data_bags.aws_opsworks_user!)).toEqual(['ann', 'bob']);
  });

  it('gives HAProxy the online app servers with their weights and the apps with their domains', () => {
    const lb = { ...customLayer, LayerId: 'layer-lb', Type: 'lb' as const, Shortname: 'lb' };
    const { attributes } = buildShared({ ...snapshot, layers: [...snapshot.layers, lb] });
    expect(attributes.haproxy).toMatchObject({
      php_backends: [{ name: 'php-app1', ip: '10.252.84.253', backends: 8 }],
      php_applications: { simplephpapp: { domains: ['simplephpapp'], mounted_at: null } },
      rails_backends: [],
    });
    expect(attributes.haproxy).not.toHaveProperty('stats_password');
  });
});

describe('the shared part, as Chef 12 recipes see it', () => {
  it('has an item for each online instance, with layer ids and roles', () => {
    const bag = buildShared(snapshot).data_bags.aws_opsworks_instance!;
    expect(Object.keys(bag)).toEqual(['php-app1']);
    expect(bag['php-app1']).toMatchObject({
      id: 'php-app1',
      instance_id: 'i-php1',
      self: false,
      layer_ids: ['layer-php'],
      role: ['php-app'],
      status: 'online',
    });
  });

  it('describes the stack with an ARN that ends in a slash', () => {
    expect(buildShared(snapshot).data_bags.aws_opsworks_stack).toMatchObject({
      'stack-1': {
        arn: 'arn:aws:opsworks:us-west-2:111122223333:stack/stack-1/',
        use_custom_cookbooks: false,
      },
    });
  });

  it('describes an app without what only its servers may know', () => {
    expect(buildShared(snapshot).data_bags.aws_opsworks_app!.simplephpapp).toMatchObject({
      id: 'simplephpapp',
      app_id: 'app-1',
      deploy: false,
      environment: {},
      app_source: { type: 'git', revision: 'version2', ssh_key: null, password: null },
      ssl_configuration: { certificate: null, private_key: null, chain: null },
    });
  });
});

describe('the bytes of the shared part', () => {
  it('do not depend on the order in which the lists came', () => {
    const two = { ...snapshot, instances: [phpApp1, instance('i-php2', 'php-app2', ['layer-php'])] };
    const turned = { ...two, instances: two.instances.toReversed(), layers: two.layers.toReversed() };
    expect(JSON.stringify(buildShared(turned))).toBe(JSON.stringify(buildShared(two)));
  });

  it('carry no credentials of a repository’s URL', () => {
    const app = {
      ...snapshot.apps[0]!,
      AppSource: { Type: 'git', Url: 'https://me:hunter2@example.org/app.git' },
    };
    const bytes = JSON.stringify(buildShared({ ...snapshot, apps: [app] }));
    expect(bytes).toContain('https://example.org/app.git');
    expect(bytes).not.toContain('hunter2');
  });
});

import { describe, expect, it } from 'vitest';
import type { MachineSpec } from '../../../../local/contracts/engine.ts';
import { containerOptions } from '../../../../local/engines/docker/container-options.ts';

const spec: MachineSpec = {
  ec2InstanceId: 'i-1',
  hostname: 'php-app1',
  privateIp: '10.200.0.10',
  publicIp: '127.200.0.10',
  publishPorts: [80, 443],
  system: 'debian-12',
  tags: {},
  labels: { stack: 'demo', 'org.opswright.cloud': 'not ours' },
  environment: { REGION: 'us-east-1' },
  hosts: { 'host.opswright.internal': '10.200.0.1' },
  volumes: [{ name: 'vol-1', mountPoint: '/srv' }],
};
const network = {
  name: 'cloud-a',
  subnet: '10.200.0.0/22',
  gateway: '10.200.0.1',
  publicSubnet: '127.200.0.0/22',
};
const options = containerOptions(spec, { prefix: 'cloud-a', image: 'image:1', network });

describe('the container of a machine', () => {
  it('is named and labelled for its cloud, whatever labels the machine brings', () => {
    expect(options.name).toBe('cloud-a-i-1');
    expect(options.Labels).toEqual({
      stack: 'demo',
      'org.opswright.cloud': 'cloud-a',
      'org.opswright.ec2-instance-id': 'i-1',
    });
  });

  it('has no more rights than systemd needs, and sees nothing of the host', () => {
    expect(options.HostConfig).toMatchObject({ CapAdd: ['SYS_ADMIN'], CgroupnsMode: 'private' });
    expect(options.HostConfig).not.toHaveProperty('Privileged');
    expect(options.HostConfig).not.toHaveProperty('Binds');
    expect(options.HostConfig?.Mounts?.map((mount) => mount.Type)).toEqual(['volume']);
  });

  it('has its fixed address, and its ports on its own loopback address only', () => {
    expect(options.NetworkingConfig?.EndpointsConfig?.['cloud-a']?.IPAMConfig?.IPv4Address).toBe(
      '10.200.0.10',
    );
    expect(options.HostConfig?.PortBindings).toEqual({
      '80/tcp': [{ HostIp: '127.200.0.10', HostPort: '80' }],
      '443/tcp': [{ HostIp: '127.200.0.10', HostPort: '443' }],
    });
  });

  it('has volumes that belong to its cloud', () => {
    expect(options.HostConfig?.Mounts?.[0]).toMatchObject({ Source: 'cloud-a-vol-1', Target: '/srv' });
  });
});

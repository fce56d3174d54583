import type Docker from 'dockerode';
import type { MachineSpec } from '../../contracts/engine.ts';
import { CLOUD_LABEL } from './cloud-label.ts';
import type { ContainerNetwork } from './container-network.ts';
import { INSTANCE_LABEL } from './instance-label.ts';
import { SHUTDOWN_SIGNAL } from './stop-container.ts';
import { volumeName } from './volume-name.ts';

interface Surroundings {
  /** The cloud's prefix: names and the cloud label. */
  prefix: string;
  image: string;
  network: ContainerNetwork;
}

/** A machine as the engine's API wants it: systemd as PID 1, not privileged, nothing of the host mounted. */
export function containerOptions(
  spec: MachineSpec,
  surroundings: Surroundings,
): Docker.ContainerCreateOptions & { name: string } {
  const { prefix, image, network } = surroundings;
  return {
    name: `${prefix}-${spec.ec2InstanceId}`,
    Hostname: spec.hostname,
    Image: image,
    Cmd: ['/usr/local/sbin/init'],
    StopSignal: SHUTDOWN_SIGNAL,
    Env: Object.entries(spec.environment).map(([name, value]) => `${name}=${value}`),
    Labels: { ...spec.labels, [CLOUD_LABEL]: prefix, [INSTANCE_LABEL]: spec.ec2InstanceId },
    ExposedPorts: Object.fromEntries(spec.publishPorts.map((port) => [`${port}/tcp`, {}])),
    HostConfig: hostConfig(spec, surroundings),
    NetworkingConfig: {
      EndpointsConfig: { [network.name]: { IPAMConfig: { IPv4Address: spec.privateIp } } },
    },
  };
}

/** The library's types lack the cgroup namespace. */
type HostConfig = Docker.HostConfig & { CgroupnsMode: 'private' };

function hostConfig(spec: MachineSpec, { prefix, network }: Surroundings): HostConfig {
  return {
    // systemd in a container needs its own cgroup, writable, and mounts of its own; this is all it needs.
    CgroupnsMode: 'private',
    CapAdd: ['SYS_ADMIN'],
    SecurityOpt: ['apparmor=unconfined'],
    NetworkMode: network.name,
    PortBindings: Object.fromEntries(
      spec.publishPorts.map((port) => [`${port}/tcp`, [{ HostIp: spec.publicIp, HostPort: String(port) }]]),
    ),
    ExtraHosts: Object.entries(spec.hosts).map(([name, address]) => `${name}:${address}`),
    Mounts: spec.volumes.map((volume) => volumeMount(prefix, volume)),
  };
}

function volumeMount(
  prefix: string,
  { name, mountPoint }: MachineSpec['volumes'][number],
): Docker.MountSettings {
  return {
    Type: 'volume',
    Source: volumeName(prefix, name),
    Target: mountPoint,
    VolumeOptions: { NoCopy: true, Labels: {}, DriverConfig: { Name: 'local', Options: {} } },
  };
}

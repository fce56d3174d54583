import type { JsonObject } from '../json-object.ts';
import { layerKey } from '../layer-key.ts';
import type { InstanceRecord } from '../stack-snapshot.ts';
import type { Topology } from '../topology.ts';

/** An item of `aws_opsworks_instance`. Private host keys never leave their machine, so they are null even for `self`. */
export function instanceItem(instance: InstanceRecord, topology: Topology, self: boolean): JsonObject {
  return {
    instance_id: instance.InstanceId,
    hostname: instance.Hostname,
    status: instance.Status,
    self,
    layer_ids: [...instance.LayerIds],
    role: topology.layersOf(instance).map(layerKey),
    auto_scaling_type: instance.AutoScalingType ?? null,
    created_at: instance.CreatedAt ?? null,
    infrastructure_class: instance.InfrastructureClass ?? 'ec2',
    ...machine(instance),
    ...network(instance),
    ...hostKeys(instance),
  };
}

function machine(instance: InstanceRecord): JsonObject {
  return {
    ami_id: instance.AmiId ?? null,
    architecture: instance.Architecture ?? 'x86_64',
    ebs_optimized: instance.EbsOptimized === true,
    ec2_instance_id: instance.Ec2InstanceId ?? null,
    instance_type: instance.InstanceType ?? null,
    os: instance.Os ?? null,
    root_device_type: instance.RootDeviceType ?? null,
    root_device_volume_id: instance.RootDeviceVolumeId ?? null,
    virtualization_type: instance.VirtualizationType ?? null,
  };
}

function network(instance: InstanceRecord): JsonObject {
  return {
    availability_zone: instance.AvailabilityZone ?? null,
    elastic_ip: instance.ElasticIp ?? null,
    private_dns: instance.PrivateDns ?? null,
    private_ip: instance.PrivateIp ?? null,
    public_dns: instance.PublicDns ?? null,
    public_ip: instance.PublicIp ?? null,
    subnet_id: instance.SubnetId ?? null,
  };
}

function hostKeys(instance: InstanceRecord): JsonObject {
  return {
    ssh_host_dsa_key_fingerprint: instance.SshHostDsaKeyFingerprint ?? null,
    ssh_host_dsa_key_private: null,
    ssh_host_dsa_key_public: null,
    ssh_host_rsa_key_fingerprint: instance.SshHostRsaKeyFingerprint ?? null,
    ssh_host_rsa_key_private: null,
    ssh_host_rsa_key_public: null,
  };
}

import { backendsFor } from '../backends-for.ts';
import type { JsonObject } from '../json-object.ts';
import type { InstanceRecord } from '../stack-snapshot.ts';

/** What every description of an instance says, of itself and of its peers. */
export function instanceFacts(instance: InstanceRecord, region: string): JsonObject {
  return {
    id: instance.InstanceId,
    aws_instance_id: instance.Ec2InstanceId ?? null,
    instance_type: instance.InstanceType ?? null,
    infrastructure_class: instance.InfrastructureClass ?? 'ec2',
    availability_zone: instance.AvailabilityZone ?? null,
    region,
    ip: instance.PublicIp ?? null,
    private_ip: instance.PrivateIp ?? null,
    public_dns_name: instance.PublicDns ?? null,
    private_dns_name: instance.PrivateDns ?? null,
    backends: backendsFor(instance.InstanceType),
  };
}

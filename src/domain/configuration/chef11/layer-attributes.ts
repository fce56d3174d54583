import type { JsonObject } from '../json-object.ts';
import { layerKey } from '../layer-key.ts';
import type { InstanceRecord, LayerRecord } from '../stack-snapshot.ts';
import type { Topology } from '../topology.ts';
import { instanceFacts } from './instance-facts.ts';

/** `node[:opsworks][:layers]`: every layer by its short name, with its online instances by host name. */
export function layerAttributes(topology: Topology): JsonObject {
  return Object.fromEntries(topology.layers.map((layer) => [layerKey(layer), layerEntry(layer, topology)]));
}

function layerEntry(layer: LayerRecord, topology: Topology): JsonObject {
  const balancers = topology.snapshot.elasticLoadBalancers ?? [];
  return {
    id: layer.LayerId,
    name: layer.Name,
    'elb-load-balancers': balancers
      .filter((balancer) => balancer.LayerId === layer.LayerId)
      .map((balancer) => ({ name: balancer.ElasticLoadBalancerName, dns_name: balancer.DnsName ?? null })),
    instances: Object.fromEntries(
      topology
        .onlineIn(layer)
        .map((instance) => [instance.Hostname, peer(instance, topology.snapshot.stack.Region)]),
    ),
  };
}

function peer(instance: InstanceRecord, region: string): JsonObject {
  return {
    ...instanceFacts(instance, region),
    elastic_ip: instance.ElasticIp ?? null,
    status: instance.Status,
    created_at: instance.CreatedAt ?? null,
    booted_at: instance.BootedAt ?? null,
  };
}

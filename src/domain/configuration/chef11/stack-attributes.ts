import type { JsonObject } from '../json-object.ts';
import type { Topology } from '../topology.ts';
import { rdsInstance } from './rds-instance.ts';

/** `node[:opsworks][:stack]`, without the databases' passwords. */
export function stackAttributes({ snapshot }: Topology): JsonObject {
  const { stack } = snapshot;
  return {
    id: stack.StackId,
    name: stack.Name,
    vpc_id: stack.VpcId ?? null,
    'elb-load-balancers': (snapshot.elasticLoadBalancers ?? []).map((balancer) => ({
      name: balancer.ElasticLoadBalancerName,
      dns_name: balancer.DnsName ?? null,
      layer_id: balancer.LayerId ?? null,
    })),
    rds_instances: (snapshot.rdsDbInstances ?? []).map((db) => rdsInstance(db, null)),
  };
}

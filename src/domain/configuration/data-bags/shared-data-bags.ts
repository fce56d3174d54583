import type { JsonObject } from '../json-object.ts';
import { layerKey } from '../layer-key.ts';
import type { ElasticLoadBalancerRecord, LayerRecord, UserRecord } from '../stack-snapshot.ts';
import type { Topology } from '../topology.ts';
import { appItem } from './app-item.ts';
import { bagOf } from './bag-of.ts';
import type { DataBags } from './data-bags.ts';
import { instanceItem } from './instance-item.ts';
import { layerItem } from './layer-item.ts';
import { rdsItem } from './rds-item.ts';
import { stackItem } from './stack-item.ts';

/** The `aws_opsworks_*` bags that are the same on every instance of the stack, without secrets. */
export function sharedDataBags(topology: Topology): DataBags {
  const { snapshot, layers, apps, online } = topology;
  const { users = [], rdsDbInstances = [], elasticLoadBalancers = [] } = snapshot;
  return {
    aws_opsworks_app: bagOf(
      apps,
      (app) => app.Shortname,
      (app) => appItem(app, false),
    ),
    aws_opsworks_ecs_cluster: bagOf(withCluster(layers), clusterName, ecsClusterItem),
    aws_opsworks_elastic_load_balancer: bagOf(
      elasticLoadBalancers,
      (one) => one.ElasticLoadBalancerName,
      loadBalancerItem,
    ),
    aws_opsworks_instance: bagOf(
      online,
      (instance) => instance.Hostname,
      (instance) => instanceItem(instance, topology, false),
    ),
    aws_opsworks_layer: bagOf(layers, layerKey, layerItem),
    aws_opsworks_rds_db_instance: bagOf(
      rdsDbInstances,
      (db) => db.DbInstanceIdentifier,
      (db) => rdsItem(db, null),
    ),
    aws_opsworks_stack: bagOf(
      [snapshot],
      ({ stack }) => stack.StackId,
      (one) => stackItem(one),
    ),
    aws_opsworks_user: bagOf(users, (user) => user.SshUsername, userItem),
  };
}

function withCluster(layers: readonly LayerRecord[]): LayerRecord[] {
  return layers.filter((layer) => layer.Attributes?.EcsClusterArn);
}

function clusterName(layer: LayerRecord): string {
  return layer.Attributes?.EcsClusterArn?.split('/').at(-1) ?? layerKey(layer);
}

function ecsClusterItem(layer: LayerRecord): JsonObject {
  return { ecs_cluster_arn: layer.Attributes?.EcsClusterArn ?? null, ecs_cluster_name: clusterName(layer) };
}

function loadBalancerItem(balancer: ElasticLoadBalancerRecord): JsonObject {
  return {
    elastic_load_balancer_name: balancer.ElasticLoadBalancerName,
    dns_name: balancer.DnsName ?? null,
    layer_id: balancer.LayerId ?? null,
  };
}

function userItem(user: UserRecord): JsonObject {
  return {
    administrator_privileges: user.AllowSudo,
    iam_user_arn: user.IamUserArn,
    remote_access: user.AllowSsh,
    ssh_public_key: user.SshPublicKey ?? null,
    unix_user_id: user.UnixUserId,
    username: user.SshUsername,
  };
}

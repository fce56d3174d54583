import type { LayerType } from './layer-type.ts';

/** The security group that the instances of a layer get while the stack uses OpsWorks' own groups. */
export const DEFAULT_SECURITY_GROUP_NAMES: Readonly<Record<LayerType, string>> = {
  'aws-flow-ruby': 'AWS-OpsWorks-AWS-Flow-Ruby-Server',
  'ecs-cluster': 'AWS-OpsWorks-ECS-Cluster',
  'java-app': 'AWS-OpsWorks-Java-App-Server',
  lb: 'AWS-OpsWorks-LB-Server',
  web: 'AWS-OpsWorks-Web-Server',
  'php-app': 'AWS-OpsWorks-PHP-App-Server',
  'rails-app': 'AWS-OpsWorks-Rails-App-Server',
  'nodejs-app': 'AWS-OpsWorks-nodejs-App-Server',
  memcached: 'AWS-OpsWorks-Memcached-Server',
  'db-master': 'AWS-OpsWorks-DB-Master-Server',
  'monitoring-master': 'AWS-OpsWorks-Monitoring-Master-Server',
  custom: 'AWS-OpsWorks-Custom-Server',
};

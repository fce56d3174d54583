import type { LayerType } from './layer-type.ts';

export interface LayerSecurityGroup {
  name: string;
  /** TCP ports that are open to everyone. Data stores are reached from inside the stack only. */
  publicPorts: readonly number[];
}

const WEB = [22, 80, 443];
const SSH = [22];

/** The security group that the instances of a layer get while the stack uses OpsWorks' own groups. */
export const SECURITY_GROUPS: Readonly<Record<LayerType, LayerSecurityGroup>> = {
  'aws-flow-ruby': { name: 'AWS-OpsWorks-AWS-Flow-Ruby-Server', publicPorts: [] },
  'ecs-cluster': { name: 'AWS-OpsWorks-ECS-Cluster', publicPorts: SSH },
  'java-app': { name: 'AWS-OpsWorks-Java-App-Server', publicPorts: WEB },
  lb: { name: 'AWS-OpsWorks-LB-Server', publicPorts: WEB },
  web: { name: 'AWS-OpsWorks-Web-Server', publicPorts: WEB },
  'php-app': { name: 'AWS-OpsWorks-PHP-App-Server', publicPorts: WEB },
  'rails-app': { name: 'AWS-OpsWorks-Rails-App-Server', publicPorts: WEB },
  'nodejs-app': { name: 'AWS-OpsWorks-nodejs-App-Server', publicPorts: WEB },
  memcached: { name: 'AWS-OpsWorks-Memcached-Server', publicPorts: SSH },
  'db-master': { name: 'AWS-OpsWorks-DB-Master-Server', publicPorts: SSH },
  'monitoring-master': { name: 'AWS-OpsWorks-Monitoring-Master-Server', publicPorts: WEB },
  custom: { name: 'AWS-OpsWorks-Custom-Server', publicPorts: WEB },
};

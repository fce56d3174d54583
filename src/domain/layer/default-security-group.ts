import type { LayerType } from './layer-type.ts';

interface DefaultSecurityGroup {
  name: string;
  /** TCP ports open to everyone. */
  publicPorts: readonly number[];
}

const WEB = [22, 80, 443];

const group = (server: string, publicPorts: readonly number[]): DefaultSecurityGroup => ({
  name: `AWS-OpsWorks-${server}`,
  publicPorts,
});

/** The security group that the instances of a layer get while the stack uses OpsWorks' own groups. */
export const DEFAULT_SECURITY_GROUPS: Readonly<Record<LayerType, DefaultSecurityGroup>> = {
  'aws-flow-ruby': group('AWS-Flow-Ruby-Server', []),
  'ecs-cluster': group('ECS-Cluster', [22]),
  'java-app': group('Java-App-Server', WEB),
  lb: group('LB-Server', WEB),
  web: group('Web-Server', WEB),
  'php-app': group('PHP-App-Server', WEB),
  'rails-app': group('Rails-App-Server', WEB),
  'nodejs-app': group('nodejs-App-Server', WEB),
  memcached: group('Memcached-Server', [22]),
  'db-master': group('DB-Master-Server', [22]),
  'monitoring-master': group('Monitoring-Master-Server', WEB),
  custom: group('Custom-Server', WEB),
};

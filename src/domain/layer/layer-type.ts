/** Every layer type that the API knows. */
export type LayerType =
  | 'aws-flow-ruby'
  | 'ecs-cluster'
  | 'java-app'
  | 'lb'
  | 'web'
  | 'php-app'
  | 'rails-app'
  | 'nodejs-app'
  | 'memcached'
  | 'db-master'
  | 'monitoring-master'
  | 'custom';

include_recipe 'deploy'
include_recipe 'opsworks_java::setup'

OpsworksApp.of_type(node, 'java').each do |name, app|
  java_app name do
    settings app
  end
end

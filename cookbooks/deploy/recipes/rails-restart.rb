include_recipe 'deploy'

OpsworksApp.of_type(node, 'rails').each do |name, app|
  rails_app name do
    settings app
    action :restart
  end
end

include_recipe 'deploy'
include_recipe 'rails::adapters'

OpsworksApp.of_type(node, 'rails').each do |name, app|
  rails_app name do
    settings app
  end
end

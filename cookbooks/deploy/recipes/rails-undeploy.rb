OpsworksApp.of_type(node, 'rails').each do |name, app|
  rails_app name do
    settings app
    action :undeploy
  end
end

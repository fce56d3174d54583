OpsworksApp.of_type(node, 'rails').each do |name, app|
  unicorn_app name do
    settings app
    action :start
  end
end

OpsworksApp.of_type(node, 'other').each do |name, app|
  systemd_unit DjangoUnit.name(name) do
    action %i(stop disable delete)
  end

  opsworks_app_release name do
    settings app
    action :delete
  end
end

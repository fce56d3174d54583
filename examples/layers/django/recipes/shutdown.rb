OpsworksApp.of_type(node, 'other').each_key do |name|
  systemd_unit DjangoUnit.name(name) do
    action :stop
  end
end

resource_name :apache2_app_site
provides :apache2_app_site
unified_mode true

description 'The virtual host of an app'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

property :directives, Array, default: [], description: 'Lines that the app type adds'
property :proxy, Hash, default: {}, description: 'Path => URL of the server that answers for it, in place of files; longer paths first'

default_action :create

action :create do
  certificates if app['ssl_support']

  template available do
    cookbook 'apache2'
    source 'app_site.conf.erb'
    helpers ApacheConf
    variables(name: new_resource.name, app: app, proxy: new_resource.proxy, directives: new_resource.directives, certificates: certificate_paths, log_dir: node['apache2']['log_dir'])
    # it holds the app's environment: only Apache's first process reads it
    mode '0600'
    sensitive true
  end

  link enabled do
    to "../sites-available/#{new_resource.name}.conf"
  end
end

action :delete do
  [enabled, available, *certificate_paths.values].each do |path|
    file path do
      action :delete
      manage_symlink_source false
    end
  end
end

action_class do
  def app
    new_resource.settings
  end

  def available
    "#{node['apache2']['dir']}/sites-available/#{new_resource.name}.conf"
  end

  def enabled
    "#{node['apache2']['dir']}/sites-enabled/#{new_resource.name}.conf"
  end

  def certificate_paths
    base = "#{node['apache2']['dir']}/ssl/#{app['domains'].first}"
    { certificate: "#{base}.crt", key: "#{base}.key", chain: "#{base}.ca" }
  end

  def certificates
    apache2_module 'ssl'

    directory "#{node['apache2']['dir']}/ssl" do
      mode '0700'
    end

    texts = { certificate: app['ssl_certificate'], key: app['ssl_certificate_key'], chain: app['ssl_certificate_ca'] }
    certificate_paths.each do |part, path|
      file path do
        content "#{texts[part]}\n"
        mode '0600'
        sensitive true
        action texts[part] ? :create : :delete
      end
    end
  end
end

resource_name :nginx_app_site
provides :nginx_app_site
unified_mode true

description 'The server block of an app'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'
property :upstream, [String, nil], description: 'Where requests that no file answers go, such as unix:/srv/www/app/shared/sockets/unicorn.sock'

default_action :create

action :create do
  certificates if app['ssl_support']

  template available do
    cookbook 'nginx'
    source 'app_site.conf.erb'
    helpers NginxConf
    variables(name: new_resource.name, app: app, certificates: certificate_paths, log_dir: node['nginx']['log_dir'], hostname: node['hostname'], upstream: new_resource.upstream)
    mode '0644'
  end

  link enabled do
    to "../sites-available/#{new_resource.name}"
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
    "#{node['nginx']['dir']}/sites-available/#{new_resource.name}"
  end

  def enabled
    "#{node['nginx']['dir']}/sites-enabled/#{new_resource.name}"
  end

  def certificate_paths
    base = "#{node['nginx']['dir']}/ssl/#{app['domains'].first}"
    { certificate: "#{base}.crt", key: "#{base}.key" }
  end

  def certificates
    directory "#{node['nginx']['dir']}/ssl" do
      mode '0700'
    end

    texts = { certificate: NginxConf.certificate(app), key: "#{app['ssl_certificate_key'].strip}\n" }
    certificate_paths.each do |part, path|
      file path do
        content texts[part]
        mode '0600'
        sensitive true
      end
    end
  end
end

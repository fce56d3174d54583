resource_name :java_app
provides :java_app
unified_mode true

description 'A Java web app: its releases, its context in Tomcat and the site of Apache in front of it'

use '_app'

action_class do
  def prepare(release_path)
    problem = OpsworksJava.problem(release_path)
    raise OpsworksApp::Failure, "The source of #{name} holds no Java web app: #{problem}" if problem
  end

  def serve
    app = new_resource.settings
    opsworks_java_context(name) { settings app }

    upstream = OpsworksJava.proxy(name, app, node['opsworks_java']['tomcat']['port'])
    apache2_app_site name do
      settings app
      proxy upstream
    end
  end

  def written
    context = "#{node['opsworks_java']['tomcat']['contexts']}/#{OpsworksJava.context(name)}.xml"
    [context, *ApacheConf.site_files(node['apache2']['dir'], name, app)]
  end

  def take_up
    opsworks_java_tomcat name
    reload_apache
  end

  def forget
    app = new_resource.settings
    opsworks_java_context name do
      settings app
      action :delete
    end

    apache2_app_site name do
      settings app
      action :delete
    end

    reload_apache if ::File.exist?(node['apache2']['program'])
  end

  def reload_apache
    service 'apache2' do
      service_name node['apache2']['service']
      action :reload
    end
  end
end

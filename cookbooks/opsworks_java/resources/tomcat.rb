resource_name :opsworks_java_tomcat
provides :opsworks_java_tomcat
unified_mode true

description 'Tomcat restarted, and watched until the app of this name has come up in it'

default_action :restart

action :restart do
  # Compiled pages: Tomcat tells two releases' pages apart by their times only, which many tools set to the same.
  directory ::File.join(tomcat['base'], 'work/Catalina/localhost', OpsworksJava.context(new_resource.name), 'org/apache/jsp') do
    recursive true
    action :delete
  end

  service tomcat['name'] do
    action :restart
  end

  ruby_block "#{new_resource.name} has started in Tomcat" do
    block { await_app }
  end
end

action_class do
  def tomcat
    node['opsworks_java']['tomcat']
  end

  # Tomcat takes connections at once and answers them when every app has started, or failed to.
  def await_app
    raise OpsworksApp::Failure, "Tomcat does not answer on port #{tomcat['port']}: journalctl -u #{tomcat['name']} says why." unless answers?

    said = complaint
    raise OpsworksApp::Failure, "Tomcat could not start #{new_resource.name}: #{said}" if said
  end

  def answers?
    limit = tomcat['start_timeout']
    open = OpsworksApp::Port.new(tomcat['port']).open_within?(limit) { system('systemctl', 'is-active', '--quiet', tomcat['name']) }
    open && ::Net::HTTP.start('localhost', tomcat['port'], read_timeout: limit, max_retries: 0) { |http| http.head('/') }
  rescue ::SystemCallError, ::EOFError, ::Net::ReadTimeout
    false
  end

  def complaint
    shell_out!('journalctl', '--sync')
    run = shell_out!('systemctl', 'show', '--property=InvocationID', '--value', tomcat['name']).stdout.strip
    lines = shell_out!('journalctl', '--output=cat', "_SYSTEMD_INVOCATION_ID=#{run}").stdout.lines.map(&:strip)
    context = Regexp.escape(OpsworksJava.path(new_resource.name).chomp('/'))
    lines.find { |line| line.match?(/Context \[#{context}\] startup failed|Error deploying .*#{Regexp.escape(OpsworksJava.context(new_resource.name))}\.xml/) }
  end
end

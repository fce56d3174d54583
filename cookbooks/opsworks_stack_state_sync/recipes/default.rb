opsworks = (node['opsworks'] || {}).to_h

file '/etc/hosts' do
  content lazy { StackHosts.merge(::File.read('/etc/hosts'), StackHosts.lines(opsworks)) }
  mode '0644'
  # a container's engine mounts this file: it can be written, not replaced
  atomic_update false
  backup false
end

%w(/etc/motd /etc/motd.opsworks-static).each do |path|
  template path do
    source 'motd.erb'
    variables(stack: opsworks['stack'] || {}, instance: opsworks['instance'] || {})
    mode '0644'
  end
end

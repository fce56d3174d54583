resource_name :nginx_reload
provides :nginx_reload
unified_mode true

description 'nginx with the configuration and the files of now: done once no worker of before takes a connection'

default_action :reload

# A wrong file of one app would stop nginx from starting at all: it is told before the servers are.
action :reload do
  execute 'nginx -t -q'

  before = NginxWorkers.accepting

  service 'nginx' do
    action :reload
  end

  ruby_block "nginx has new workers for #{new_resource.name}" do
    block { NginxWorkers.await_without(before) }
  end
end

# Where things are, under the names that OpsWorks' own cookbooks had and custom recipes read. They set nothing: what the
# built-in cookbooks of today do does not depend on them.
debian = platform_family?('debian')

default['apache']['dir'] = debian ? '/etc/apache2' : '/etc/httpd'
default['apache']['log_dir'] = debian ? '/var/log/apache2' : '/var/log/httpd'
default['apache']['user'] = debian ? 'www-data' : 'apache'
default['apache']['group'] = node['apache']['user']
default['apache']['binary'] = debian ? '/usr/sbin/apache2' : '/usr/sbin/httpd'
default['apache']['version'] = '2.4'
default['apache']['conf_available_dir'] = debian ? '/etc/apache2/conf-available' : '/etc/httpd/conf.d'
default['apache']['conf_enabled_dir'] = debian ? '/etc/apache2/conf-enabled' : '/etc/httpd/conf.d'
default['apache']['document_root'] = debian ? '/var/www' : '/var/www/html'

default['nginx']['dir'] = '/etc/nginx'
default['nginx']['log_dir'] = '/var/log/nginx'
default['nginx']['user'] = debian ? 'www-data' : 'nginx'
default['nginx']['binary'] = '/usr/sbin/nginx'

default['opsworks']['deploy_user']['user'] = 'deploy'
default['opsworks']['deploy_user']['group'] = debian ? 'www-data' : 'apache'
default['opsworks']['deploy_user']['home'] = '/home/deploy'
default['opsworks']['deploy_user']['shell'] = '/bin/bash'

# Debian's Apache, and Amazon Linux's, which is called httpd there and takes every module that is installed.
apache = value_for_platform_family(
  'amazon' => {
    'packages' => %w(httpd), 'service' => 'httpd', 'program' => '/usr/sbin/httpd',
    'dir' => '/etc/httpd', 'conf_dir' => '/etc/httpd/conf.d', 'log_dir' => '/var/log/httpd',
    'loads_modules' => true, 'module_packages' => { 'ssl' => 'mod_ssl' }
  },
  'default' => {
    'packages' => %w(apache2), 'service' => 'apache2', 'program' => '/usr/sbin/apache2',
    'dir' => '/etc/apache2', 'conf_dir' => '/etc/apache2/conf-enabled', 'log_dir' => '/var/log/apache2',
    'loads_modules' => false, 'module_packages' => {}
  }
)
apache.each { |name, value| default['apache2'][name] = value }

default['apache2']['modules'] = %w(rewrite headers expires)

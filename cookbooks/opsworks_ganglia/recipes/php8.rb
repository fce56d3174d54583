# The page of Debian's package dies on PHP 8. A later package that runs there does not take the patch, and need not.
package 'patch'

root = '/usr/share/ganglia-webfrontend'
changes = "#{root}/.opsworks-php8.patch"

cookbook_file changes do
  source 'php8.patch'
  mode '0644'
end

execute 'Ganglia page for PHP 8' do
  command "patch -p1 --forward --no-backup-if-mismatch --silent --input #{changes}"
  cwd root
  only_if "patch -p1 --forward --dry-run --silent --input #{changes}", cwd: root
end

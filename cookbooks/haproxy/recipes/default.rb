raise "The built-in recipes set up HAProxy on Debian and its kin, not on #{node['platform']}." unless platform_family?('debian')

package 'haproxy'

include_recipe 'haproxy::configure'

OpsworksPlatform.demand(node, 'HAProxy')

package 'haproxy'

include_recipe 'haproxy::configure'

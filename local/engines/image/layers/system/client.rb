chef_repo_path '/srv/chef'
cookbook_path ['/srv/chef/cookbooks']
node_path '/var/lib/chef/nodes'
cache_path '/var/cache/chef'
file_cache_path '/var/cache/chef'
minimal_ohai true
# The engine mounts /etc/hosts and /etc/hostname: a rename over a mount point is refused with EBUSY.
file_atomic_update false

# Where the package comes from: Debian has none. Custom JSON has to say uri and key.
default['couchdb']['repository']['uri'] = nil
default['couchdb']['repository']['key'] = nil
default['couchdb']['repository']['distribution'] = node['lsb']&.fetch('codename', nil) || 'bookworm'
default['couchdb']['repository']['components'] = %w(main)

default['couchdb']['port'] = 5984
default['couchdb']['admin'] = 'admin'
# Custom JSON has to say it: CouchDB 3 does not start without an administrator.
default['couchdb']['password'] = nil
# Tells the nodes of a cluster apart from others that can reach them. Custom JSON has to say it.
default['couchdb']['cookie'] = nil

# Where the package comes from: Debian has none. Custom JSON has to say uri and key.
default['mongodb']['repository']['uri'] = nil
default['mongodb']['repository']['key'] = nil
# The project's repositories have the version in this, such as bookworm/mongodb-org/8.0.
default['mongodb']['repository']['distribution'] = 'bookworm/mongodb-org/8.0'
default['mongodb']['repository']['components'] = %w(main)

default['mongodb']['packages'] = %w(mongodb-org-server mongodb-mongosh)
default['mongodb']['port'] = 27_017
default['mongodb']['replica_set'] = 'opsworks'

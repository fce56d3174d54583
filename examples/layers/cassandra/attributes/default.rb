# Where the package comes from: Debian has none. Custom JSON has to say uri and key.
default['cassandra']['repository']['uri'] = nil
default['cassandra']['repository']['key'] = nil
# The project's repositories name a series of versions where others name a release of Debian.
default['cassandra']['repository']['distribution'] = '50x'
default['cassandra']['repository']['components'] = %w(main)

default['cassandra']['java_packages'] = %w(openjdk-17-jre-headless)
default['cassandra']['cluster_name'] = nil
# How many of the layer's first instances new members ask for the others.
default['cassandra']['seeds'] = 2

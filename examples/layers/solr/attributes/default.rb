# Solr has no Debian package: its project's archive (solr-<version>.tgz), and the SHA-256 of it. Custom JSON has to say both.
default['solr']['archive'] = nil
default['solr']['checksum'] = nil

default['solr']['java_packages'] = %w(openjdk-17-jre-headless)
default['solr']['port'] = 8983
# Java's heap.
default['solr']['memory'] = '512m'
# Empty indexes that there are from the start, by name.
default['solr']['cores'] = []

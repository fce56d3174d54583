# nil where the distribution has none.
default['passenger']['packages'] = value_for_platform_family('amazon' => nil, 'default' => %w(libapache2-mod-passenger))

default['passenger']['packages'] = %w(libapache2-mod-passenger)

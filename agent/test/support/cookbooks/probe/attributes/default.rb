default['probe']['level'] = 'cookbook default'
default['probe']['lowest'] = 'cookbook default'

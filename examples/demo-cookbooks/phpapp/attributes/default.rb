default['phpapp']['banner'] = 'Set up by a recipe of our own'

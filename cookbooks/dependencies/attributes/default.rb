# The service sets these: the packages of the layers (name => version or "latest"), and whether to update.
default['dependencies']['debs'] = {}
default['dependencies']['gems'] = {}
default['dependencies']['upgrade_debs'] = false
default['dependencies']['allow_reboot'] = false

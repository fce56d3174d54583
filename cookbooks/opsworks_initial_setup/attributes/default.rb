# Seconds for which package lists count as fresh: a baked image, or a second Setup, does not fetch them again.
default['opsworks_initial_setup']['package_lists_max_age'] = 86_400
default['opsworks_initial_setup']['limits']['nofile'] = 65_536

# The service sets these: the volumes of this instance, by the device that they were attached as.
default['ebs']['devices'] = {}
default['ebs']['raids'] = {}

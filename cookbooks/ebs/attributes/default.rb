# The service sets these: the volumes of this instance, by the device that they were attached as, and the RAID arrays
# of several.
default['ebs']['devices'] = {}
default['ebs']['raids'] = {}

default['ebs']['mdadm_config'] = platform_family?('amazon') ? '/etc/mdadm.conf' : '/etc/mdadm/mdadm.conf'

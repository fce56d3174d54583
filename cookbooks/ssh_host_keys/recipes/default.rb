# OpsWorks kept every host's private keys and put them back on a replaced machine. Opswright keeps no private
# key of a machine: sshd gets keys of its own, once.
execute 'ssh-keygen -A' do
  only_if { ::File.exist?('/usr/sbin/sshd') && Dir.glob('/etc/ssh/ssh_host_*_key').empty? }
end

file '/tmp/opswright-probe-never-fails' do
  action :nothing
end

execute 'break it' do
  command 'echo broken >&2; exit 3'
end

provides :probe_thing
unified_mode true

action :run do
  execute 'inner' do
    command 'exit 4'
  end
end

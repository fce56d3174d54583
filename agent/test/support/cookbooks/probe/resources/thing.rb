provides :probe_thing
unified_mode true if respond_to?(:unified_mode)

action :run do
  execute 'inner' do
    command 'exit 4'
  end
end

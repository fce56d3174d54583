package 'postgresql'

include_recipe 'postgresql::configure'

service 'postgresql' do
  action %i(enable start)
end

include_recipe 'nginx'
include_recipe 'rails'

package 'Unicorn' do
  package_name node['unicorn']['packages']
  not_if { node['unicorn']['packages'].empty? }
end

if RailsStack.unicorn?(node)
  include_recipe 'unicorn::start'
  include_recipe 'nginx::start'
else
  include_recipe 'apache2::start'
end

if RailsStack.unicorn?(node)
  include_recipe 'nginx::stop'
  include_recipe 'unicorn::stop'
else
  include_recipe 'apache2::stop'
end

node['dependencies']['debs'].each do |name, wanted|
  package name do
    version wanted unless wanted == 'latest'
  end
end

node['dependencies']['gems'].each do |name, wanted|
  gem_package name do
    version wanted unless wanted == 'latest'
  end
end

include_recipe 'dependencies::upgrade' if node['dependencies']['upgrade_debs']

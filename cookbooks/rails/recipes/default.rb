OpsworksPlatform.demand(node, 'Rails')

package 'Rails' do
  package_name node['rails']['packages']
end

{
  'Ruby' => [node.read('opsworks', 'ruby_version'), 'ruby --version'],
  'RubyGems' => [node.read('opsworks_rubygems', 'version'), 'gem --version'],
  'Bundler' => [node.read('opsworks_bundler', 'version'), 'bundle --version'],
}.each do |program, (asked, question)|
  opsworks_app_version program do
    wanted asked
    command question
  end
end

include_recipe 'rails::adapters'

# Converges a recipe of examples/layers in a stack where two instances of its layer are online.
module Examples
  COOKBOOKS = File.expand_path('../../../examples/layers', __dir__)
  INSTANCES = { 'one' => { 'private_ip' => '10.0.0.1' }, 'two' => { 'private_ip' => '10.0.0.2' } }.freeze

  module_function

  def converge(recipe, platform, version, custom = {})
    layer = recipe.split('::').first
    opsworks = {
      'stack' => { 'name' => 'MyStack' },
      'instance' => { 'hostname' => 'one', 'private_ip' => '10.0.0.1', 'layers' => [layer] },
      'layers' => { layer => { 'instances' => INSTANCES }, 'php-app' => { 'instances' => { 'web-1' => { 'private_ip' => '10.0.0.9' } } } },
    }
    runner = ChefSpec::SoloRunner.new(platform: platform, version: version, step_into: %w(package_repository), cookbook_path: [BuiltIn::COOKBOOKS, COOKBOOKS])
    runner.node.normal = { 'opsworks' => opsworks }.merge(custom)
    runner.converge(recipe)
  end
end

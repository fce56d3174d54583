# The two ways in which a layer runs its Rails apps, by its attribute RailsStack.
module RailsStack
  module_function

  def unicorn?(node)
    node.read('opsworks', 'rails_stack', 'name') == 'nginx_unicorn'
  end

  # The resource that runs an app.
  def server(node)
    unicorn?(node) ? :unicorn_app : :passenger_apache2_app
  end
end

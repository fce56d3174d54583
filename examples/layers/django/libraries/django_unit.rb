# The service of an app.
module DjangoUnit
  module_function

  def name(app)
    "django_#{app}.service"
  end

  def content(app, settings, django)
    shared = "#{settings['deploy_to']}/shared"
    wsgi = django['wsgi'][app] || "#{app}.wsgi"
    {
      'Unit' => { 'Description' => "Django app #{app}", 'After' => 'network.target' },
      'Service' => {
        # gunicorn says when it listens
        'Type' => 'notify',
        'User' => settings['user'],
        'Group' => settings['group'],
        'WorkingDirectory' => "#{settings['deploy_to']}/current",
        'ExecStart' => "/bin/bash -c 'source #{shared}/app.env; exec gunicorn --bind 0.0.0.0:#{django['port']} --workers #{django['workers']} #{wsgi}'",
        'ExecReload' => '/bin/kill -HUP $MAINPID',
        'AmbientCapabilities' => 'CAP_NET_BIND_SERVICE',
        'Restart' => 'always',
      },
      'Install' => { 'WantedBy' => 'multi-user.target' },
    }
  end
end

# The units that run an app under Unicorn. systemd keeps the socket: while Unicorn starts anew, requests wait in
# it instead of failing.
module UnicornUnits
  module_function

  def name(app)
    "unicorn_#{app['application']}"
  end

  def socket_path(app)
    "#{app['deploy_to']}/shared/sockets/unicorn.sock"
  end

  def socket(app, backlog)
    {
      'Unit' => { 'Description' => "Socket of the Rails app #{app['application']}" },
      'Socket' => {
        'ListenStream' => socket_path(app),
        'SocketUser' => app['user'],
        'SocketGroup' => app['group'],
        'SocketMode' => '0660',
        'Backlog' => backlog,
      },
      'Install' => { 'WantedBy' => 'sockets.target' },
    }
  end

  def service(app)
    shared = "#{app['deploy_to']}/shared"
    {
      'Unit' => { 'Description' => "Rails app #{app['application']}", 'Requires' => "#{name(app)}.socket", 'After' => 'network.target' },
      'Service' => {
        'User' => app['user'],
        'Group' => app['group'],
        'WorkingDirectory' => "#{app['deploy_to']}/current",
        'ExecStart' => "/bin/bash -c 'source #{shared}/app.env; exec bundle exec unicorn -E #{app['rails_env']} -c #{shared}/config/unicorn.conf'",
        'KillSignal' => 'SIGQUIT',
        'Restart' => 'always',
      },
      'Install' => { 'WantedBy' => 'multi-user.target' },
    }
  end
end

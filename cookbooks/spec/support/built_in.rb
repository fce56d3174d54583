# Converges the built-in layers as an agent would: with the run list and the attributes that the service makes for an
# instance, which the project's own code has written down in documents.json.
module BuiltIn
  COOKBOOKS = File.expand_path('../..', __dir__)
  DOCUMENTS = ENV.fetch('OPSWRIGHT_DOCUMENTS', File.expand_path('../documents.json', __dir__))
  WORK = Dir.mktmpdir('opswright-spec')

  # Our own resources, whose actions are looked into. Not those that ask the machine: versions and accounts.
  STEP_INTO = %w(
    apache2_app_site apache2_module java_app nginx_app_site nodejs_app opsworks_app_environment_file
    opsworks_app_release opsworks_java_context opsworks_java_tomcat opsworks_nodejs_config opsworks_nodejs_service
    opsworks_php_config passenger_apache2_app php_app rails_app rails_config static_app unicorn_app
  ).freeze

  # A release of every app type at once: the source that a deploy fetches from.
  RELEASE = { 'index.php' => '', 'index.html' => '', 'server.js' => '', 'config.ru' => '', 'WEB-INF/web.xml' => '' }.freeze

  module_function

  # `custom` goes above all, as custom JSON does.
  def converge(layer, event, platform, version, example, custom)
    document = documents.fetch(layer).fetch(event)
    home = Dir.mktmpdir('run', WORK)
    runner = ChefSpec::SoloRunner.new(
      platform: platform, version: version, step_into: STEP_INTO, cookbook_path: COOKBOOKS, role_path: role(home, document)
    )
    runner.node.normal = custom
    example.stub_command(/patch -p1/).and_return(true)
    runner.converge('role[opsworks]') { stand_in(example) }
  end

  # At the level at which the agent places them: above the cookbooks' defaults.
  def role(home, document)
    attributes = document['attributes']
    attributes['deploy'].to_h.each { |name, app| app['deploy_to'] = File.join(home, name) }
    run_list = document['runList'].map { |recipe| "recipe[#{recipe}]" }
    File.write(File.join(home, 'opsworks.json'), JSON.generate(name: 'opsworks', json_class: 'Chef::Role', default_attributes: attributes, run_list: run_list))
    home
  end

  # Parsed anew each time: a converge may change it.
  def documents
    JSON.parse(File.read(DOCUMENTS))
  end

  # What a recipe would do to this machine beyond Chef's resources.
  def stand_in(example)
    source = Object.new.tap { |it| it.define_singleton_method(:fetch) { |into| BuiltIn.fill(into) } }
    example.instance_exec do
      allow(OpsworksApp::Sources).to receive(:for).and_return(source)
      allow_any_instance_of(OpsworksApp::Shell).to receive(:run).and_return('')
      allow_any_instance_of(OpsworksApp::Shell).to receive(:run?).and_return(true)
      allow(OpsworksApp::Certificate).to receive(:check)
      allow(OpsworksOutdatedPackages).to receive(:any?).and_return(false)
      allow(FileUtils).to receive(:chown)
    end
  end

  def fill(release)
    RELEASE.each do |path, content|
      FileUtils.mkdir_p(File.dirname(File.join(release, path)))
      File.write(File.join(release, path), content)
    end
    'revision'
  end

  def clean
    FileUtils.rm_rf(WORK)
  end
end

# frozen_string_literal: true

# Fetches one source as a machine does, and says what came of it. Request and answer are JSON on stdin and stdout:
#
#   {"for": "app" | "cookbooks", "folder": …, "agent": …, "cookbooks": …, "source": {…}, "profile": {…}?, "manageBerkshelf"?}
#   {"error"?, "revision"?, "log"}
#
# `folder` is the test's own; an app's code comes to be in folder/release, the cookbooks of an agent below folder.
require 'etc'
require 'json'

def fetch_app(request)
  gems = ENV.fetch('OPSWRIGHT_CHEF_GEMS', '/opt/chef/gems')
  Gem.paths = { 'GEM_HOME' => gems, 'GEM_PATH' => gems } if File.directory?(gems)
  Dir["#{request['cookbooks']}/opsworks_app/libraries/*.rb"].sort.each { |library| require library }
  me = Etc.getpwuid
  owner = { user: me.name, group: Etc.getgrgid(me.gid).name, home: me.dir }
  { revision: OpsworksApp::Sources.for(request['source'], owner, seconds: 1).fetch("#{request['folder']}/release"), log: '' }
rescue OpsworksApp::Failure => e
  { error: e.message, log: '' }
end

Home = Struct.new(:paths, :control_plane)
Plane = Struct.new(:http, :metadata)
Profile = Struct.new(:profile_credentials)

def fetch_cookbooks(request)
  $LOAD_PATH.unshift("#{request['agent']}/lib")
  %w[opswright opswright/cookbooks].each { |part| require part }
  log = Opswright::RunLog.new("#{request['folder']}/log", "#{request['folder']}/none.bell")
  plane = Plane.new(Opswright::Http.new, Profile.new(request['profile'] && Opswright::Credentials.new(*request['profile'].values)))
  home = Home.new(Opswright::Paths.new(request['folder']).tap(&:prepare), plane)
  error = attempt { Opswright::Cookbooks.new(home, log, '18').assemble(command(request)) }
  { error: error, log: File.read("#{request['folder']}/log") }.compact
end

def command(request)
  custom = { 'enabled' => true, 'refresh' => true, 'source' => request['source'], 'manageBerkshelf' => request['manageBerkshelf'] }
  { 'customCookbooks' => custom }
end

def attempt
  yield
  nil
rescue Opswright::RunFailed => e
  e.message
end

request = JSON.parse($stdin.read)
puts JSON.generate(request['for'] == 'app' ? fetch_app(request) : fetch_cookbooks(request))

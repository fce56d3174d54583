require 'fileutils'
require 'shellwords'

# What git and Subversion are given to get at a private source. Secrets lie in files that only the app's user reads:
# arguments are seen by every process of the machine.
class ScmAccess
  SSH = 'ssh -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR'.freeze
  KINDS = %w(git svn).freeze

  def initialize(name, app)
    @scm = app['scm'].to_h
    @user = app['user']
    @folder = File.join(app['home'], '.opsworks', name)
  end

  # @raise RuntimeError for a source that Chef 12's deploy resource has no way to
  def check
    return if KINDS.include?(@scm['scm_type'])

    raise "opsworks_deploy releases from git and Subversion under Chef 12; this app's source is #{@scm['scm_type'].inspect}. " \
          'Fetch it in the recipe, or use an instance with Chef 18 (Os Debian 12).'
  end

  def prepare
    FileUtils.mkdir_p(@folder)
    FileUtils.chown_R(@user, nil, File.dirname(@folder))
    write('key', "#{@scm['ssh_key'].to_s.strip}\n", 0o600) if key?
    write('ssh', "#!/bin/sh\nexec #{SSH}#{" -o IdentitiesOnly=yes -i #{file('key')}" if key?} \"$@\"\n", 0o700)
    write('password', @scm['password'].to_s, 0o600)
    write('askpass', askpass, 0o700)
  end

  def ssh_wrapper
    file('ssh')
  end

  def environment
    { 'GIT_ASKPASS' => file('askpass'), 'GIT_TERMINAL_PROMPT' => '0' }
  end

  private

  def key?
    !@scm['ssh_key'].to_s.empty?
  end

  def askpass
    "#!/bin/sh\ncase \"$1\" in\n  Username*) echo #{Shellwords.escape(@scm['user'].to_s)} ;;\n  *) cat #{file('password')} ;;\nesac\n"
  end

  def file(name)
    File.join(@folder, name)
  end

  # Written anew: a file that was there may have other rights.
  def write(name, content, mode)
    FileUtils.rm_f(file(name))
    File.open(file(name), File::WRONLY | File::CREAT | File::EXCL, mode) { |file| file.write(content) }
    FileUtils.chown(@user, nil, file(name))
  end
end

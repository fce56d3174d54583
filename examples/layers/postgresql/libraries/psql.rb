require 'mixlib/shellout'

# The server as its own administrator sees it. Statements go in by standard input: arguments are seen by every process.
module Psql
  QUIET = %w(--no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1).freeze

  module_function

  # What a statement answers. @raise RuntimeError with the server's own message, which holds no password
  def query(statement)
    shell = Mixlib::ShellOut.new('psql', *QUIET, user: 'postgres', cwd: '/', input: "#{statement};\n").run_command
    raise "PostgreSQL said: #{shell.stderr.lines.first.to_s.strip}" if shell.error?

    shell.stdout.strip
  end

  # Whether this role may log in to its database with this password.
  def login?(role, password, port)
    Mixlib::ShellOut.new(
      'psql', *QUIET, '--host=127.0.0.1', "--port=#{port}", "--username=#{role}", "--dbname=#{role}",
      environment: { 'PGPASSWORD' => password }, input: "SELECT 1;\n"
    ).run_command.exitstatus.zero?
  end

  def name(text)
    %("#{text.gsub('"', '""')}")
  end

  def text(value)
    "'#{value.gsub("'", "''")}'"
  end
end

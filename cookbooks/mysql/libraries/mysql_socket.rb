require 'mixlib/shellout'

# The server as its machine's root sees it: by its socket, which asks for no password. Statements go in by standard
# input, for arguments are seen by every process of the machine.
module MysqlSocket
  module_function

  # What a statement answers: one array of texts for each row.
  # @raise RuntimeError with the server's own message, which never holds a password: only hashes are sent
  def query(statement)
    shell = Mixlib::ShellOut.new('mysql', '--no-defaults', '--protocol=socket', '--user=root', '--batch', '--skip-column-names', '--raw', input: "#{statement};\n")
    shell.run_command
    raise "MySQL said: #{shell.stderr.strip}" if shell.error?

    shell.stdout.lines.map { |line| line.chomp.split("\t") }
  end
end

# The agent prunes the logs and documents of old runs by itself.
Dir.glob('/tmp/opsworks*').each do |path|
  if ::File.directory?(path) && !::File.symlink?(path)
    directory path do
      recursive true
      action :delete
    end
  else
    file path do
      action :delete
    end
  end
end

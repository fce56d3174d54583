module OpsworksApp
  # Files as they are now, to have them back when what comes next does not work. In memory: some of them hold secrets.
  class KeptFiles
    # Patterns may name what is not there (yet): that is left alone.
    def initialize(patterns)
      paths = Dir.glob(patterns).select { |path| File.file?(path) }
      @kept = paths.to_h { |path| [path, [File.binread(path), File.stat(path)]] }
    end

    # Writes those that have changed since or are gone, with the owner and the mode that they had; answers their paths.
    def restore
      changed = @kept.reject { |path, (content, _)| File.exist?(path) && File.binread(path) == content }
      changed.each { |path, (content, stat)| write(path, content, stat) }
      changed.keys
    end

    private

    def write(path, content, stat)
      File.open(path, File::WRONLY | File::CREAT | File::TRUNC, 0o600) do |file|
        file.chown(stat.uid, stat.gid)
        file.chmod(stat.mode & 0o7777)
        file.write(content)
      end
    end
  end
end

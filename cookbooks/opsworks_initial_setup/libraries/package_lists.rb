# The age of the package lists, told from the directories that apt writes to: the lists themselves carry the
# time of their server.
module OpsworksPackageLists
  LISTS = '/var/lib/apt/lists'.freeze

  def self.stale?(max_age, now: Time.now, lists: LISTS)
    return true if Dir.glob("#{lists}/*_Packages*").empty?

    written = [lists, "#{lists}/partial"].select { |path| File.exist?(path) }.map { |path| File.mtime(path) }.max
    now - written > max_age
  end
end

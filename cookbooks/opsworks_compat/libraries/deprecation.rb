# One line in the log for each place in a cookbook that needs what Chef has dropped.
module OpsworksCompat
  COOKBOOK_FILE = %r{/cookbooks/(?<cookbook>[^/]+)/(?<kind>[a-z]+)/(?<name>.+)\.rb\z}.freeze
  HOOK = %r{/deploy/(?<name>before_migrate|before_symlink|before_restart|after_restart)\.rb\z}.freeze

  module_function

  # `instead` is what to write today; `at` a source line as Chef notes it, where no caller is in a cookbook.
  def deprecated(what, instead, at: nil)
    place = at ? place_at(at) : place_of(caller_locations(2))
    return unless said.add?([what, place])

    Chef::Log.warn("DEPRECATED: #{what} in #{place}: #{instead}. opsworks_compat does it for now.")
  end

  def said
    @said ||= Set.new
  end

  # The first line outside of this cookbook that belongs to one, or to a deploy hook.
  def place_of(locations)
    locations.lazy.map { |location| described(location.path.to_s, location.lineno) }.find(&:itself) || 'an unknown place'
  end

  def place_at(source_line)
    path, line = source_line.split(':', 3)
    described(path, line) || path
  end

  def described(path, line)
    file = path.match(COOKBOOK_FILE)
    return hook(path, line) unless file
    return if file[:cookbook] == 'opsworks_compat'

    "cookbook #{file[:cookbook]}, #{file[:kind].sub(/ies\z/, 'y').delete_suffix('s')} #{file[:name]}, line #{line}"
  end

  # Whether the code that called this cookbook is another one's, and not Chef's or a gem's.
  def cookbook_asks?(locations)
    asking = locations.find { |location| !location.path.to_s.include?('/cookbooks/opsworks_compat/') }
    asking ? !described(asking.path.to_s, asking.lineno).nil? : false
  end

  def hook(path, line)
    "hook #{path}, line #{line}" if HOOK.match?(path)
  end
end

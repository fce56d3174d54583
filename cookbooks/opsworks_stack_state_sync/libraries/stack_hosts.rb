# The names of a stack's instances in /etc/hosts, between marks: what else is there stays.
module StackHosts
  BEGIN_MARK = '# BEGIN OpsWorks stack'.freeze
  END_MARK = '# END OpsWorks stack'.freeze

  module_function

  # The file with its block replaced, or put at its end.
  def merge(present, lines)
    block = "#{[BEGIN_MARK, *lines, END_MARK].join("\n")}\n"
    return present.sub(/^#{BEGIN_MARK}$.*?^#{END_MARK}\n?/m) { block } if present.include?(BEGIN_MARK)

    "#{present.chomp}\n\n#{block}"
  end

  # `<private ip> <name>` and `<public ip> <name>-ext` of every online instance, and the machine's own names.
  def lines(opsworks)
    peers = opsworks.fetch('layers', {}).values.map { |layer| layer.fetch('instances', {}).to_h }.reduce({}, :merge)
    own = opsworks['instance']
    peers = peers.merge(own['hostname'] => own) if own && own['hostname']
    peers.sort.flat_map { |name, instance| lines_of(name, instance) }
  end

  def lines_of(name, instance)
    [[instance['private_ip'], name], [instance['ip'], "#{name}-ext"]]
      .reject { |address, _| address.to_s.empty? }
      .map { |pair| pair.join(' ') }
  end
end

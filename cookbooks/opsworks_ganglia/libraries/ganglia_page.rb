require 'json'
require 'securerandom'

# The files that Ganglia's page reads.
module GangliaPage
  METRICS = { 'load_one' => 'Load', 'cpu_user' => 'CPU (user)', 'mem_free' => 'Free memory', 'bytes_in' => 'Network in', 'bytes_out' => 'Network out' }.freeze

  module_function

  # The line of a password file for this user; the one that is there stays as long as its password does.
  def htpasswd(present, user, password)
    raise 'The Ganglia layer has no password: give it one (its attribute GangliaPassword).' if password.to_s.empty?

    name, hash = present.to_s.chomp.split(':', 2)
    return present if name == user && hash && password.crypt(hash) == hash

    "#{user}:#{password.crypt("$6$#{SecureRandom.alphanumeric(16)}")}\n"
  end

  # A page of graphs, each with a line for every one of these hosts.
  def view(layer, hosts)
    who = [{ 'regex' => "^(#{hosts.sort.map { |host| Regexp.escape(host) }.join('|')})$" }]
    items = METRICS.map do |metric, title|
      { 'aggregate_graph' => 'true', 'host_regex' => who, 'metric_regex' => [{ 'regex' => "^#{metric}$" }], 'graph_type' => 'line', 'title' => "#{layer}: #{title}" }
    end
    "#{JSON.pretty_generate('view_name' => layer, 'view_type' => 'standard', 'items' => items)}\n"
  end

  # The events that graphs mark, with one more unless it is there. Something that is no list begins anew.
  def events(present, event, most)
    known = parse(present)
    known.push(event) if known.none? { |one| one['event_id'] == event['event_id'] }
    "#{JSON.pretty_generate(known.last(most))}\n"
  end

  def parse(text)
    list = JSON.parse(text)
    list.is_a?(Array) ? list : []
  rescue JSON::ParserError
    []
  end
end

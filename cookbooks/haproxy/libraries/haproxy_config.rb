# What node['haproxy'] means for HAProxy's configuration.
class HaproxyConfig
  # In the order in which a request that no app claims is given to the first kind that has servers.
  KINDS = %w(rails php nodejs static java).freeze
  # In the order in which apps claim requests by their domains. Java apps never did.
  ROUTED = %w(static nodejs php rails).freeze

  DEFAULT_BACKENDS = 10
  # HAProxy takes no more.
  GREATEST_WEIGHT = 256

  Server = Struct.new(:name, :ip, :weight, :maxconn)
  Route = Struct.new(:name, :kind, :domains, :path)

  def initialize(settings)
    @settings = settings
  end

  # The kinds of app server of which one is online.
  def kinds
    KINDS.reject { |kind| servers(kind).empty? }
  end

  def servers(kind)
    online = (@settings["#{kind}_backends"] || []).select { |server| server['ip'] }
    scale = [online.map { |server| backends(server) }.max.to_f / GREATEST_WEIGHT, 1].max
    online.map do |server|
      count = backends(server)
      Server.new(server['name'], server['ip'], (count / scale).ceil, count * factor(kind))
    end
  end

  # Which hosts, and which paths there, go to the servers of a kind.
  def routes
    (ROUTED & kinds).flat_map do |kind|
      (@settings["#{kind}_applications"] || {}).map { |name, app| Route.new("#{kind}_#{name}", kind, app['domains'], app['mounted_at']) }
    end
  end

  # nginx answers no OPTIONS.
  def check_method(kind)
    kind == 'static' ? 'GET' : @settings['health_check_method']
  end

  # Text in which HAProxy sees nothing special.
  def self.quote(text)
    "'#{text.to_s.gsub("'") { %q('\'') }}'"
  end

  private

  def backends(server)
    count = server['backends'].to_i
    count > 0 ? count : DEFAULT_BACKENDS
  end

  def factor(kind)
    @settings[kind == 'static' ? 'maxcon_factor_static' : "maxcon_factor_#{kind}_app"]
  end
end

# Ruby values as PHP source.
module OpsworksPhp
  module_function

  def php(value)
    case value
    when nil then 'null'
    when true, false, Integer then value.to_s
    when Hash then "array(#{value.map { |key, member| "#{php(key.to_s)} => #{php(member)}" }.join(', ')})"
    when Array then "array(#{value.map { |member| php(member) }.join(', ')})"
    else "'#{value.to_s.gsub(/[\\']/) { |character| "\\#{character}" }}'"
    end
  end

  # The private addresses of the online instances, by layer.
  def hosts(opsworks)
    opsworks.fetch('layers', {}).to_h { |name, layer| [name, addresses(layer)] }.sort.to_h
  end

  def addresses(layer)
    layer.fetch('instances', {}).sort.filter_map { |_, instance| instance['private_ip'] }
  end
end

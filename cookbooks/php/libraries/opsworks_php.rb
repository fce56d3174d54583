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
end

# Text and names as SQL has them.
module MysqlQuote
  module_function

  def text(value)
    "'#{value.to_s.gsub(/[\\']/) { |character| "\\#{character}" }}'"
  end

  def name(value)
    "`#{value.to_s.gsub('`', '``')}`"
  end

  # The name of a database where a grant reads it as a pattern.
  def pattern(value)
    name(value.to_s.gsub(/[\\_%]/) { |character| "\\#{character}" })
  end
end

# Text as an argument in Apache's configuration.
module ApacheConf
  # The name of a define that holds a dollar sign: Apache would put its own value in place of ${...}.
  DOLLAR = 'OPSWORKS_DOLLAR'.freeze

  module_function

  def quote(text)
    escaped = text.to_s.gsub(/[\\"]/) { |character| "\\#{character}" }
    %("#{escaped.gsub('${', "${#{DOLLAR}}{")}")
  end
end

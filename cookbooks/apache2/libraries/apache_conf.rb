# Text as an argument in Apache's configuration.
module ApacheConf
  # The name of a define that holds a dollar sign: Apache would put its own value in place of ${...}.
  DOLLAR = 'OPSWORKS_DOLLAR'.freeze

  module_function

  # Patterns of what the site of an app is written to.
  def site_files(dir, name, app)
    ["#{dir}/sites-available/#{name}.conf", "#{dir}/ssl/#{app['domains'].first}.*"]
  end

  def quote(text)
    escaped = text.to_s.gsub(/[\\"]/) { |character| "\\#{character}" }
    %("#{escaped.gsub('${', "${#{DOLLAR}}{")}")
  end
end

# Text as an argument in nginx's configuration.
module NginxConf
  module_function

  # Patterns of what the site of an app is written to.
  def site_files(dir, name, app)
    ["#{dir}/sites-available/#{name}", "#{dir}/ssl/#{app['domains'].first}.*"]
  end

  def quote(text)
    escaped = text.to_s.gsub(/[\\"]/) { |character| "\\#{character}" }
    %("#{escaped}")
  end

  # nginx wants the chain behind the certificate in one file.
  def certificate(app)
    [app['ssl_certificate'], app['ssl_certificate_ca']].compact.map(&:strip).join("\n") + "\n"
  end
end

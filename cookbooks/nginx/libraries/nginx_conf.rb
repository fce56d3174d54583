# Text as an argument in nginx's configuration.
module NginxConf
  module_function

  def quote(text)
    escaped = text.to_s.gsub(/[\\"]/) { |character| "\\#{character}" }
    %("#{escaped}")
  end

  # nginx wants the chain behind the certificate in one file.
  def certificate(app)
    [app['ssl_certificate'], app['ssl_certificate_ca']].compact.map(&:strip).join("\n") + "\n"
  end
end

require 'openssl'

module OpsworksApp
  # The certificate of an app that answers to https. A server refuses to start with a wrong one, and with it
  # every other app of the machine: it is looked at before anything is changed.
  class Certificate
    def self.check(name, app)
      return unless app['ssl_support']

      certificate, key = app.values_at('ssl_certificate', 'ssl_certificate_key').map(&:to_s)
      raise Failure, "#{name} has SSL enabled but no certificate and private key." if certificate.empty? || key.empty?

      matching = OpenSSL::X509::Certificate.new(certificate).check_private_key(OpenSSL::PKey.read(key, ''))
      raise Failure, "The SSL private key of #{name} does not belong to its certificate." unless matching
    rescue OpenSSL::X509::CertificateError, OpenSSL::PKey::PKeyError
      raise Failure, "The SSL certificate or private key of #{name} is no PEM text that can be read."
    end
  end
end

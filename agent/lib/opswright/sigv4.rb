# frozen_string_literal: true

require 'digest'
require 'openssl'
require 'uri'

module Opswright
  # AWS Signature Version 4, for headers.
  class Sigv4
    ALGORITHM = 'AWS4-HMAC-SHA256'

    # `credentials` has access_key_id, secret_access_key and, for temporary ones, session_token.
    def initialize(credentials, service:, region:)
      @credentials = credentials
      @service = service
      @region = region
    end

    # Answers `headers` with host, date, token and authorization added.
    def sign(method, url, headers: {}, body: '', time: Time.now)
      uri = URI(url)
      stamp = time.utc.strftime('%Y%m%dT%H%M%SZ')
      signed = downcased(headers).merge(identity(uri, stamp))
      signed.merge('authorization' => authorization(method, uri, signed, body, stamp))
    end

    private

    attr_reader :credentials, :service, :region

    def downcased(headers)
      headers.map { |name, value| [name.downcase, value] }.to_h
    end

    def identity(uri, stamp)
      { 'host' => host(uri), 'x-amz-date' => stamp, 'x-amz-security-token' => credentials.session_token }.compact
    end

    def host(uri)
      uri.port == uri.default_port ? uri.host : "#{uri.host}:#{uri.port}"
    end

    def authorization(method, uri, headers, body, stamp)
      "#{ALGORITHM} Credential=#{credentials.access_key_id}/#{scope(stamp)}, " \
        "SignedHeaders=#{names(headers)}, Signature=#{signature(method, uri, headers, body, stamp)}"
    end

    def signature(method, uri, headers, body, stamp)
      request = Digest::SHA256.hexdigest(canonical(method, uri, headers, body))
      hmac(signing_key(stamp), [ALGORITHM, stamp, scope(stamp), request].join("\n")).unpack1('H*')
    end

    def canonical(method, uri, headers, body)
      lines = headers.sort.map { |name, value| "#{name}:#{value.to_s.strip.squeeze(' ')}\n" }.join
      [method, path(uri), query(uri), lines, names(headers), Digest::SHA256.hexdigest(body)].join("\n")
    end

    # S3 signs the path as it is sent; every other service signs it encoded once more.
    def path(uri)
      sent = uri.path.empty? ? '/' : uri.path
      return sent if service == 's3'

      sent.split('/', -1).map { |part| URI.encode_www_form_component(part).gsub('+', '%20') }.join('/')
    end

    def query(uri)
      uri.query.to_s.split('&').map { |pair| pair.include?('=') ? pair : "#{pair}=" }.sort.join('&')
    end

    def names(headers)
      headers.keys.sort.join(';')
    end

    def scope(stamp)
      "#{stamp[0, 8]}/#{region}/#{service}/aws4_request"
    end

    def signing_key(stamp)
      [stamp[0, 8], region, service, 'aws4_request'].inject("AWS4#{credentials.secret_access_key}") do |key, part|
        hmac(key, part)
      end
    end

    def hmac(key, text)
      OpenSSL::HMAC.digest('SHA256', key, text)
    end
  end
end

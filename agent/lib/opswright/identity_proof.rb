# frozen_string_literal: true

require_relative 'sigv4'

module Opswright
  # A call to STS that says which machine this is, signed here and sent by the control plane.
  # The nonce in the signature binds it to one registration.
  module IdentityProof
    BODY = 'Action=GetCallerIdentity&Version=2011-06-15'
    CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8'

    module_function

    # `challenge` is the answer of /agent/hello.
    def sign(challenge, credentials, time)
      headers = { 'content-type' => CONTENT_TYPE, 'x-opswright-nonce' => challenge.fetch('nonce') }
      signer = Sigv4.new(credentials, service: 'sts', region: challenge.fetch('stsRegion'))
      url = "https://#{challenge.fetch('stsHost')}/"
      { body: BODY, headers: signer.sign('POST', url, headers: headers, body: BODY, time: time) }
    end
  end
end

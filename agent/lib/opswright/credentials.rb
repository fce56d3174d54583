# frozen_string_literal: true

module Opswright
  # An access key. Never printed: inspect shows the id alone.
  class Credentials
    attr_reader :access_key_id, :secret_access_key, :session_token

    def self.from_metadata(answer)
      new(answer.fetch('AccessKeyId'), answer.fetch('SecretAccessKey'), answer['Token'])
    end

    def initialize(access_key_id, secret_access_key, session_token = nil)
      @access_key_id = access_key_id
      @secret_access_key = secret_access_key
      @session_token = session_token
    end

    def inspect
      "#<Credentials #{access_key_id}>"
    end
  end
end

# frozen_string_literal: true

require 'json'
require_relative 'errors'
require_relative 'http'
require_relative 'keyring'
require_relative 'metadata'
require_relative 'registration'
require_relative 'server_clock'
require_relative 'sigv4'

module Opswright
  # The agent's side of the protocol: signed calls, and what each kind of refusal means.
  class ControlPlane
    SERVICE = 'opsworks-agent'
    ANOTHERS_COMMAND = '"AccessDeniedError"'
    LATER = [408, 425, 429, 500, 502, 503, 504].freeze

    attr_reader :settings, :http, :metadata

    # `agent_run` is the random id of this agent's life.
    def initialize(paths:, settings:, agent_run:, http: Http.new, clock: ServerClock.new)
      @settings = settings
      @agent_run = agent_run
      @http = http
      @clock = clock
      @metadata = Metadata.new(settings.metadata_endpoint, http)
      registration = Registration.new(settings: settings, http: http, clock: clock, metadata: metadata)
      @keyring = Keyring.new(paths: paths, settings: settings, metadata: metadata, registration: registration)
    end

    def heartbeat_seconds
      keyring.heartbeat_seconds
    end

    # Answers the parsed body. Raises Unreachable (try again), Stale (not ours any more) or Refused.
    def post(path, body)
      text = JSON.generate(whoami.merge(body))
      response = attempt { http.call('POST', url(path), headers: headers('POST', path, text), body: text) }
      JSON.parse(response.body)
    rescue JSON::ParserError
      raise Unreachable, "#{path} answered something that is not JSON"
    end

    def download(path, file)
      attempt { http.download(url(path), file, headers: headers('GET', path, '')) }
    end

    private

    attr_reader :agent_run, :clock, :keyring

    def whoami
      { bootId: Machine.boot_id, agentRun: agent_run }
    end

    def url(path)
      "#{settings.endpoint}#{path}"
    end

    def headers(method, path, body)
      Sigv4.new(keyring.credentials, service: SERVICE, region: settings.region)
           .sign(method, url(path), headers: { 'content-type' => 'application/json' }, body: body, time: clock.now)
    end

    # A signature that was refused because our clock was wrong says nothing about the key: sign again.
    def attempt
      response = yield
      clock_was_wrong = clock.learn(response)
      response = yield if clock_was_wrong && unauthorized?(response)
      judge(response)
    end

    def judge(response)
      return response if response.is_a?(Net::HTTPSuccess)

      keyring.forget if unauthorized?(response)
      raise complaint(response)
    end

    def complaint(response)
      words = "#{response.code} #{response.body.to_s[0, 300]}"
      return Unauthorized.new(words) if unauthorized?(response)
      return Stale.new(words) if stale?(response)
      return Unreachable.new(words, retry_after: response['retry-after']) if LATER.include?(response.code.to_i)

      Refused.new(words)
    end

    def unauthorized?(response)
      %w[401 403].include?(response.code) && !stale?(response)
    end

    # A command that is not this instance's is no fault of the key.
    def stale?(response)
      response.code == '409' || (response.code == '403' && response.body.to_s.include?(ANOTHERS_COMMAND))
    end
  end
end

# frozen_string_literal: true

require 'json'
require 'net/http'
require 'securerandom'
require 'socket'
require 'time'
require 'opswright/credentials'
require 'opswright/sigv4'

# The control plane, the store for logs and the machine's metadata service, as far as the agent sees them.
# It checks every signature, remembers every call, and can be told to misbehave.
class FakeControlPlane
  Call = Struct.new(:method, :path, :headers, :body, :bytes) do
    def [](key)
      body[key]
    end
  end

  attr_reader :calls, :logs, :results, :uploads, :objects, :keys
  attr_accessor :clock_offset, :heartbeat, :region

  def initialize
    @mutex = Mutex.new
    @changed = ConditionVariable.new
    @calls = []
    @queue = []
    @fences = Hash.new(0)
    @logs = Hash.new { |hash, id| hash[id] = +''.b }
    @results = {}
    @uploads = {}
    @objects = {}
    @keys = {}
    @rules = []
    @clock_offset = 0
    @heartbeat = { look: false, heartbeatSeconds: 60 }
    @region = 'us-east-1'
    @instance_id = 'instance-1'
    @ec2_instance_id = 'i-0001'
    listen
  end

  attr_accessor :instance_id, :ec2_instance_id

  def endpoint
    "http://127.0.0.1:#{@port}"
  end

  # -- what a test arranges

  def enqueue(command)
    synchronized { @queue << command.transform_keys(&:to_s) }
  end

  def withdraw(id)
    synchronized { @queue.reject! { |command| command['commandId'] == id } }
  end

  # The next `times` calls of this path are answered by the block: [status, body], or nil for no answer at all.
  def misbehave(path, times: 1, &answer)
    synchronized { @rules << [path, times, answer] }
  end

  def fence_of(id)
    @fences[id]
  end

  def raise_fence(id)
    synchronized { @fences[id] += 1 }
  end

  def forget_keys
    synchronized { keys.clear }
  end

  # -- what a test waits for

  def wait_until(what, seconds: 20)
    deadline = Process.clock_gettime(Process::CLOCK_MONOTONIC) + seconds
    synchronized do
      until (found = yield)
        left = deadline - Process.clock_gettime(Process::CLOCK_MONOTONIC)
        raise "timed out waiting for #{what}; calls: #{calls.last(12).map(&:path)}" unless left.positive?

        @changed.wait(@mutex, left)
      end
      found
    end
  end

  def calls_to(path)
    calls.select { |call| call.path == path }
  end

  def result_of(id, seconds: 20)
    wait_until("the result of #{id}", seconds: seconds) { results[id] }
  end

  # -- being away

  def go_away
    @server.close
    @accepting.join
  end

  def come_back
    listen(@port)
  end

  def stop
    go_away unless @server.closed?
  end

  private

  def synchronized(&block)
    @mutex.synchronize(&block)
  end

  def listen(port = 0)
    @server = TCPServer.new('127.0.0.1', port)
    @port = @server.addr[1]
    @accepting = Thread.new { accept }
  end

  def accept
    loop { Thread.new(@server.accept) { |socket| serve(socket) } }
  rescue IOError, Errno::EBADF
    nil
  end

  def serve(socket)
    call = read(socket) or return
    status, body = answer(call)
    write(socket, status, body) if status
  rescue Errno::EPIPE, Errno::ECONNRESET, EOFError
    nil
  ensure
    socket.close
    synchronized { @changed.broadcast }
  end

  def read(socket)
    request = socket.gets or return
    method, path, = request.split
    headers = {}
    while (line = socket.gets.chomp) != ''
      name, value = line.split(': ', 2)
      headers[name.downcase] = value
    end
    bytes = socket.read(headers['content-length'].to_i)
    Call.new(method, path, headers, parsed(bytes), bytes)
  end

  def parsed(bytes)
    JSON.parse(bytes)
  rescue JSON::ParserError
    {}
  end

  def write(socket, status, body)
    body = JSON.generate(body) unless body.is_a?(String)
    date = (Time.now + clock_offset).httpdate
    socket.write("HTTP/1.1 #{status} X\r\nDate: #{date}\r\nContent-Length: #{body.bytesize}\r\nConnection: close\r\n\r\n")
    socket.write(body)
  end

  def answer(call)
    synchronized do
      calls << call
      rule = @rules.find { |path, times, _| path == call.path && times.positive? }
      next route(call) unless rule

      rule[1] -= 1
      rule[2].call(call)
    end
  end

  def route(call)
    case call.path
    when '/agent/hello' then [200, { nonce: 'n-1', stsHost: 'sts.us-east-1.amazonaws.com', stsRegion: 'us-east-1' }]
    when '/agent/register' then register(call)
    when %r{\A/latest/} then metadata(call)
    when %r{\A/objects/} then objects.key?(call.path) ? [200, objects[call.path]] : [404, 'none']
    when %r{\A/store/} then store(call)
    else signed(call)
    end
  end

  def metadata(call)
    case call.path
    when '/latest/api/token' then [200, 'token']
    when '/latest/meta-data/instance-id' then [200, ec2_instance_id]
    when /identity-credentials/ then [200, { AccessKeyId: 'ASIA1', SecretAccessKey: 's', Token: 't' }]
    else [404, '']
    end
  end

  def register(call)
    return [403, { error: 'BadProof' }] unless call['nonce'] == 'n-1' && call['proof']['headers']['authorization']

    id = "OWAK#{keys.size}#{SecureRandom.hex(2)}"
    keys[id] = SecureRandom.hex(20)
    [200, { accessKeyId: id, secretAccessKey: keys[id], heartbeatSeconds: heartbeat[:heartbeatSeconds] }]
  end

  def store(call)
    uploads[call.path.delete_prefix('/store/')] = call.bytes
    [200, '']
  end

  def signed(call)
    return [403, { error: 'InvalidSignature' }] unless signature_holds?(call)

    case call.path
    when '/agent/next' then next_command
    when '/agent/heartbeat' then [200, heartbeat]
    when '/agent/log' then fenced(call) { log(call) }
    when '/agent/log-upload' then fenced(call) { [200, { url: "#{endpoint}/store/#{call['commandId']}" }] }
    when '/agent/result' then fenced(call) { result(call) }
    else objects.key?(call.path) ? [200, objects[call.path]] : [404, { error: 'NotFound' }]
    end
  end

  def signature_holds?(call)
    time = Time.strptime("#{call.headers['x-amz-date']} UTC", '%Y%m%dT%H%M%SZ %Z')
    id = call.headers['authorization'].to_s[%r{Credential=([^/]+)/}, 1]
    return false if (time - (Time.now + clock_offset)).abs > 300 || !keys.key?(id)

    expected(call, id, time) == call.headers['authorization']
  end

  def expected(call, id, time)
    names = call.headers['authorization'][/SignedHeaders=([^,]+)/, 1].split(';')
    signed = call.headers.slice(*(names - %w[host x-amz-date]))
    Opswright::Sigv4.new(Opswright::Credentials.new(id, keys[id]), service: 'opsworks-agent', region: region)
                    .sign(call.method, "#{endpoint}#{call.path}", body: call.bytes.to_s, time: time, headers: signed)['authorization']
  end

  def next_command
    command = @queue.first
    return [200, { command: nil, lookAgainSeconds: 60 }] unless command

    id = command['commandId']
    @fences[id] += 1
    [200, { command: command.merge('lease' => { 'fence' => @fences[id], 'seconds' => 120 }) }]
  end

  def fenced(call)
    call['fence'] == @fences[call['commandId']] ? yield : [409, { error: 'StaleError', message: 'an old fence' }]
  end

  def log(call)
    log = logs[call['commandId']]
    return [200, { nextOffset: log.bytesize }] if call['offset'] > log.bytesize

    log[call['offset']..-1] = call['chunk'].unpack1('m0')
    [200, { nextOffset: log.bytesize }]
  end

  def result(call)
    results[call['commandId']] = call.body
    @queue.reject! { |command| command['commandId'] == call['commandId'] }
    [200, { accepted: true }]
  end
end

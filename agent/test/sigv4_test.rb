# frozen_string_literal: true

require 'test_helper'

# The signatures are those of AWS's published Signature Version 4 test suite.
class Sigv4Test < Minitest::Test
  KEY = Opswright::Credentials.new('AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')
  TIME = Time.utc(2015, 8, 30, 12, 36, 0)

  def test_a_plain_get_is_signed_as_aws_signs_it
    assert_equal '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31', signature('GET', '/')
  end

  def test_query_parameters_are_sorted
    assert_equal 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
                 signature('GET', '/?Param2=value2&Param1=value1')
  end

  def test_a_form_body_is_part_of_the_signature
    assert_equal 'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
                 signature('POST', '/', { 'Content-Type' => 'application/x-www-form-urlencoded' }, 'Param1=value1')
  end

  def test_a_port_that_is_not_the_usual_one_is_part_of_the_host
    headers = signer.sign('GET', 'http://127.0.0.1:8080/x', time: TIME)
    assert_equal '127.0.0.1:8080', headers['host']
  end

  def test_credentials_do_not_show_their_secret
    refute_includes KEY.inspect, 'wJalr'
  end

  private

  def signer
    Opswright::Sigv4.new(KEY, service: 'service', region: 'us-east-1')
  end

  def signature(method, path, headers = {}, body = '')
    signer.sign(method, "https://example.amazonaws.com#{path}", headers: headers, body: body, time: TIME)
          .fetch('authorization')[/Signature=(\h+)/, 1]
  end
end

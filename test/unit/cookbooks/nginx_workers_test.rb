require 'minitest/autorun'
require 'minitest/mock'
require_relative '../../../cookbooks/nginx/libraries/nginx_workers'

class NginxWorkersTest < Minitest::Test
  def accepting(titles)
    Dir.stub(:glob, titles.keys) { NginxWorkers.stub(:title, ->(process) { titles[process] }) { NginxWorkers.accepting } }
  end

  def test_workers_that_only_end_what_they_began_are_not_counted
    titles = { '/proc/1' => "nginx: master process /usr/sbin/nginx\0", '/proc/2' => "nginx: worker process\0\0  ", '/proc/3' => 'nginx: worker process is shutting down', '/proc/4' => '' }
    assert_equal ['/proc/2'], accepting(titles)
  end

  def test_the_wait_ends_when_none_of_the_workers_of_before_is_left
    seen = [%w(a b), %w(b c), %w(c d)]
    NginxWorkers.stub(:sleep, nil) { NginxWorkers.stub(:accepting, -> { seen.shift }) { NginxWorkers.await_without(%w(a b)) } }
    assert_empty seen
  end

  def test_workers_that_stay_are_told_in_a_sentence
    seconds = 0
    NginxWorkers.stub(:sleep, nil) do
      NginxWorkers.stub(:now, -> { seconds += 15 }) do
        error = NginxWorkers.stub(:accepting, %w(a)) { assert_raises(RuntimeError) { NginxWorkers.await_without(%w(a)) } }
        assert_includes error.message, 'did not take up its new configuration'
      end
    end
  end
end

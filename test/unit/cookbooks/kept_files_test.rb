require 'minitest/autorun'
require 'tmpdir'
require_relative '../../../cookbooks/opsworks_app/libraries/kept_files'

class KeptFilesTest < Minitest::Test
  def test_what_was_changed_or_removed_comes_back_with_its_mode_and_what_is_new_stays
    Dir.mktmpdir do |folder|
      path = ->(name) { "#{folder}/#{name}" }
      %w(same changed gone).each { |name| File.write(path[name], name, perm: 0o640) }
      kept = OpsworksApp::KeptFiles.new(["#{folder}/*", path['none']])
      File.write(path['changed'], 'x')
      File.delete(path['gone'])
      File.write(path['new'], 'new')
      assert_equal %w(changed gone).map(&path), kept.restore.sort
      assert_equal %w(same changed gone new), %w(same changed gone new).map { |name| File.read(path[name]) }
      assert_equal [0o640, 0o640], %w(changed gone).map { |name| File.stat(path[name]).mode & 0o777 }
    end
  end
end

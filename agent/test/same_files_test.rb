# frozen_string_literal: true

require 'test_helper'
require 'opswright/cookbooks/merged'
require 'opswright/engines/chef/cookbook_cache'

class SameFilesTest < Minitest::Test
  Quiet = Struct.new(:said) do
    def warn(text)
      said << text
    end
  end

  def test_a_merge_takes_each_file_of_the_last_layer_that_has_it
    in_folder do |folder|
      below = layer(folder, 'below', 'web/metadata.rb' => "name 'web'", 'web/templates/a.erb' => 'built in', 'web/recipes/default.rb' => 'run')
      above = layer(folder, 'above', 'web/templates/a.erb' => 'custom')
      merged = Opswright::Cookbooks::Merged.new("#{folder}/merged", Quiet.new([])).of([below, above])
      assert_equal %w[custom run], %w[templates/a.erb recipes/default.rb].map { |path| File.read("#{merged}/web/#{path}") }
      assert_equal 'built in', File.read("#{below}/web/templates/a.erb")
    end
  end

  def test_what_a_merge_adds_to_a_cookbook_does_not_reach_its_origin
    in_folder do |folder|
      origin = layer(folder, 'custom', 'old/metadata.rb' => "version '1.0'", 'old/recipes/default.rb' => '')
      merged = Opswright::Cookbooks::Merged.new("#{folder}/merged", Quiet.new([])).of([origin])
      assert_match(/version '1.0'\nname 'old'/, File.read("#{merged}/old/metadata.rb"))
      assert_equal "version '1.0'", File.read("#{origin}/old/metadata.rb")
    end
  end

  def test_a_link_in_a_cookbook_becomes_what_it_leads_to
    in_folder do |folder|
      origin = layer(folder, 'custom', 'web/metadata.rb' => "name 'web'", 'web/files/a' => 'content')
      File.symlink('a', "#{origin}/web/files/b")
      merged = Opswright::Cookbooks::Merged.new("#{folder}/merged", Quiet.new([])).of([origin])
      assert_equal %w[file content], [File.ftype("#{merged}/web/files/b"), File.read("#{merged}/web/files/b")]
    end
  end

  def test_the_cache_has_the_files_of_the_newest_set_and_no_others
    in_folder do |folder|
      cache = Opswright::Engine::CookbookCache.new("#{folder}/cache")
      FileUtils.mkdir_p("#{folder}/cache")
      cache.fill(layer(folder, 'one', 'web/recipes/default.rb' => 'one', 'web/recipes/gone.rb' => ''))
      cache.fill(layer(folder, 'two', 'web/recipes/default.rb' => 'two'))
      assert_equal 'two', File.read("#{folder}/cache/cookbooks/web/recipes/default.rb")
      refute File.exist?("#{folder}/cache/cookbooks/web/recipes/gone.rb")
    end
  end

  def test_a_cache_that_was_filled_is_left_alone
    in_folder do |folder|
      cache = Opswright::Engine::CookbookCache.new("#{folder}/cache")
      FileUtils.mkdir_p("#{folder}/cache")
      origin = layer(folder, 'one', 'web/recipes/default.rb' => 'one')
      cache.fill(origin)
      File.write("#{folder}/cache/cookbooks/other", '')
      cache.fill(origin)
      assert File.exist?("#{folder}/cache/cookbooks/other")
    end
  end

  private

  def in_folder(&block)
    Dir.mktmpdir(&block)
  end

  def layer(folder, name, files)
    files.each do |path, text|
      file = File.join(folder, name, path)
      FileUtils.mkdir_p(File.dirname(file))
      File.write(file, text)
    end
    File.join(folder, name)
  end
end

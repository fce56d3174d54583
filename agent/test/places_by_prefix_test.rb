# frozen_string_literal: true

require 'test_helper'
require 'opswright/engines/chef/places_by_prefix'

# The place of a file within a folder, as Chef's own helper answers it.
class PlacesByPrefixTest < Minitest::Test
  # As in ChefConfig::PathHelper; says when it was asked.
  class Helper
    class << self
      attr_accessor :asked

      def relative_path_from(from, to, windows: false)
        @asked = windows ? :windows : true
        Pathname.new(to).cleanpath.relative_path_from(Pathname.new(from).cleanpath)
      end
    end
  end

  class Quick < Helper
    singleton_class.prepend Opswright::Engine::PlacesByPrefix
  end

  PATHS = [
    %w[/a/b /a/b/recipes/default.rb], %w[/a/b /a/b/metadata.rb], %w[/a/b /a/bc/metadata.rb], %w[/a/b /a/b],
    %w[/a/b /a/b/], %w[/a/b/ /a/b/c.rb], %w[/a/b /a/b/../c.rb], %w[/a/./b /a/./b/c.rb], %w[/a/b /a/b//c.rb],
    %w[/a/b /a/b/.kitchen.yml], %w[/a/b/c /a/b/d.rb], %w[b b/c.rb]
  ].freeze

  def setup
    Quick.asked = nil
  end

  def test_answers_are_those_of_the_helper
    PATHS.each do |from, to|
      assert_equal Helper.relative_path_from(from, to), Quick.relative_path_from(from, to), "#{to} from #{from}"
    end
  end

  def test_plain_paths_do_not_ask_it
    Quick.relative_path_from('/a/b', '/a/b/templates/default/site.erb')

    assert_nil Quick.asked
  end

  def test_other_paths_ask_it_as_they_were_asked
    Quick.relative_path_from('/a/b', '/a/c', windows: true)

    assert_equal :windows, Quick.asked
  end
end

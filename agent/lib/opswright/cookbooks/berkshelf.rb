# frozen_string_literal: true

require 'fileutils'
require 'rbconfig'
require_relative 'command'

module Opswright
  class Cookbooks
    # Resolves a repository's Berksfile, for stacks that ask for it. Berkshelf is installed when it is first needed,
    # into a gem folder of its own: neither Chef nor the machine's Ruby sees it. What Chef has already is shared.
    class Berkshelf
      VERSION = '~> 8.0'
      RUN = "gem 'berkshelf'; load Gem.bin_path('berkshelf', 'berks')"

      def initialize(paths, log)
        @gems = paths.berkshelf
        @log = log
      end

      # Puts the cookbooks that `repository`'s Berksfile names into the folder `target`, which does not exist yet.
      # `env` lets git into private ones.
      def vendor(repository, target, env)
        install unless installed?
        @log.info('Resolving the Berksfile')
        berks('vendor', target, "--berksfile=#{File.join(repository, 'Berksfile')}", env: env)
        @log.info("Berkshelf brought #{Dir.children(target).sort.join(', ')}")
      rescue RunFailed => e
        raise RunFailed, "its Berksfile could not be resolved: #{e.message}"
      end

      private

      # RubyGems writes a gem's specification last, and after all that it depends on.
      def installed?
        Dir.glob(File.join(@gems, 'specifications', 'berkshelf-*.gemspec')).any?
      end

      # Into GEM_HOME rather than an --install-dir, which would bring again all that Chef has.
      def install
        @log.info("Installing Berkshelf, once, into #{@gems}")
        FileUtils.mkdir_p(@gems, mode: 0o700)
        ruby('gem install', '-S', 'gem', 'install', 'berkshelf', '--version', VERSION, '--conservative', '--no-document')
      rescue RunFailed => e
        raise RunFailed, "Berkshelf could not be installed: #{e.message}"
      end

      def berks(*words, env:)
        ruby('berks', '-e', RUN, '--', *words, env: env.merge('BERKSHELF_PATH' => File.join(@gems, 'cache')))
      end

      def ruby(name, *words, env: {})
        chef = ENV.fetch('OPSWRIGHT_CHEF_GEMS', '/opt/chef/gems')
        own = { 'GEM_HOME' => @gems, 'GEM_PATH' => [@gems, chef].join(File::PATH_SEPARATOR), 'RUBYOPT' => nil, 'BUNDLE_GEMFILE' => nil }
        Command.run(RbConfig.ruby, *words, name: name, env: env.merge(own))
      end
    end
  end
end

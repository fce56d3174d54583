require_relative 'deprecation'

# What Ruby has dropped since 1.9.
module OpsworksCompat
  module Exists
    def exists?(path)
      OpsworksCompat.deprecated("#{self}.exists?", "write #{self}.exist?")
      exist?(path)
    end
  end

  module UriEscape
    def escape(text, *unsafe)
      OpsworksCompat.deprecated('URI.escape', 'write URI.encode_www_form_component, or ERB::Util.url_encode')
      URI::DEFAULT_PARSER.escape(text, *unsafe)
    end
    alias encode escape

    def unescape(text)
      OpsworksCompat.deprecated('URI.unescape', 'write URI.decode_www_form_component')
      URI::DEFAULT_PARSER.unescape(text)
    end
    alias decode unescape
  end

  # YAML.load made any object until Psych 4, which Ruby 3.1 brought: symbols and aliases in it, too.
  module YamlOfOld
    def load(yaml, *arguments, **options)
      super
    rescue Psych::DisallowedClass, Psych::BadAlias
      raise unless OpsworksCompat.cookbook_asks?(caller_locations)

      yaml.rewind if yaml.respond_to?(:rewind)
      unsafe('load') { unsafe_load(yaml) }
    end

    def load_file(path, *arguments, **options)
      super
    rescue Psych::DisallowedClass, Psych::BadAlias
      raise unless OpsworksCompat.cookbook_asks?(caller_locations)

      unsafe('load_file') { unsafe_load_file(path) }
    end

    private

    def unsafe(name)
      OpsworksCompat.deprecated("YAML.#{name} of symbols or aliases", "write YAML.safe_#{name} with what it permits")
      yield
    end
  end

  # open-uri's open(url), until Ruby 3.0.
  module UrlOpen
    private

    def open(name = nil, *arguments, **options, &block)
      return super unless name.is_a?(String) && name.match?(%r{\A(https?|ftp)://}) && defined?(OpenURI)

      OpsworksCompat.deprecated('open of a URL', 'write URI.open')
      URI.parse(name).open(*arguments, **options, &block)
    end
  end
end

[File, Dir].each { |type| type.singleton_class.prepend(OpsworksCompat::Exists) }
URI.singleton_class.prepend(OpsworksCompat::UriEscape) unless URI.respond_to?(:escape)
require 'yaml'
Psych.singleton_class.prepend(OpsworksCompat::YamlOfOld)
Object.prepend(OpsworksCompat::UrlOpen)

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
end

[File, Dir].each { |type| type.singleton_class.prepend(OpsworksCompat::Exists) }
URI.singleton_class.prepend(OpsworksCompat::UriEscape) unless URI.respond_to?(:escape)

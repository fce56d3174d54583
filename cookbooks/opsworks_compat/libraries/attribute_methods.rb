require_relative 'deprecation'

# node.foo.bar for node['foo']['bar'], and default.foo.bar = 1 in attribute files: gone since Chef 13.
module OpsworksCompat
  module AttributeMethods
    def method_missing(name, *arguments)
      return super unless arguments.empty? && key?(name)

      AttributeMethods.said(name)
      self[name]
    end

    def respond_to_missing?(name, include_all = false)
      key?(name) || super
    end

    # Once for each line, however many of them stand there.
    def self.said(name)
      OpsworksCompat.deprecated('attributes as methods', "write node['#{name}'] and so on")
    end

    # Where attributes are set, asking for one that is not there makes it.
    module Writable
      NAME = /\A(?!to_)[a-z]\w*\z/.freeze

      def method_missing(name, *arguments)
        text = name.to_s
        return put_attribute(text.chomp('='), arguments.first) if text.end_with?('=') && arguments.one?
        return super unless arguments.empty? && (key?(name) || NAME.match?(text))

        AttributeMethods.said(name)
        self[name]
      end

      def respond_to_missing?(name, include_all = false)
        key?(name) || super
      end

      private

      def put_attribute(name, value)
        AttributeMethods.said(name)
        self[name] = value
      end
    end
  end
end

[Chef::Node::Attribute, Chef::Node::ImmutableMash].each { |type| type.prepend(OpsworksCompat::AttributeMethods) }
Chef::Node::VividMash.prepend(OpsworksCompat::AttributeMethods::Writable)

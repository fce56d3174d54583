# frozen_string_literal: true

module Opswright
  class Engine
    # Which packages dpkg has installed. dpkg replaces its file with each change, so what was read of it holds until
    # another file is there.
    class DpkgStatus
      FILE = '/var/lib/dpkg/status'

      def initialize(file = FILE)
        @file = file
      end

      # The version of an installed package, nil for any other name.
      def version_of(package)
        installed[package]
      end

      private

      def installed
        now = mark
        return @installed if @installed && now == @read

        @read = now
        @installed = now ? parse(File.read(@file)) : {}
      end

      def mark
        stat = File.stat(@file)
        [stat.ino, stat.mtime, stat.size]
      rescue Errno::ENOENT
        nil
      end

      # Packages of another architecture are other packages to apt, although dpkg gives them the same name.
      def parse(text)
        packages = text.split("\n\n").map { |stanza| fields(stanza) }.select { |each| each['Status'].to_s.end_with?(' ok installed') }
        own = packages.find { |each| each['Package'] == 'dpkg' }&.fetch('Architecture')
        packages.select { |each| [own, 'all'].include?(each['Architecture']) }.map { |each| each.values_at('Package', 'Version') }.to_h
      end

      def fields(stanza)
        stanza.scan(/^(Package|Status|Architecture|Version): (.*)$/).to_h
      end
    end
  end
end

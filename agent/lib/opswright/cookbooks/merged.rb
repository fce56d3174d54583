# frozen_string_literal: true

require 'digest'
require 'fileutils'
require_relative 'layout'
require_relative 'same_files'
require_relative 'shelf'

module Opswright
  class Cookbooks
    # Cookbooks of several origins as one tree. Files merge one by one: a later layer's wins, so that a custom
    # cookbook may bring a single template for a built-in one.
    class Merged
      def initialize(folder, log)
        @shelf = Shelf.new(folder)
        @log = log
      end

      # `layers` are folders whose names change with their content. Answers the merged folder, made once per set.
      def of(layers)
        name = Digest::SHA256.hexdigest(layers.join("\0"))
        return @shelf.path(name) if @shelf.holds?(name)

        @shelf.put(name) { |draft| merge(layers, draft) }
        @shelf.keep_only(name)
        @shelf.path(name)
      end

      private

      def merge(layers, draft)
        layers.each { |layer| overlay(layer, draft) }
        Layout.cookbooks(draft).each { |cookbook| complete(cookbook) }
        draft
      end

      def overlay(layer, draft)
        Layout.cookbooks(layer).each do |cookbook|
          target = File.join(draft, File.basename(cookbook))
          SameFiles.in(cookbook) { |file, path| SameFiles.put(file, File.join(target, path)) }
        end
      end

      # Chef 11 took the folder's name for a cookbook without metadata; later ones refuse it.
      def complete(cookbook)
        return if File.exist?(File.join(cookbook, 'metadata.json')) || Layout.name_in_metadata(cookbook)

        name = File.basename(cookbook)
        replace(File.join(cookbook, 'metadata.rb')) { |text| "#{text}\nname '#{name}'\n" }
        @log.warn("Cookbook #{name} has no name in its metadata.rb; the agent added it")
      end

      # Another file, because the old one is also that of its origin.
      def replace(file)
        text = yield(File.file?(file) ? File.read(file) : '')
        FileUtils.rm_f(file)
        File.write(file, text)
      end
    end
  end
end

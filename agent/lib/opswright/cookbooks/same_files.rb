# frozen_string_literal: true

require 'fileutils'
require 'find'

module Opswright
  class Cookbooks
    # The same file in several folders: another name for it where that is possible, because making hundreds of small
    # files takes a machine longer than converging them. Nobody may write into such a file; to replace it is safe.
    module SameFiles
      module_function

      # Yields each file of a folder, and its path within.
      def in(folder)
        Find.find(folder) { |file| yield file, file.delete_prefix("#{folder}/") if File.file?(file) }
      end

      def put(file, target)
        FileUtils.mkdir_p(File.dirname(target))
        FileUtils.rm_f(target)
        File.symlink?(file) ? FileUtils.cp(file, target) : File.link(file, target)
      rescue Errno::EXDEV
        FileUtils.cp(file, target, preserve: true)
      end
    end
  end
end

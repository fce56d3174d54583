require 'fileutils'
require 'json'
require 'time'

module OpsworksApp
  # The releases of one app on this machine.
  #
  #     <deploy_to>/releases/<time>   one directory a release
  #     <deploy_to>/current           a link to the one that serves
  #     <deploy_to>/releases.json     which of them are complete, oldest first, and the command behind the last change
  #
  # A directory that the journal does not name was left by a run that died: it is no release and goes at the next.
  class Releases
    TIME = '%Y%m%d%H%M%S'.freeze

    def initialize(deploy_to)
      @deploy_to = deploy_to
    end

    def path(id)
      File.join(@deploy_to, 'releases', id)
    end

    def current_path
      File.join(@deploy_to, 'current')
    end

    # The id of the release that serves, nil before the first.
    def current
      File.basename(File.readlink(current_path)) if File.symlink?(current_path)
    end

    # The id of the newest complete release before the one that serves, nil when there is none.
    def previous
      older = complete.take_while { |id| id != current }
      older.reverse.find { |id| File.directory?(path(id)) }
    end

    # Whether this command has done its work here already.
    def done?(command)
      !command.empty? && journal['command'] == command && !current.nil? && File.directory?(path(current))
    end

    # The time, in seconds; later than every release, whatever the clock says, and no directory bears it yet.
    def new_id(now = Time.now.utc)
      time = [now, *complete.map { |id| Time.strptime("#{id}Z", "#{TIME}%Z") + 1 }].max
      time += 1 while File.exist?(path(time.utc.strftime(TIME)))
      time.utc.strftime(TIME)
    end

    # From here on this release serves: a rename, so that there is no moment without one. Newer releases are
    # forgotten: going back twice goes two back. Written down first; if the machine dies in between, the old
    # release serves on.
    def switch_to(id)
      newer = complete.drop_while { |one| one != id }.drop(1)
      write('releases' => (complete - newer - [id]) + [id], 'command' => nil)
      link = "#{current_path}.next"
      FileUtils.rm_f(link)
      File.symlink(path(id), link)
      File.rename(link, current_path)
    end

    # The first release did not come up: the link stays, for there is no other, and nobody goes back to it.
    def forget(id)
      write('releases' => complete - [id], 'command' => nil)
    end

    # The command has done all its work. Removes all releases but the newest, never the one that serves.
    def finish(command, keep:)
      kept = (complete.last(keep) + [current]).compact.uniq
      write('releases' => complete & kept, 'command' => command)
      FileUtils.rm_rf(directories.reject { |directory| kept.include?(File.basename(directory)) })
    end

    private

    def complete
      journal['releases'].select { |id| File.directory?(path(id)) }
    end

    def directories
      Dir.glob(File.join(@deploy_to, 'releases', '*'))
    end

    def journal
      JSON.parse(File.read(journal_path))
    rescue Errno::ENOENT
      { 'releases' => [], 'command' => nil }
    end

    def write(journal)
      File.write("#{journal_path}.next", JSON.pretty_generate(journal))
      File.rename("#{journal_path}.next", journal_path)
    end

    def journal_path
      File.join(@deploy_to, 'releases.json')
    end
  end
end

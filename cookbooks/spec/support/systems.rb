# The systems that every layer is compiled for. Debian 12 is the one whose recipes real machines converge in the tests.
module Systems
  ALL = { 'debian' => ['12'], 'ubuntu' => ['22.04', '24.04'], 'amazon' => ['2023'] }.flat_map { |name, versions| versions.map { |version| [name, version] } }.freeze
  DEBIAN_KIND = ALL.reject { |name, _| name == 'amazon' }.freeze
  AMAZON = ALL.select { |name, _| name == 'amazon' }.freeze

  # A group of examples for each of these systems, whose `converged` runs an event of a layer there.
  def on(systems, &examples)
    systems.each do |platform, version|
      context "on #{platform} #{version}" do
        define_method(:converged) { |layer, event, custom = {}| BuiltIn.converge(layer, event, platform, version, self, custom) }
        instance_exec(&examples)
      end
    end
  end

  # What holds there after an event; the converge is made once for all that is said of it.
  def after(event, layer, custom = {}, &expectations)
    it "after #{event}" do
      instance_exec(converged(layer, event, custom), &expectations)
    end
  end
end

RSpec.configure { |config| config.extend Systems }

# Every event of every layer, on every system: the recipes compile, and their resources hold together.
RSpec.describe 'the built-in recipes' do
  events = BuiltIn.documents.keys.product(%w(setup configure deploy undeploy shutdown))

  # What Amazon Linux has no packages for says so, and what to do.
  refusals = {
    %w(monitoring-master setup) => /has no package of Ganglia: give the Ganglia layer an instance with Debian or Ubuntu/,
    %w(rails-app setup) => /has no package of Passenger: choose nginx_unicorn as the layer's RailsStack/,
    %w(java-app setup) => /has no package of the JDBC driver for mysql: bring its jar .* in custom JSON/,
    %w(java-app deploy) => /has no package of the JDBC driver for mysql/,
  }

  on Systems::DEBIAN_KIND do
    events.each do |layer, event|
      it("converge #{event} of #{layer}") { converged(layer, event) }
    end
  end

  on Systems::AMAZON do
    (events - refusals.keys).each do |layer, event|
      it("converge #{event} of #{layer}") { converged(layer, event) }
    end

    refusals.each do |(layer, event), sentence|
      it("refuse #{event} of #{layer} with a sentence") { expect { converged(layer, event) }.to raise_error(sentence) }
    end
  end

  %w(lb db-master memcached web php-app java-app rails-unicorn).each do |layer|
    it "say that they do not know a system, at Setup of #{layer}" do
      asked = -> { BuiltIn.converge(layer, 'setup', 'amazon', '2', self, {}) }
      expect(asked).to raise_error(/not on amazon 2\.$/)
    end
  end
end

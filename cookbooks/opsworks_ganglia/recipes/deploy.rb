# Marks a deployment in the graphs. Setup runs Deploy's recipes too: that is no deployment.
opsworks = node['opsworks']
return unless opsworks['activity'] == 'deploy' && opsworks['deployment']

apps = node['deploy'].to_h.keys.sort.join(', ')
events = '/var/lib/ganglia-web/conf/events.json'

event = {
  'event_id' => opsworks['deployment'],
  'start_time' => opsworks['sent_at'],
  # the page looks for it
  'end_time' => nil,
  'summary' => "Deploy of #{apps}",
  'description' => node['deploy'].to_h.values.filter_map { |app| app['deploying_user'] }.first.to_s,
  'grid' => '*',
  'cluster' => '*',
  'host_regex' => '.*',
}

file events do
  content lazy { GangliaPage.events(::File.exist?(events) ? ::File.read(events) : '[]', event, node['ganglia']['events']) }
  mode '0644'
end

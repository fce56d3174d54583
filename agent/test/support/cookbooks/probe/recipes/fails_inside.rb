probe_thing 'outer'

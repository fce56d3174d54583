puts 'printed by a recipe'
ruby_block('threads') { block { Chef::Log.info("gem path is #{ENV['GEM_HOME'].inspect}") } }
execute('env') { command "env > #{node['probe']['file']}" }

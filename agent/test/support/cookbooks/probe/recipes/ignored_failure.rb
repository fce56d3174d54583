execute 'may fail' do
  command 'exit 1'
  ignore_failure true
end

raise 'the real one'

execute 'secret' do
  command 'echo hunter2 >&2; exit 1'
  sensitive true
end

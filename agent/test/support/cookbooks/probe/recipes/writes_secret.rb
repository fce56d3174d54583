file node['probe']['file'] do
  content "password #{node['probe']['password']}"
end

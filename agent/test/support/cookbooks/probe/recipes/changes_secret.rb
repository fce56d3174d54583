file node['probe']['file'] do
  content "password #{node['probe']['password']}"
  sensitive true
end

# A role and a database for each app of the stack, both under the app's short name.
node['deploy'].to_h.each_key do |app|
  postgresql_database app do
    password node['postgresql']['password'].to_s
  end
end

Rails.application.routes.draw do
  root to: 'notes#index'
  # how a load balancer asks whether this server is well
  match '/', via: :options, to: proc { [204, {}, []] }
end

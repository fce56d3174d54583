define :opsworks_deploy_user do
  data = params[:deploy_data]

  app_user data[:user] do
    deploy_data data
  end
end

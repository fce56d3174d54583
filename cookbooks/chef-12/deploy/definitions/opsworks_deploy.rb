define :opsworks_deploy do
  data = params[:deploy_data]

  app_release params[:app].to_s do
    deploy_data data
  end
end

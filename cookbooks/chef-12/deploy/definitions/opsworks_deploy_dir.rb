define :opsworks_deploy_dir do
  owner = params[:user]
  owners = params[:group]

  app_folders params[:path] do
    user owner
    group owners
  end
end

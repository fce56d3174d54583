include_recipe 'rails'

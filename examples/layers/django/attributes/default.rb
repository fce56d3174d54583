default['django']['packages'] = %w(python3-django gunicorn)
default['django']['port'] = 80
default['django']['workers'] = 2

# Apps of the type other are Django's on this layer. The module that gunicorn loads is <short name>.wsgi, unless custom
# JSON says another: {"django": {"wsgi": {"notes": "project.wsgi"}}}.
default['django']['wsgi'] = {}

OpsworksApp.of_type(node, 'other').each_key do |name|
  default['deploy'][name]['migration_command'] = 'python3 manage.py migrate --noinput'
end

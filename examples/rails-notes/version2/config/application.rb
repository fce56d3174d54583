require 'logger'
require 'rails'
require 'active_record/railtie'
require 'action_controller/railtie'

# Its database is in config/database.yml, which OpsWorks writes, and its key in the variable SECRET_KEY_BASE.
class Notes < Rails::Application
  config.load_defaults 6.1
  config.eager_load = true
  config.active_record.dump_schema_after_migration = false
end

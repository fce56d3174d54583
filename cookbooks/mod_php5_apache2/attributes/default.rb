# The layer's name is of PHP 5's time; what it installs is the PHP of the machine's own distribution.
default['mod_php5_apache2']['packages'] = %w(libapache2-mod-php php-cli php-curl php-mbstring php-xml)

# Today's names of all that OpsWorks installed. Many apps need few of them and each costs time at Setup:
# custom JSON such as {"mod_php5_apache2": {"full": true}} asks for the lot.
default['mod_php5_apache2']['full'] = false
default['mod_php5_apache2']['full_packages'] = %w(
  php-bcmath php-dev php-gd php-intl php-memcached php-mysql php-pear php-pgsql php-sqlite3 php-xmlrpc php-zip
  php-auth-sasl php-db php-mail-mime php-xml-parser
)

# By the type of the database that an app is attached to.
default['mod_php5_apache2']['adapters'] = { 'mysql' => 'php-mysql', 'postgresql' => 'php-pgsql' }
# Where the stack has a Memcached server that is online.
default['mod_php5_apache2']['cache_adapter'] = 'php-memcached'

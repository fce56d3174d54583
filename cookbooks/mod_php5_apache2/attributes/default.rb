# The layer's name is of PHP 5's time; what it installs is the PHP of the machine's own distribution: within Apache on
# Debian, in a service of its own on Amazon Linux, whose Apache knows the way to it.
#
# full_packages are today's names of all that OpsWorks installed. Many apps need few of them and each costs time at
# Setup: custom JSON such as {"mod_php5_apache2": {"full": true}} asks for the lot.
# adapters are by the type of the database that an app is attached to; cache_adapter is for stacks that have a
# Memcached server online, nil where there is no package of it.
php = value_for_platform_family(
  'amazon' => {
    'packages' => %w(php8.4-fpm php8.4-cli php8.4-mbstring php8.4-xml),
    'full_packages' => %w(php8.4-bcmath php8.4-devel php8.4-gd php8.4-intl php8.4-mysqlnd php8.4-pdo php8.4-pgsql php8.4-soap),
    'adapters' => { 'mysql' => 'php8.4-mysqlnd', 'postgresql' => 'php8.4-pgsql' },
    'cache_adapter' => nil,
    'services' => %w(php-fpm),
  },
  'default' => {
    'packages' => %w(libapache2-mod-php php-cli php-curl php-mbstring php-xml),
    'full_packages' => %w(
      php-bcmath php-dev php-gd php-intl php-memcached php-mysql php-pear php-pgsql php-sqlite3 php-xmlrpc php-zip
      php-auth-sasl php-db php-mail-mime php-xml-parser
    ),
    'adapters' => { 'mysql' => 'php-mysql', 'postgresql' => 'php-pgsql' },
    'cache_adapter' => 'php-memcached',
    'services' => [],
  }
)
php.each { |name, value| default['mod_php5_apache2'][name] = value }

default['mod_php5_apache2']['full'] = false

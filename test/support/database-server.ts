/** Script for a machine: MariaDB on it, which lets apps in as the MySQL layer of the stack would. */
export const databaseServer = (database: string, password: string) => `set -e
apt-get update -q > /dev/null
apt-get install -yq --no-install-recommends mariadb-server > /dev/null
printf '[mysqld]\\nbind-address = 0.0.0.0\\n' > /etc/mysql/mariadb.conf.d/99-test.cnf
systemctl restart mariadb
mysql -e "CREATE DATABASE ${database}; CREATE USER root@'%' IDENTIFIED BY '${password}'; GRANT ALL ON *.* TO root@'%'"`;

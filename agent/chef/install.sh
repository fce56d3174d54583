#!/bin/sh
# Gives a machine Chef 18 in a folder of its own, with exactly the gems of gems.lock. For Debian 12, Ubuntu 24.04 and
# Amazon Linux 2023: their own Ruby runs it. What is there already is left as it is. No package of Chef's makers is
# used: theirs for Amazon Linux came late, and their download sites have failed.
#
# A machine whose Ruby is too old (Ubuntu 22.04) needs an image with Chef in it.
set -eu

source=$(cd "$(dirname "$0")" && pwd)
gems=/opt/chef/gems

# git, subversion and unzip fetch cookbooks and apps; the compilers are for gems with C extensions.
install_debian() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q -o DPkg::Lock::Timeout=300 update
  apt-get -q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends \
    ca-certificates ruby ruby-dev bundler gcc g++ make libc6-dev libarchive13 \
    curl rsync xz-utils git subversion unzip openssh-client
}

install_amazon() {
  dnf install -y --setopt=install_weak_deps=False \
    ca-certificates ruby3.2 ruby3.2-devel ruby3.2-rubygems ruby3.2-rubygem-bundler gcc gcc-c++ make libarchive \
    rsync tar xz git subversion unzip openssh-clients
}

install_packages() {
  if [ -x /usr/bin/apt-get ]; then install_debian
  elif [ -x /usr/bin/dnf ]; then install_amazon
  else
    echo 'Chef cannot be installed here: neither apt-get nor dnf is there. Use an image with Chef 18 in it.' >&2
    exit 1
  fi
}

require_ruby() {
  ruby -e 'exit(RUBY_VERSION >= "3.1")' && return
  echo "Chef 18 needs Ruby 3.1; this machine has $(ruby --version). Use an image with Chef 18 in it." >&2
  exit 1
}

# Into a folder beside it first: a machine has all of Chef or none of it.
install_gems() {
  rm -rf "$gems.new"
  mkdir -p "$gems.new"
  # shellcheck disable=SC2046 # one word for each gem
  gem install --no-document --ignore-dependencies --install-dir "$gems.new" $(cat "$source/gems.lock")
  rm -rf "$gems.new/cache"
  find "$gems.new" \( -name '*.o' -o -name '*.a' \) -delete
  mv "$gems.new" "$gems"
}

[ ! -d "$gems" ] && [ ! -x /usr/local/bin/chef-client ] || exit 0
install_packages
require_ruby
install_gems
install -m 755 "$source/chef-client" /usr/local/bin/chef-client

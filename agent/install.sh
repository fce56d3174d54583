#!/bin/sh
# Puts the agent in place on a Debian, Ubuntu or Amazon Linux machine. Run it again to update: a running Chef goes on.
#
#   install.sh [--no-start]     --no-start: for an image, where nothing runs yet
#
# DESTDIR is put before every path, and then nothing is installed but our files. A machine without Chef gets it
# (chef/install.sh).
set -eu

source=$(cd "$(dirname "$0")" && pwd)
target="${DESTDIR:-}/opt/opswright"
units="${DESTDIR:-}/etc/systemd/system"
start=yes
[ "${1:-}" = "--no-start" ] && start=no

copy_agent() {
  mkdir -p "$target/bin"
  rm -rf "$target/agent.new"
  mkdir "$target/agent.new"
  cp -R "$source/bin" "$source/chef" "$source/lib" "$source/systemd" "$source/install.sh" "$target/agent.new/"
  chmod 755 "$target/agent.new/bin/"*
  rm -rf "$target/agent.old"
  [ ! -d "$target/agent" ] || mv "$target/agent" "$target/agent.old"
  mv "$target/agent.new" "$target/agent"
  rm -rf "$target/agent.old"
  ln -sf ../agent/bin/wake "$target/bin/wake"
}

# Where people and scripts call it.
link_command() {
  mkdir -p "${DESTDIR:-}/usr/sbin"
  ln -sf /opt/opswright/agent/bin/opsworks-agent-cli "${DESTDIR:-}/usr/sbin/opsworks-agent-cli"
}

make_folders() {
  for folder in /etc/opswright /var/lib/opswright /var/lib/aws/opsworks/chef /var/chef/runs /var/cache/opswright; do
    mkdir -p "${DESTDIR:-}$folder"
  done
  chmod 700 "${DESTDIR:-}/etc/opswright" "${DESTDIR:-}/var/lib/opswright" "${DESTDIR:-}/var/chef/runs"
}

# Links rather than `systemctl enable`, which needs a running systemd on some releases.
enable_units() {
  mkdir -p "$units/multi-user.target.wants"
  for unit in opswright-agent.service opswright-agent.path; do
    cp "$source/systemd/$unit" "$units/$unit"
    ln -sf "../$unit" "$units/multi-user.target.wants/$unit"
  done
}

install_chef() {
  [ -n "${DESTDIR:-}" ] || "$target/agent/chef/install.sh"
}

# In an image: so that the first boot already finds Chef's load cache.
warm_up() {
  [ "$start" = no ] && [ -z "${DESTDIR:-}" ] || return 0
  "$target/agent/bin/opswright-agent" warm
}

start_agent() {
  [ "$start" = yes ] && [ -z "${DESTDIR:-}" ] && [ -d /run/systemd/system ] || return 0
  systemctl daemon-reload
  systemctl restart opswright-agent.path
  [ ! -f /etc/opswright/agent.json ] || systemctl restart opswright-agent.service
}

[ "$source" = "$target/agent" ] || copy_agent
link_command
make_folders
install_chef
enable_units
warm_up
start_agent

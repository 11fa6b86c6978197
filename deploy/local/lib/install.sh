# shellcheck shell=bash
# The distribution's packages, on Debian and its relatives.

missing_services() { # the packages, on one line
  local missing=()
  [ -n "$PG_BIN" ] || missing+=(postgresql)
  [ -n "$MQ_BIN" ] || missing+=(rabbitmq-server)
  echo "${missing[*]}"
}

install_services() {
  local missing
  missing=$(missing_services)
  # shellcheck disable=SC2086 # a list of package names
  [ -z "$missing" ] || install_packages $missing
  find_postgres
  find_rabbitmq
  missing=$(missing_services)
  [ -z "$missing" ] || die "installed, but not where it was expected: $missing"
  [ "$(pg_version | cut -d. -f1)" -ge 15 ] || die "PostgreSQL 15 or later is needed, here is $(pg_version)"
  printf '3.10\n%s\n' "$(mq_version)" | sort -VC || die "RabbitMQ 3.10 or later is needed, here is $(mq_version)"
  say "PostgreSQL $(pg_version) and RabbitMQ $(mq_version) are installed"
}

install_packages() { # package…
  local sudo=()
  if [ "$(id -u)" != 0 ]; then sudo=(sudo -n); fi
  if ! command -v apt-get >/dev/null || { [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; }; then
    explain_missing "$@"
    exit 1
  fi

  local log
  log=$(mktemp "${TMPDIR:-/tmp}/newsmonitor-install.XXXXXX")
  say "installing $* from the distribution's packages ..."
  if "${sudo[@]}" bash -c "$(declare -f apt_install); apt_install \"\$@\"" - "$@" >"$log" 2>&1; then
    rm -f "$log"
  else
    tail -n 40 "$log" >&2
    die "the packages could not be installed; all that was said is in $log"
  fi
  say "installed $*"
}

explain_missing() { # package…
  {
    echo "Missing packages: $*"
    echo "Neither root nor sudo without a password is at hand. On Debian and its relatives, somebody with rights types:"
    echo
    echo "    sudo apt-get update && sudo apt-get install --no-install-recommends $*"
    echo
    if timeout 5 docker info >/dev/null 2>&1; then
      echo "Docker answers here, and needs none of them: deploy/secrets/create, then docker compose up"
    fi
  } >&2
}

# Runs as root, possibly in a shell of its own: uses nothing from outside.
apt_install() {
  set -eu
  export DEBIAN_FRONTEND=noninteractive
  # Some packages start a service as soon as they are unpacked. This file keeps them down; container images often ship
  # one already: that one stays.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
    chmod 755 /usr/sbin/policy-rc.d
  fi
  # Another apt (unattended-upgrades) may be at work: wait for it. The lists are fetched only when they do not suffice.
  apt() { apt-get -o DPkg::Lock::Timeout=300 -y -q "$@"; }
  apt install --no-install-recommends "$@" || { apt update && apt install --no-install-recommends "$@"; } || return 1
  # Nor must they come up with the next boot: ours are the private ones. (`systemctl enable` turns them on again.)
  command -v systemctl >/dev/null || return 0
  for package in "$@"; do
    case $package in
      postgresql) systemctl disable postgresql.service || true ;;
      rabbitmq-server) systemctl disable rabbitmq-server.service epmd.socket epmd.service || true ;;
    esac
  done
}

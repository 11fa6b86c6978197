# shellcheck shell=bash
# The state folder: where it is, whose it is, what it remembers.

# PostgreSQL refuses to run as root, so root starts it as the account `postgres`, which must be able to walk into the
# folder: a checkout below /root cannot hold it. Judged by the permission bits and not by asking as that account,
# because the answer must be the same before the package that brings the account is installed.
choose_state() { # checkout, name of the folder in it
  if { [ "$(id -u)" = 0 ] && ! open_to_all "$1"; } || { [ ! -e "$1/$2" ] && [ ! -w "$1" ]; }; then
    echo "/var/tmp/newsmonitor-$(printf '%s %s' "$(id -u)" "$1/$2" | sha256sum | cut -c1-12)"
  else
    echo "$1/$2"
  fi
}

open_to_all() { # folder: may every account pass through it and all folders above?
  local folder=$1
  while :; do
    case $(stat -c %A "$folder") in *x | *t) ;; *) return 1 ;; esac
    [ "$folder" != / ] || return 0
    folder=$(dirname "$folder")
  done
}

STATE=${NEWSMONITOR_STATE:-$(choose_state "${checkout:?}" .state)}

# `wipe` deletes the folder, so it must never be a folder that held something else before.
is_ours() { [ -e "$1/made-by-newsmonitor" ] && [ -O "$1/made-by-newsmonitor" ]; }

open_state() {
  if [ -z "${NEWSMONITOR_STATE:-}" ]; then
    case $STATE in
      "$checkout"/*) ;;
      *) say "the state folder is $STATE: the services could not work inside $checkout" ;;
    esac
  fi
  if [ -e "$STATE" ] && ! is_ours "$STATE"; then
    [ -O "$STATE" ] || die "$STATE belongs to another account"
    [ -z "$(ls -A "$STATE")" ] || die "$STATE holds something else: choose an empty folder (NEWSMONITOR_STATE)"
  fi
  mkdir -p "$STATE"
  STATE=$(cd "$STATE" && pwd -P)
  # Root's services run under accounts of their own, which pass through this folder to theirs.
  chmod 711 "$STATE"
  [ "$(id -u)" != 0 ] || open_to_all "$STATE" || {
    rmdir "$STATE" 2>/dev/null || true
    die "the account postgres cannot walk into $STATE: choose another folder (NEWSMONITOR_STATE)"
  }
  : >>"$STATE/made-by-newsmonitor"
}

# One start, stop or wipe at a time. File descriptor 9 holds the lock: whatever stays behind must be started with 9>&-.
lock_state() {
  while :; do
    exec 9>>"$STATE/made-by-newsmonitor"
    flock -n 9 || { say "waiting for another start, stop or wipe"; flock 9; }
    # A wipe may have deleted the very file we waited for.
    [ ! "$STATE/made-by-newsmonitor" -ef /dev/fd/9 ] || return 0
    open_state
  done
}

recall() { [ ! -e "$STATE/settings" ] || sed -n "s/^$1=//p" "$STATE/settings"; } # name
remember() { # name value
  local others
  others=$([ ! -e "$STATE/settings" ] || sed "/^$1=/d" "$STATE/settings")
  printf '%s\n' ${others:+"$others"} "$1=$2" >"$STATE/settings.new"
  mv "$STATE/settings.new" "$STATE/settings"
}

# The two switches, settled before the services start side by side. One that runs keeps what it was started with.
settle_switches() {
  pg_alive || settle_switch NEWSMONITOR_PG_DURABLE pg_durable 1
  mq_alive || settle_switch NEWSMONITOR_MQ_MANAGEMENT mq_management 0
}
settle_switch() { # variable, name, default
  local value=${!1:-$(recall "$2")}
  case ${value:=$3} in 0 | 1) remember "$2" "$value" ;; *) die "$1 is 0 or 1, not '$value'" ;; esac
}

secret() { cat "$STATE/secrets/$1"; } # name

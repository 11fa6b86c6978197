# shellcheck shell=bash
# The private PostgreSQL. Reached over TCP with passwords only, also by ourselves: a socket file in a deep checkout
# would exceed the 107 bytes such a path may have.

find_postgres() { # the newest server; a folder with psql alone is a client package
  local initdb
  initdb=$(find /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1) || true
  PG_BIN=${initdb%/initdb}
}
find_postgres

pg_version() { "$PG_BIN/postgres" --version | sed 's/^[^0-9]*\([0-9.]*\).*/\1/'; }
pg_pid() { head -n 1 "$STATE/pg/data/postmaster.pid" 2>/dev/null || true; }
pg_alive() { local pid; pid=$(pg_pid); [ -n "$pid" ] && running "$pid" "$STATE/pg/data"; }

pg_start() {
  pg_durable=$(recall pg_durable)
  if ! pg_alive; then
    pg_create
    pg_clear_remains
    pg_launch
  fi
  pg_roles_current || pg_roles
  say "PostgreSQL $(pg_version) answers on 127.0.0.1:$(recall pg_port)"
}

pg_run() { # runs a program of PostgreSQL in its own folder, under its own account
  become postgres
  # A locale that is always there, so that initdb and the server agree. 9 is our lock: the server must not inherit it.
  (cd "$STATE/pg" && exec "${become[@]}" env LC_ALL=C.UTF-8 "$PG_BIN/$1" "${@:2}") 9>&-
}

pg_create() {
  [ ! -e "$STATE/pg/data" ] || return 0
  local sync=()
  [ "$pg_durable" = 1 ] || sync=(--no-sync)
  mkdir -p "$STATE/pg"
  # In a folder of another name until it is complete: an interrupted initdb leaves something that looks like a database.
  rm -rf "$STATE/pg/new"
  secret postgres_superuser >"$STATE/pg/password"
  own postgres "$STATE/pg" "$STATE/pg/password"
  pg_run initdb -D "$STATE/pg/new" -U postgres --pwfile="$STATE/pg/password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 "${sync[@]}" >"$STATE/initdb.log" 2>&1 || { cat "$STATE/initdb.log" >&2; die "initdb failed"; }
  rm -f "$STATE/pg/password"
  cat >>"$STATE/pg/new/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
timezone = 'UTC'
log_timezone = 'UTC'
shared_buffers = 128MB
# Articles are long texts; lz4 costs half the time that the default takes to pack them.
default_toast_compression = lz4
CONF
  mv "$STATE/pg/new" "$STATE/pg/data"
}

# After SIGKILL: the children of the dead server hold its memory a moment longer, and where nobody reaps the dead
# server itself, its zombie looks like a living one to the next.
pg_clear_remains() {
  local i pid
  pid=$(pg_pid)
  [ -n "$pid" ] || return 0
  for ((i = 0; i < 100; i++)); do
    case $(process_state "$pid") in '' | Z) pg_children || break ;; esac
    sleep 0.05
  done
  case $(process_state "$pid") in Z) rm -f "$STATE/pg/data/postmaster.pid" ;; esac
}
pg_children() { find /proc/[0-9]*/cwd -maxdepth 0 -lname "$STATE/pg/data" 2>/dev/null | grep -q .; }

pg_launch() {
  # synchronous_commit stays on in either case: without it a killed server forgets what it had confirmed.
  local options
  options="-p $(recall pg_port)"
  [ "$pg_durable" = 1 ] || options+=" -c fsync=off -c full_page_writes=off"
  # setsid keeps Ctrl-C in the terminal away from the server.
  become postgres
  (cd "$STATE/pg" && exec setsid -w "${become[@]}" env LC_ALL=C.UTF-8 "$PG_BIN/pg_ctl" -D "$STATE/pg/data" -l "$STATE/pg/server.log" \
    -o "$options" -w -t 120 start) </dev/null >/dev/null 2>&1 9>&- ||
    { tail -n 5 "$STATE/pg/server.log" >&2; die "PostgreSQL did not start; its log is $STATE/pg/server.log"; }
}

# The statements may be repeated: they are when they, or a password, have changed since.
pg_roles_current() {
  [ -e "$STATE/pg-roles-made" ] &&
    [ -z "$(find "$deploy/postgres/roles.sql" "$STATE"/secrets/postgres_* -newer "$STATE/pg-roles-made")" ]
}
pg_roles() {
  local log=$STATE/roles.log
  PGPASSWORD=$(secret postgres_superuser) OWNER_PASSWORD=$(secret postgres_owner) APP_PASSWORD=$(secret postgres_app) \
    ANALYST_PASSWORD=$(secret postgres_analyst) \
    "$PG_BIN/psql" -X -q -h 127.0.0.1 -p "$(recall pg_port)" -U postgres -d postgres -v ON_ERROR_STOP=1 \
    -f "$deploy/postgres/roles.sql" >"$log" 2>&1 9>&- || { cat "$log" >&2; die "the database roles could not be created"; }
  : >"$STATE/pg-roles-made"
}

pg_stop() {
  pg_alive || return 0
  pg_run pg_ctl -D "$STATE/pg/data" -m fast -w -t 60 stop >/dev/null || die "PostgreSQL does not stop; its log is $STATE/pg/server.log"
  say "PostgreSQL has stopped"
}

pg_kill() {
  pg_alive || die "PostgreSQL is not running"
  local pid
  pid=$(pg_pid)
  kill -KILL "$pid"
  wait_gone "$pid" "$STATE/pg/data" 5
}

pg_env() {
  local at
  [ -e "$STATE/pg/data" ] || return 0
  at="Host=127.0.0.1;Port=$(recall pg_port)"
  print_export NEWSMONITOR__Storage__Connection "$at;Database=newsmonitor;Username=newsmonitor_app;Password=$(secret postgres_app)"
  print_export NEWSMONITOR__Storage__OwnerConnection "$at;Database=newsmonitor;Username=newsmonitor;Password=$(secret postgres_owner)"
  print_export NEWSMONITOR_ANALYST "postgresql://analyst:$(secret postgres_analyst)@127.0.0.1:$(recall pg_port)/newsmonitor"
  print_export NEWSMONITOR_TEST_PG "$at;Database=postgres;Username=postgres;Password=$(secret postgres_superuser)"
}

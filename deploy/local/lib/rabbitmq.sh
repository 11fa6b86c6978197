# shellcheck shell=bash
# The private RabbitMQ, with an epmd (Erlang's own name service) of its own.

# The commands in /usr/sbin only work for root and the account rabbitmq and drop our environment; those below do neither.
find_rabbitmq() {
  local server
  server=$(find /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server 2>/dev/null | sort -V | tail -n 1) || true
  MQ_BIN=${server%/rabbitmq-server}
}
find_rabbitmq

mq_version() { basename "${MQ_BIN%/sbin}" | sed 's/^rabbitmq_server-//'; }
mq_pid() { cat "$STATE/mq/beam.pid" 2>/dev/null || true; }
epmd_pid() { cat "$STATE/epmd.pid" 2>/dev/null || true; }
mq_alive() { local pid; pid=$(mq_pid); [ -n "$pid" ] && running "$pid" "$STATE/mq"; }
epmd_alive() { local pid; pid=$(epmd_pid); [ -n "$pid" ] && running "$pid" "epmd -port $(recall mq_epmd_port)"; }
mq_frozen() { [ "$(process_state "$(mq_pid)")" = T ]; }

mq_start() {
  if mq_alive; then
    ! mq_frozen || mq_thaw
  else
    mq_management=$(recall mq_management)
    mq_configure
    epmd_start
    mq_launch
  fi
  mq_await || { tail -n 5 "$STATE/mq/log/startup.log" >&2; die "RabbitMQ did not start; its logs are in $STATE/mq/log"; }
  say "RabbitMQ $(mq_version) answers on 127.0.0.1:$(recall mq_port)"
}

mq_configure() {
  local mq=$STATE/mq
  mkdir -p "$mq/home" "$mq/data" "$mq/log"
  [ -s "$mq/home/.erlang.cookie" ] || { secret erlang_cookie >"$mq/home/.erlang.cookie"; chmod 400 "$mq/home/.erlang.cookie"; }
  secret rabbitmq_definitions >"$mq/definitions.json"
  if [ "$mq_management" = 1 ]; then echo '[rabbitmq_management].'; else echo '[].'; fi >"$mq/enabled_plugins"
  echo '[].' >"$mq/advanced.config"
  : >"$mq/environment"
  rm -f "$mq/beam.pid"
  cat >"$mq/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$(recall mq_port)
# Host, users and permissions. With definitions to load, the broker makes no user 'guest'.
load_definitions = $mq/definitions.json
vm_memory_high_watermark.absolute = 512MB
disk_free_limit.absolute = 200MB
log.file = broker.log
log.file.level = info
log.console = false
CONF
  # Without the plugin these are errors.
  [ "$mq_management" != 1 ] || printf 'management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = %s\n' "$(recall mq_management_port)" >>"$mq/rabbitmq.conf"
  own rabbitmq -R "$mq"
}

# Every path is named, so that neither /etc/rabbitmq (also not its rabbitmq-env.conf) nor another broker's cookie plays in.
mq_variables() {
  local mq=$STATE/mq
  mq_variables=(
    LC_ALL=C.UTF-8
    "HOME=$mq/home"
    RABBITMQ_NODENAME=newsmonitor@localhost
    "RABBITMQ_CONF_ENV_FILE=$mq/environment"
    "RABBITMQ_CONFIG_FILE=$mq/rabbitmq.conf"
    "RABBITMQ_ADVANCED_CONFIG_FILE=$mq/advanced.config"
    "RABBITMQ_ENABLED_PLUGINS_FILE=$mq/enabled_plugins"
    "RABBITMQ_MNESIA_BASE=$mq/data"
    "RABBITMQ_LOG_BASE=$mq/log"
    "RABBITMQ_PID_FILE=$mq/beam.pid"
    "RABBITMQ_DIST_PORT=$(recall mq_distribution_port)"
    "ERL_EPMD_PORT=$(recall mq_epmd_port)"
    ERL_EPMD_ADDRESS=127.0.0.1
    # Erlang's own protocol on loopback only; one scheduler that does not spin, as this broker is mostly idle.
    "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none"
  )
}

# The Erlang VM would otherwise leave one behind, on all interfaces.
epmd_start() {
  ! epmd_alive || return 0
  become rabbitmq
  setsid "${become[@]}" epmd -port "$(recall mq_epmd_port)" -address 127.0.0.1 </dev/null >"$STATE/epmd.log" 2>&1 9>&- &
  echo $! >"$STATE/epmd.pid"
  wait_port "$(recall mq_epmd_port)" 10 epmd $! || { cat "$STATE/epmd.log" >&2; die "epmd did not start"; }
}

mq_launch() {
  mq_variables
  become rabbitmq
  # setsid keeps Ctrl-C in the terminal away from the broker. Its number stays the same up to the broker's own script.
  (cd "$STATE/mq" && exec setsid "${become[@]}" env "${mq_variables[@]}" "$MQ_BIN/rabbitmq-server") \
    </dev/null >"$STATE/mq/log/startup.log" 2>&1 9>&- &
  mq_launcher=$!
}

# A listener opens last: then the definitions are loaded.
mq_await() {
  local watched=${mq_launcher:-$(mq_pid)}
  wait_port "$(recall mq_port)" 120 RabbitMQ "$watched" || return 1
  [ "$(recall mq_management)" != 1 ] || wait_port "$(recall mq_management_port)" 60 "The management plugin" "$watched"
}

mq_stop() {
  local pid
  if mq_alive; then
    pid=$(mq_pid)
    kill -CONT "$pid" # a frozen one would not notice the next signal
    kill -TERM "$pid"
    wait_gone "$pid" "$STATE/mq" 60 || { say "RabbitMQ does not stop, it is killed"; mq_kill; }
    say "RabbitMQ has stopped"
  fi
  if epmd_alive; then kill -TERM "$(epmd_pid)"; wait_gone "$(epmd_pid)" epmd 5 || true; fi
  rm -f "$STATE/epmd.pid" "$STATE/mq/beam.pid"
}

mq_kill() {
  mq_alive || die "RabbitMQ is not running"
  local pid
  pid=$(mq_pid)
  kill -KILL "$pid"
  wait_gone "$pid" "$STATE/mq" 5
}

mq_freeze() { mq_alive || die "RabbitMQ is not running"; kill -STOP "$(mq_pid)"; }
mq_thaw() { mq_alive || die "RabbitMQ is not running"; kill -CONT "$(mq_pid)"; }

mq_control() {
  mq_variables
  become rabbitmq
  (cd "$STATE/mq" && exec "${become[@]}" env "${mq_variables[@]}" "$MQ_BIN/rabbitmqctl" "$@")
}

mq_env() {
  local at
  [ -e "$STATE/mq/rabbitmq.conf" ] || return 0
  at=127.0.0.1:$(recall mq_port)/monitor
  print_export NEWSMONITOR__Broker__Url "amqp://worker:$(secret rabbitmq_worker)@$at"
  print_export NEWSMONITOR_SUBSCRIBER_URL "amqp://subscriber:$(secret rabbitmq_subscriber)@$at"
  print_export NEWSMONITOR_OPS_URL "amqp://ops:$(secret rabbitmq_ops)@$at"
  print_export NEWSMONITOR_TEST_MQ "amqp://admin:$(secret rabbitmq_admin)@$at"
  [ "$(recall mq_management)" != 1 ] ||
    print_export NEWSMONITOR_TEST_MQ_MANAGEMENT "http://admin:$(secret rabbitmq_admin)@127.0.0.1:$(recall mq_management_port)"
}

# shellcheck shell=bash
# Free loopback ports, chosen at the first start and kept, so that clients may write them down.

ports=(pg_port mq_port mq_management_port mq_epmd_port mq_distribution_port)

settle_ports() {
  local name port
  for name in "${ports[@]}"; do
    port=$(recall "$name")
    if [ -n "$port" ]; then
      if holder_alive "$name"; then continue; fi
      ! still_taken "$port" || { say "port $port is taken by another program: $name changes"; port=; }
    fi
    [ -n "$port" ] || remember "$name" "$(free_port)"
  done
}

holder_alive() { case $1 in pg_port) pg_alive ;; mq_epmd_port) epmd_alive ;; *) mq_alive ;; esac; } # name

# What was killed a moment ago may hold its port a little longer: keep the port if that passes.
still_taken() { # port
  local i
  for ((i = 0; i < 50; i++)); do port_open "$1" || return 1; sleep 0.1; done
}

free_port() {
  local port
  # Below 32768: from there on the kernel gives ports to outgoing connections.
  while :; do
    port=$((20000 + RANDOM % 12000))
    if ! port_open "$port" && ! grep -qs "=$port\$" "$STATE/settings"; then echo "$port"; return; fi
  done
}

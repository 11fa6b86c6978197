# shellcheck shell=bash
# Processes and the ports they listen on.

# Sets `become`: what must stand before a command so that it runs as a package's own account when we are root.
become=()
become() { # account
  become=()
  [ "$(id -u)" != 0 ] || become=(setpriv "--reuid=$1" "--regid=$1" --clear-groups)
}
own() { [ "$(id -u)" != 0 ] || chown "$1:$1" "${@:2}"; } # account path…

# By command line, not by `kill -0`: a dead process may linger as a zombie, and its number may be given away again.
running() { tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF -- "$2"; } 2>/dev/null # pid, text of its command line

wait_gone() { # pid, text, seconds
  local i
  for ((i = 0; i < $3 * 20; i++)); do running "$1" "$2" || return 0; sleep 0.05; done
  return 1
}

process_state() { sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "/proc/$1/status" 2>/dev/null || true; } # pid: R, S, T, Z, …

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

wait_port() { # port, seconds, who, pid
  local i
  for ((i = 0; i < $2 * 10; i++)); do
    ! port_open "$1" || return 0
    kill -0 "$4" 2>/dev/null || return 1
    sleep 0.1
  done
  say "$3 did not open port $1 within $2 s"
  return 1
}

# shellcheck shell=bash
# Sourced by the scripts beside it: a mosquitto of their own on the loopback address.

# Debian installs it where only root looks.
PATH=$PATH:/usr/sbin:/usr/local/sbin

mosquitto_pid=

# Ends the script unless these programs are installed.
need() {
  local program
  for program; do
    command -v "$program" >/dev/null || { echo "$program is not installed" >&2; exit 2; }
  done
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# start_mosquitto FOLDER CONFIGURATION: starts it on a free port, with its files in FOLDER, and sets
# mosquitto_port and mosquitto_pid once it answers. Ends the script when it does not.
start_mosquitto() {
  local folder=$1 configuration=$2
  for mosquitto_port in $(shuf -i 20000-32000 -n 9); do
    ! answers "$mosquitto_port" || continue
    printf 'listener %d 127.0.0.1\n%s\n' "$mosquitto_port" "$configuration" \
      >"$folder/mosquitto.conf"
    mosquitto -c "$folder/mosquitto.conf" >"$folder/mosquitto.log" 2>&1 &
    mosquitto_pid=$!
    for _ in $(seq 50); do
      kill -0 "$mosquitto_pid" 2>/dev/null || break
      ! answers "$mosquitto_port" || return 0
      sleep 0.1
    done
    stop_mosquitto
  done
  cat "$folder/mosquitto.log" >&2
  echo "mosquitto does not start" >&2
  exit 2
}

stop_mosquitto() {
  [ -n "$mosquitto_pid" ] || return 0
  kill "$mosquitto_pid" 2>/dev/null || true
  wait "$mosquitto_pid" 2>/dev/null || true
  mosquitto_pid=
}

# The configuration that takes the accounts and the rules of FOLDER/passwords and FOLDER/acl, which
# mosquitto wants to be its user's own.
access_of() {
  chmod 700 "$1" && chmod 600 "$1/passwords" "$1/acl"
  cat <<END
allow_anonymous true
password_file $1/passwords
acl_file $1/acl
user $(id -un)
END
}

mosquitto_version() { mosquitto -h | head -n 1; }

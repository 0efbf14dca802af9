#!/usr/bin/env bash
# Puts the same load on our broker and on a mosquitto, in turns, and compares. Needs the jar (run.sh
# builds it) and mosquitto 2; each broker is a process of its own on the loopback address.
#
#   app/src/bench/against-mosquitto.sh [-r ROUNDS] [-n COUNT] [-w WARM_UP] [BENCH OPTIONS]
#   app/src/bench/against-mosquitto.sh -n 200000 --in-flight 20
#
# A ratio above 1 says that ours is faster. "cpu" is what the broker's process used per message,
# which a busy machine changes less than the rates. Our broker has JAVA_OPTS, such as -Xmx256m.
set -euo pipefail

rounds=5 count=50000 warm_up=50000
while getopts r:n:w: option; do
  case $option in
    r) rounds=$OPTARG ;;
    n) count=$OPTARG ;;
    w) warm_up=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))

. "$(dirname "${BASH_SOURCE[0]}")/playground.sh"
need_jar
. "$top/app/src/bench/mosquitto.sh"
need mosquitto

work=$(mktemp -d)
ours_pid=
trap 'stop_mosquitto; [ -z "$ours_pid" ] || kill "$ours_pid" || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# Nothing that mosquitto's defaults would hold back or drop: no limit to what is queued for a
# subscriber (default 1,000) nor to what it has in flight (default 20).
unlimited='allow_anonymous true
max_queued_messages 0
max_inflight_messages 0
set_tcp_nodelay true
persistence false
log_type none'

start_ours() {
  # shellcheck disable=SC2086  # options are separated by blanks
  "$java" ${JAVA_OPTS:-} -jar "$jar" broker --port 0 --home "$work/home" >"$work/ours" 2>&1 &
  ours_pid=$!
  for _ in $(seq 300); do
    ours_uri=$(sed -n 's/^broker at \(tcp:[^,]*\),.*/\1/p' "$work/ours")
    [ -z "$ours_uri" ] || return 0
    kill -0 "$ours_pid" 2>/dev/null || break
    sleep 0.1
  done
  cat "$work/ours" >&2
  exit 2
}

# Hundredths of a second that a process has computed.
cpu() { awk '{ print $14 + $15 }' "/proc/$1/stat" 2>/dev/null || echo 0; }

key() { sed -n "s/.*\"$1\":\([-0-9.]*\).*/\1/p"; }

# One run: rate, lost, duplicated, out of order, p50, p99, and the broker's cpu in µs per message.
run() {
  local name=$1 uri=$2 pid=$3 qos=$4 before after json
  shift 4
  before=$(cpu "$pid")
  json=$("$java" -jar "$jar" bench --home "$work/home" --json --external "$uri" --qos "$qos" \
    --count "$count" --warm-up "$warm_up" "$@") || true
  [ -n "$json" ] || { echo "no report from $name at QoS $qos" >&2; exit 1; }
  after=$(cpu "$pid")
  for value in messagesPerSecond lost duplicated outOfOrder p50 p99; do
    printf '%s ' "$(key "$value" <<<"$json")"
  done >>"$work/$name-$qos"
  awk "BEGIN { print ($after - $before) * 10000 / ($count + $warm_up) }" >>"$work/$name-$qos"
}

column() { awk -v c="$3" '{ print $c }' "$work/$1-$2"; }
total() { column "$@" | awk '{ sum += $1 } END { print sum + 0 }'; }

start_mosquitto "$work" "$unlimited"
start_ours
for qos in 0 1 2; do
  for _ in $(seq "$rounds"); do
    run mosquitto "tcp://127.0.0.1:$mosquitto_port" "$mosquitto_pid" "$qos" "$@"
    run ours "$ours_uri" "$ours_pid" "$qos" "$@"
  done
done

echo "$(mosquitto_version), $("$java" -version 2>&1 | head -n 1), $(nproc) processors"
echo "medians of $rounds rounds in turns, $count messages after $warm_up to warm up $*"
printf '%-4s %-10s %12s %8s %6s %6s %7s %10s %10s %8s\n' \
  QoS broker messages/s ratio lost dup disord 'p50 ms' 'p99 ms' 'cpu us'
for qos in 0 1 2; do
  base=$(column mosquitto "$qos" 1 | median)
  for name in mosquitto ours; do
    rate=$(column "$name" "$qos" 1 | median)
    printf '%-4s %-10s %12.0f %8.2f %6d %6d %7d %10.2f %10.2f %8.1f\n' "$qos" "$name" "$rate" \
      "$(awk "BEGIN { print $rate / $base }")" \
      "$(total "$name" "$qos" 2)" "$(total "$name" "$qos" 3)" "$(total "$name" "$qos" 4)" \
      "$(column "$name" "$qos" 5 | median)" "$(column "$name" "$qos" 6 | median)" \
      "$(column "$name" "$qos" 7 | median)"
  done
done

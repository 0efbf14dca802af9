#!/usr/bin/env bash
# What looking at the packets costs, and how soon they are seen, with the real jar in a terminal of
# 80 columns and 24 rows. Needs the jar (run.sh builds it), bash 5, and script of util-linux.
#
#   app/src/bench/wire.sh [-r ROUNDS] [-n COUNT] [-m ROWS]
#
# Prints, as medians of ROUNDS (6) in turns of COUNT (200,000) messages of 16 bytes at QoS 0: the
# rates of bench in the shell, which always records the recent packets, with the wire off and on,
# and those of the command bench, which records nothing unless --observed is given. Then how long
# ROWS (1,000) messages, 100 a second, took from a client outside to their row on the screen; the
# first of them finds a Java that has not drawn a ladder before.
set -euo pipefail

rounds=6 count=200000 rows=1000
while getopts r:n:m: option; do
  case $option in
    r) rounds=$OPTARG ;;
    n) count=$OPTARG ;;
    m) rows=$OPTARG ;;
    *) exit 2 ;;
  esac
done

. "$(dirname "${BASH_SOURCE[0]}")/playground.sh"
need_jar
command -v script >/dev/null || { echo "script (util-linux) is not installed" >&2; exit 2; }

work=$(mktemp -d)
shell_pid=
trap '[ -z "$shell_pid" ] || kill "$shell_pid" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
export TERM=xterm-256color

# A shell in a terminal; what it prints goes through the command that is given.
start_shell() {
  coproc SHELL_IN_TERMINAL {
    script -qefc "stty cols 80 rows 24; exec $java -jar $jar --port 0 --home $work/home" \
      /dev/null 2>&1 | "$@" >/dev/null
  }
  shell_pid=$SHELL_IN_TERMINAL_PID
  exec 5>&"${SHELL_IN_TERMINAL[1]}"
  await 'to begin' 1
}

say() { printf '%s\r' "$*" >&5; }

# Waits until the text has been printed so often.
await() {
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    [ "$(grep -aoE "$1" "$work/screen" 2>/dev/null | wc -l)" -lt "$2" ] || return 0
    sleep 0.1
  done
  echo "the shell does not print: $1" >&2
  exit 1
}

end_shell() {
  say exit
  wait "$shell_pid" || true
  exec 5>&-
  shell_pid=
}

# The last "messages/s" and "lost" of a report, the commas taken out.
figures() {
  for name in messages/s lost; do
    grep -aoE "$name +[0-9,]+" "$1" | tail -n 1 | tr -dc '0-9\n' | tr '\n' ' '
  done
}

reports=0
bench_in_shell() {
  say "wire $1"
  say "bench -n $count"
  reports=$((reports + 1))
  await 'messages/s +[0-9,]+' "$reports"
  echo "$1 $(figures "$work/screen")" >>"$work/rates"
}

bench_alone() {
  "$java" -jar "$jar" bench --home "$work/home" -n "$count" --warm-up 50000 "${@:2}" >"$work/report"
  echo "$1 $(figures "$work/report")" >>"$work/rates"
}

rate() { awk -v name="$1" '$1 == name { print $2 }' "$work/rates" | median; }

# Name, median rate, ratio to the other one's, messages lost in all rounds.
row() {
  awk -v what="$3" -v rate="$(rate "$1")" -v base="$(rate "$2")" -v name="$1" '
    $1 == name { lost += $3 }
    END { printf "%-52s %10d %7.2f %6d\n", what, rate, rate / base, lost }' "$work/rates"
}

# Each line with the time, in milliseconds, at which it was printed, and the time that it names.
stamp() {
  local line
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$work/screen"
    [[ $line =~ sent-at-([0-9]{13}) ]] &&
      echo "$((${EPOCHREALTIME/[.,]/} / 1000 - BASH_REMATCH[1]))" >>"$work/delays"
  done || true
}

# A client that publishes its own time: CONNECT as "clock", then, once it has its CONNACK, PUBLISH to
# "playground", DISCONNECT.
publish_time() {
  local host=${1%:*} port=${1##*:} next i wait
  exec 6<>"/dev/tcp/$host/$port" 7<>"$work/nothing"
  printf '\x10\x11\x00\x04MQTT\x04\x02\x00\x3c\x00\x05clock' >&6
  head -c 4 <&6 >/dev/null
  next=${EPOCHREALTIME/[.,]/}
  for ((i = 0; i < rows; i++)); do
    printf '\x30\x21\x00\x0aplayground' >&6
    printf 'sent-at-%s' $((${EPOCHREALTIME/[.,]/} / 1000)) >&6
    next=$((next + 10000))
    wait=$((next - ${EPOCHREALTIME/[.,]/}))
    [ $wait -le 0 ] || read -rt "$(printf '0.%06d' $wait)" -u 7 || true
  done
  printf '\xe0\x00' >&6
  exec 6>&-
}

: >"$work/screen"
start_shell tee -a "$work/screen"
bench_in_shell off
rm "$work/rates" # that was to warm up
for _ in $(seq "$rounds"); do
  bench_in_shell off
  bench_in_shell on
  bench_alone alone
  bench_alone observed --observed
done
end_shell

: >"$work/screen"
mkfifo "$work/nothing"
start_shell stamp
say wire on
await 'wire is on' 1
address=$(sed -nE 's/.*tcp:\/\/([0-9.]+:[0-9]+).*/\1/p' "$work/screen" | head -n 1)
publish_time "$address"
await DISCONNECT 1
end_shell

echo "$("$java" -version 2>&1 | head -n 1), $(nproc) processors, load $(cut -d ' ' -f 1 /proc/loadavg)"
echo "medians of $rounds rounds in turns, $count messages"
printf '%-52s %10s %7s %6s\n' '' messages/s ratio lost
row off off 'bench in the shell, wire off'
row on off 'bench in the shell, wire on'
row alone alone 'bench alone'
row observed alone 'bench alone, every packet observed'
first=$(head -n 1 "$work/delays")
sort -g "$work/delays" | awk -v sent="$rows" -v first="$first" '
  { v[NR] = $1 }
  END { printf "%d of %d rows seen, ms after they were sent: median %d, p99 %d, most %d; the first %d\n",
      NR, sent, v[int((NR + 1) / 2)], v[int(NR * 0.99)], v[NR], first }'

#!/usr/bin/env bash
# What the packet tap and the guards of the faults cost each message, beside what a message costs
# the whole broker. Needs a JDK and the jar (run.sh builds it).
#
#   app/src/bench/guards.sh [FORKS]        each a fresh Java (5)
#
# Other work on the machine makes a run slower, never faster. So each fork counts with the fastest
# of its 30 short runs, and the table has the median of the forks. Rates of whole brokers would tell
# nothing: they differ by far more from one run to the next.
set -euo pipefail

forks=${1:-5} count=300000
. "$(dirname "${BASH_SOURCE[0]}")/playground.sh"
need_jar

work=$(mktemp -d)
broker=
trap '[ -z "$broker" ] || kill "$broker" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# The benchmark is compiled with the tests; the last class path that is written is app's.
benchmark() {
  (cd "$top" && ./mvnw -q -B -pl app -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath") >&2
  "$java" -cp "$top/app/target/test-classes:$top/app/target/classes:$(cat "$work/classpath")" \
    org.openjdk.jmh.Main GuardsBenchmark -f "$forks" >"$work/jmh"
  awk '
    /^# Parameters:/ { gsub(/[()]/, ""); guards = $NF }
    /^# Fork:/ { fork = guards " " $3; best[fork] = "" }
    /^Iteration/ { if (best[fork] == "" || $3 < best[fork]) best[fork] = $3 }
    END { for (fork in best) print fork, best[fork] }' "$work/jmh" >"$work/best"
}

# Nanoseconds for a message in and out, with these guards.
nanos() {
  awk -v guards="$1" '$1 == guards { print $3 }' "$work/best" | median
}

cpu() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

bench() {
  "$java" -jar "$jar" bench --home "$work/home" --external "$uri" --count "$count" >/dev/null
}

# What the broker's process computes for a message of 16 bytes at QoS 0, ns: warm, nobody looks.
whole() {
  local uri= before
  "$java" -jar "$jar" broker --port 0 --home "$work/home" >"$work/broker" 2>&1 &
  broker=$!
  until [ -n "$uri" ]; do
    kill -0 "$broker" || { cat "$work/broker" >&2; exit 2; }
    sleep 0.1
    uri=$(sed -n 's/^broker at \(tcp:[^,]*\),.*/\1/p' "$work/broker")
  done
  bench
  before=$(cpu "$broker")
  bench
  echo $((($(cpu "$broker") - before) * 10000000 / count))
  kill "$broker"
}

benchmark
of_all=$(whole)
base=$(nanos none)
echo "$("$java" -version 2>&1 | head -n 1), $(nproc) processors, load $(cut -d ' ' -f 1 /proc/loadavg)"
echo "A message costs the broker ${of_all} ns of processor time, $count messages QoS 0, warm."
printf '%-46s %8s %8s %8s\n' 'PUBLISH in and out, through' 'ns' 'more' 'share'
row() {
  awk -v name="$2" -v ns="$(nanos "$1")" -v base="$base" -v all="$of_all" 'BEGIN {
    printf "%-46s %8.0f %8.0f %7.1f%%\n", name, ns, ns - base, (ns - base) * 100 / all }'
}
row none 'the guards around them'
row tap 'with the tap, which also loses'
row faults 'with delay, no fault set'
row both 'with tap and delay'
row observed 'the same, observed by the recent 10,000'

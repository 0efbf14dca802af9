#!/usr/bin/env bash
# Keeps a broker with little memory busy for a while, with all that clients do, and looks whether
# anything grows. Needs the jar (run.sh builds it) and jcmd of a JDK.
#
#   app/src/bench/soak.sh [MINUTES]           15 minutes; JAVA_OPTS are the broker's (-Xmx128m)
#
# Each minute it prints what the broker keeps after a collection, its resident memory, threads and
# open files, at whatever moment that is. It ends with 1 when the least of the last third is clearly
# more than the least of the middle third (Java fills its heap first), when a message was lost, or when
# the broker told of a failure.
set -euo pipefail

minutes=${1:-15}
. "$(dirname "${BASH_SOURCE[0]}")/playground.sh"
need_jar
command -v jcmd >/dev/null || { echo "jcmd is not installed; it comes with a JDK" >&2; exit 2; }

work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# shellcheck disable=SC2086  # options are separated by blanks
"$java" ${JAVA_OPTS:--Xmx128m} -jar "$jar" broker --port 0 --home "$work/home" >"$work/out" 2>&1 &
broker=$!
pids+=("$broker")
uri=
for _ in $(seq 300); do
  uri=$(sed -n 's/^broker at \(tcp:[^,]*\),.*/\1/p' "$work/out")
  [ -z "$uri" ] || break
  sleep 0.1
done
[ -n "$uri" ] || { cat "$work/out" >&2; exit 2; }

# One kind of load after the other, until the end; a round that loses a message is noted.
load() {
  local report=$work/report.$BASHPID
  while :; do
    for round in "$@"; do
      # shellcheck disable=SC2086  # options are separated by blanks
      "$java" -jar "$jar" bench --home "$report.home" --json --external "$uri" $round \
        >"$report" 2>&1 || echo "$round: $(cat "$report")" >>"$work/lost"
    done
  done
}
load "-q 0 -n 100000" "-q 1 -n 50000" "-q 2 -n 30000" "-q 1 -n 20000 -s 4000" "-q 0 -n 500 -s 500000" &
pids+=($!)
load "-q 0 -n 400 --subscribers 100" "-q 1 -n 20000 --publishers 50" "-q 1 -n 6000 --rate 200 --idle 200" &
pids+=($!)

# Bytes in the heap after a collection, KiB resident, threads, open files.
sample() {
  local live
  jcmd "$broker" GC.run >/dev/null
  live=$(jcmd "$broker" GC.heap_info | sed -n '/Metaspace/q; s/.* used \([0-9]*\)K.*/\1/p' |
    awk '{ sum += $1 } END { print sum }')
  echo "$live $(awk '/VmRSS/ { print $2 }' "/proc/$broker/status")" \
    "$(ls "/proc/$broker/task" | wc -l) $(ls "/proc/$broker/fd" | wc -l)"
}

printf '%-8s %12s %12s %8s %8s\n' minute 'kept KiB' 'resident KiB' threads files
for minute in $(seq "$minutes"); do
  sleep 60
  kill -0 "$broker" 2>/dev/null || { echo "the broker has ended" >&2; cat "$work/out" >&2; exit 1; }
  read -r live resident threads files <<<"$(sample)"
  printf '%-8d %12d %12d %8d %8d\n' "$minute" "$live" "$resident" "$threads" "$files" |
    tee -a "$work/samples"
done

failed=0
awk '{ part = NR * 3 <= all ? "first" : NR * 3 > all * 2 ? "last" : "middle"
       for (i = 2; i <= 4; i++)
         if (!((part, i) in least) || $i < least[part, i]) least[part, i] = $i }
     END { exit !(all < 3 || least["last", 2] < least["middle", 2] + 8192 &&
                  least["last", 3] < least["middle", 3] * 1.1 &&
                  least["last", 4] < least["middle", 4] + 10) }' all="$minutes" "$work/samples" ||
  { echo "it has grown" >&2; failed=1; }
[ ! -s "$work/lost" ] || { cat "$work/lost" >&2; failed=1; }
if grep -E 'OutOfMemoryError|Exception|died' "$work/out" "$work"/home/*.log* >&2; then failed=1; fi
exit $failed

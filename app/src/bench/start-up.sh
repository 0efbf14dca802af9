#!/usr/bin/env bash
# How long a learner waits for the prompt, and for the end, beside a Java that prints one line; and
# the memory that the program holds after lesson 1 with 1,000 messages. Needs bash 5, a JDK, and
# script of util-linux, which gives the shell a terminal.
#
#   app/src/bench/start-up.sh [ROUNDS [JAR]]   times are medians of ROUNDS (5), in turns, in ms
#
# JAR is another one to compare with, such as that of an earlier commit.
# "archive" is java with the class-data archive that run.sh makes, "run.sh" is run.sh itself.
set -euo pipefail

rounds=${1:-5} other=${2:-}
. "$(dirname "${BASH_SOURCE[0]}")/playground.sh"
jar=$top/app/target/mqtt-playground.jar # that of run.sh
command -v script >/dev/null || { echo "script (util-linux) is not installed" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
export TERM=xterm-256color

# Builds the jar when it has to, and makes the archive.
"$top/run.sh" --home "$work/home" --version >/dev/null
archive=$(ls "$work"/home/classes-*.jsa)

cat >"$work/Hello.java" <<'END'
final class Hello {
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
END
"${java}c" -d "$work" "$work/Hello.java"

options="--port 0 --home $work/home"
declare -A call=(
  [hello]="$java -cp $work Hello"
  [jar]="$java -jar $jar $options"
  [archive]="$java -XX:SharedArchiveFile=$archive -Xlog:disable -jar $jar $options"
  [run.sh]="$top/run.sh $options"
)

names=(jar archive)
if [ -n "$other" ]; then
  call[other]="$java -jar $other --port 0 --home $work/other"
  names+=(other)
fi

now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

hello() {
  local begin
  begin=$(now)
  ${call[hello]} >/dev/null
  echo $(($(now) - begin)) >>"$work/hello-start"
}

# From the call to the prompt, in a terminal of the usual size, and from "exit" to the end.
prompt() {
  local name=$1 begin piece shell_pid seen=
  begin=$(now)
  coproc SHELL_IN_TERMINAL { script -qefc "stty cols 80 rows 24; exec ${call[$name]}" /dev/null 2>&1; }
  shell_pid=$SHELL_IN_TERMINAL_PID
  while IFS= read -r -t 60 -d '>' piece <&"${SHELL_IN_TERMINAL[0]}"; do
    case ${piece: -24} in *mqtt*) seen=yes && break ;; esac
  done
  [ -n "$seen" ] || { echo "$name: no prompt came" >&2; exit 1; }
  echo $(($(now) - begin)) >>"$work/$name-start"
  begin=$(now)
  printf 'exit\r' >&"${SHELL_IN_TERMINAL[1]}"
  cat <&"${SHELL_IN_TERMINAL[0]}" >/dev/null
  wait "$shell_pid" || { echo "$name: ended with an error" >&2; exit 1; }
  echo $(($(now) - begin)) >>"$work/$name-end"
}

# Resident memory, KiB, once the last of 1,000 messages has been received. A word that is no command
# tells when: commands from a pipe wait for each other.
memory() {
  local name=$1 pid
  mkfifo "$work/commands"
  ${call[$name]} <"$work/commands" >"$work/output" 2>&1 &
  pid=$!
  exec 5>"$work/commands"
  printf 'lesson 1\nrun both -n 1000 -i 0\nall-received\n' >&5
  until grep -q all-received "$work/output"; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/output" >&2; exit 1; }
    sleep 0.1
  done
  awk '/VmRSS/ { print $2 }' "/proc/$pid/status" >>"$work/$name-memory"
  exec 5>&-
  wait "$pid" || true # the word was no command
  rm "$work/commands"
}

median_of() { printf '%.0f' "$(median <"$work/$1")"; }

for _ in $(seq "$rounds"); do
  hello
  for name in "${names[@]}" run.sh; do prompt "$name"; done
done
for name in "${names[@]}"; do memory "$name"; done

echo "$("$java" -version 2>&1 | head -n 1), $(nproc) processors, load $(cut -d ' ' -f 1 /proc/loadavg)"
printf '%-22s %10s %10s %14s\n' "" 'prompt ms' 'exit ms' 'memory MB'
printf '%-22s %10d\n' 'java printing a line' "$(median_of hello-start)"
for name in "${names[@]}"; do
  printf '%-22s %10d %10d %14d\n' "$name" "$(median_of $name-start)" "$(median_of $name-end)" \
    "$(($(median_of $name-memory) * 1024 / 1000000))"
done
printf '%-22s %10d %10d\n' run.sh "$(median_of run.sh-start)" "$(median_of run.sh-end)"

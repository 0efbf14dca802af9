#!/usr/bin/env bash
# Builds the jar if it is missing or older than its sources, then runs it with the arguments given.
# Needs nothing but a JDK 17 or later.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$top/app/target/mqtt-playground.jar

stale() {
  [ ! -f "$jar" ] || [ -n "$(find "$top/pom.xml" "$top/app/pom.xml" "$top/app/mended/pom.xml" \
    "$top/lessons/pom.xml" "$top/app/mended/src" \
    "$top/app/src/main" "$top/lessons/src/main" "$top/broker-config" -newer "$jar" -print -quit)" ]
}

# The folder that the program keeps its files in, --home or the default; the archive goes there too.
home=${HOME:-.}/.mqtt-playground
previous=
for argument in "$@"; do
  case $argument in --home=*) home=${argument#--home=} ;; esac
  [ "$previous" = --home ] && home=$argument
  previous=$argument
done

if stale; then
  echo "Building (the first time takes a few minutes) …" >&2
  (cd "$top" && ./mvnw --quiet --batch-mode --no-transfer-progress package -DskipTests >&2)
fi

java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# A class-data archive lets Java map the classes instead of reading them one by one. It fits one
# jar and one Java, so its name tells both; without it everything works, only slower at first.
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.vm.version = //p' | tr -c 'A-Za-z0-9.\n' _)
archive=$home/classes-$(cksum <"$jar" | tr ' ' -)-$version.jsa

# Notes which classes a session needs that gets its commands from a pipe.
piped() {
  printf 'lesson 1\nrun both -n 3 -i 0\n' |
    "$java" -XX:DumpLoadedClassList="$training/piped" -Xlog:disable -jar "$jar" \
      --port 0 --home "$training/home" >/dev/null 2>&1 || true
}

# The same at a terminal, where util-linux can make one.
at_terminal() {
  script -qec true /dev/null >/dev/null 2>&1 </dev/null || return 0
  printf 'help\rexit\r' |
    TERM=xterm-256color script -qec "'$java' -XX:DumpLoadedClassList='$training/terminal' \
      -Xlog:disable -jar '$jar' --port 0 --home '$training/home'" /dev/null >/dev/null 2>&1 || true
}

if [ ! -f "$archive" ] && mkdir -p "$home" 2>/dev/null && [ -w "$home" ]; then
  rm -f "$home"/classes-*.jsa
  training=$(mktemp -d "$home/training.XXXXXX")
  piped
  at_terminal
  cat "$training"/terminal "$training"/piped 2>/dev/null | awk '!seen[$0]++' >"$training/classes"
  "$java" -Xshare:dump -XX:SharedClassListFile="$training/classes" \
    -XX:SharedArchiveFile="$archive" -Xlog:disable -cp "$jar" >/dev/null 2>&1 || true
  rm -rf "$training"
fi

if [ -f "$archive" ]; then
  exec "$java" -XX:SharedArchiveFile="$archive" -Xshare:auto -Xlog:disable -jar "$jar" "$@"
fi
exec "$java" -jar "$jar" "$@"

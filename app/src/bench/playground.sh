# shellcheck shell=bash
# Sourced by the scripts beside it: the jar of this program, the Java that runs it, and medians.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
jar=${JAR:-$top/app/target/mqtt-playground.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# Ends the script unless the jar has been built.
need_jar() { [ -f "$jar" ] || { echo "$jar is missing; ./run.sh --version builds it" >&2; exit 2; }; }

# Of the numbers on the standard input, one a line.
median() { sort -g | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

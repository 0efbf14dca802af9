#!/usr/bin/env bash
# Counts the sources: lines and files of main code, the largest package and file, lines of tests.
#
#   app/src/bench/size.sh         this checkout
#   app/src/bench/size.sh DIR     another one, such as that of the commit before
set -euo pipefail

cd "${1:-$(dirname "$0")/../../..}"

# The Java files of a source set in both modules.
files() { find app/src/"$1"/java lessons/src/"$1"/java -name '*.java'; }

# Lines as wc counts them.
lines() { files "$1" | xargs cat | wc -l; }

row() { printf '%-22s %7s  %s\n' "$@"; }

for module in app lessons; do
    row "main code of $module" "$(find $module/src/main/java -name '*.java' | xargs cat | wc -l)" lines
done
row 'main code' "$(lines main)" lines
row '' "$(files main | wc -l)" files
read -r size package < <(files main | xargs -n 1 dirname | sort | uniq -c | sort -rn | head -1) || true
row 'largest package' "$size" "files in ${package#*/java/}"
read -r size file < <(files main | xargs wc -l | grep -v ' total$' | sort -rn | head -1) || true
row 'largest file' "$size" "lines in ${file##*/}"
row 'tests' "$(lines test)" lines
row '' "$(files test | wc -l)" files

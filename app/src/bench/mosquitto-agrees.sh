#!/usr/bin/env bash
# Asks a real mosquitto what our tests say of our own rules: for each probe of the tables it
# publishes or receives as that account and compares. Needs mosquitto and mosquitto-clients 2.
#
#   app/src/bench/mosquitto-agrees.sh          exits 0 when every decision is the same
set -u

root=$(cd "$(dirname "$0")/../../.." && pwd)
tables="$root/app/src/test/resources/access"
work=$(mktemp -d)
trap 'stop_mosquitto; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

. "$root/app/src/bench/mosquitto.sh"
need mosquitto mosquitto_passwd mosquitto_pub mosquitto_sub

# pub and sub, as an account and a client identifier: alice's password is alice-pw.
as() {
    tool=$1 account=$2 client=$3
    shift 3
    test "$account" = anonymous || set -- "$@" -u "$account" -P "$account-pw"
    "$tool" -h 127.0.0.1 -p "$mosquitto_port" -i "$client" "$@"
}

# Starts mosquitto with an access file, plus an account "all" that may do anything.
start() {
    cp "$root/broker-config/passwords" "$work/passwords"
    mosquitto_passwd -b "$work/passwords" all all-pw
    { cat "$1"; printf '\nuser all\ntopic #\n'; } >"$work/acl"
    start_mosquitto "$work" "$(access_of "$work")"
}

# The probes of a table for read or write: account, client, decision, topic, parted by tabs.
probes() {
    sed -E -n "s/^([^# ]+) +([^ ]+) +$2 +(allowed|denied) +(.*)/\1	\2	\3	\4/p" "$1"
}

# Compares a probe with what happened: "allowed" when the message came through.
compare() {
    asked=$((asked + 1))
    test "$3" = "$4" && return
    differing=$((differing + 1))
    echo "  $1 $2 $5: ours $3, mosquitto $4"
}

check_reads() {
    probes "$1" read >"$work/reads"
    cut -f 4 "$work/reads" | grep -v '^\$' | sort -u | while read -r topic; do
        as mosquitto_pub all all -q 1 -r -t "$topic" -m kept </dev/null
    done
    while IFS='	' read -r account client expected topic; do
        got=denied
        # Ends with the retained message, or after a second without it.
        as mosquitto_sub "$account" "$client" -t "$topic" -C 1 -W 1 </dev/null 2>/dev/null \
            | grep -q . && got=allowed
        compare "$account" read "$expected" "$got" "$topic"
    done <"$work/reads"
}

check_writes() {
    probes "$1" write >"$work/writes"
    number=0
    while IFS='	' read -r account client expected topic; do
        number=$((number + 1)) got=denied
        as mosquitto_pub "$account" "$client" -q 1 -r -t "$topic" -m "written $number" </dev/null
        as mosquitto_sub all all -t "$topic" -C 1 -W 1 </dev/null 2>/dev/null \
            | grep -qx "written $number" && got=allowed
        compare "$account" write "$expected" "$got" "$topic"
    done <"$work/writes"
}

asked=0 differing=0
for pair in "$root/broker-config/acl packaged-probes.txt" \
    "$tables/every-kind-of-rule.acl every-kind-of-rule-probes.txt"; do
    start "${pair% *}"
    check_reads "$tables/${pair##* }"
    check_writes "$tables/${pair##* }"
    stop_mosquitto
done
echo "$asked probes, $differing decided differently by $(mosquitto_version)"
test "$asked" -gt 0 && test "$differing" -eq 0

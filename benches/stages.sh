#!/usr/bin/env bash
# What each stage costs: its share of the instructions of a fixed run (task `extract` of benches/count.rs), as a table in
# Markdown. Needs valgrind.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(cargo bench --locked --bench count --no-run --message-format=json 2>/dev/null |
    sed -n 's/.*"name":"count".*"executable":"\([^"]*\)".*/\1/p' | tail -1)
calls=$(mktemp)
trap 'rm -f "$calls"' EXIT
valgrind --tool=callgrind --toggle-collect='*count::counted*' --callgrind-out-file="$calls" "$program" extract >/dev/null 2>&1

echo "| stage | share |"
echo "|---|---|"
callgrind_annotate --inclusive=yes --threshold=100 "$calls" 2>/dev/null |
    awk '
        BEGIN {
            stage["Pass::new"] = "1 sentences and page furniture"
            stage["Pass::segment"] = "2 segmentation"
            stage["Pass::find_names"] = "3 names"
            stage["Tagger::read"] = "4 of which the tagger"
            stage["Pass::find_values"] = "5 amounts, dates, percentages"
            stage["Pass>::resolve"] = "6 resolving"
            stage["Pass::read_claims"] = "7 clauses and claims"
            stage["Pass>::finish"] = "8 merging claims, assembling the document"
        }
        /PROGRAM TOTALS/ { gsub(",", "", $1); total = $1 }
        {
            for (name in stage) {
                # The function itself, not a closure inside it.
                if (match($0, name "( |$)") && !(name in share)) {
                    gsub(",", "", $1); share[name] = $1
                }
            }
        }
        END {
            for (name in share) printf "%s\t%.1f %%\n", stage[name], 100 * share[name] / total
        }' | sort | sed 's/^[0-9] \(.*\)\t\(.*\)/| \1 | \2 |/'

#!/usr/bin/env bash
# Whether the code has grown dearer: instructions of a fixed run, as a ratio to lindera's segmentation of the same text
# counted in the same way, against the ratios in benches/baseline.tsv.
#
#   benches/guard.sh            compares; fails where a ratio is more than 3 % above the baseline
#   benches/guard.sh --update   writes the baseline: on purpose only, and say why in the commit message
#
# Counts do not flake as seconds do, and a ratio to a yardstick that is built by the same compiler for the same
# machine changes little with either. Needs valgrind; without it nothing is compared, which is said.
set -euo pipefail
cd "$(dirname "$0")/.."

baseline=benches/baseline.tsv
tolerance=3

if ! command -v valgrind >/dev/null; then
    echo "guard: NOT RUN: valgrind is missing (Debian: apt-get install valgrind)" >&2
    exit 0
fi

program=$(cargo bench --locked --bench count --no-run --message-format=json |
    sed -n 's/.*"name":"count".*"executable":"\([^"]*\)".*/\1/p' | tail -1)

# Instructions inside `counted` for one task.
count() {
    local out
    out=$(valgrind --tool=callgrind --toggle-collect='*count::counted*' --callgrind-out-file=/dev/null "$program" "$1" 2>&1 >/dev/null)
    sed -n 's/.*Collected *: *\([0-9]*\).*/\1/p' <<<"$out"
}

yardstick=$(count lindera)
here=$(printf '# %s, %s, %s' "$(rustc -V)" "$(uname -m)" "$(getconf GNU_LIBC_VERSION 2>/dev/null || echo 'another libc')")
rows=$'task\tratio to lindera, percent'
status=0
for task in segment extract; do
    counted=$(count "$task")
    # Hundredths of a percent, whole numbers.
    now=$((counted * 10000 / yardstick))
    rows+=$(printf '\n%s\t%d.%02d' "$task" $((now / 100)) $((now % 100)))
    was=$(awk -F'\t' -v task="$task" '$1 == task { printf "%d", $2 * 100 + 0.5 }' "$baseline" 2>/dev/null || true)
    printf 'guard: %-8s %12d instructions, %d.%02d %% of lindera' "$task" "$counted" $((now / 100)) $((now % 100))
    if [[ -z $was ]]; then
        echo ", no baseline"
        continue
    fi
    printf ', baseline %d.%02d %%\n' $((was / 100)) $((was % 100))
    if [[ ${1:-} == --update ]]; then
        continue
    elif ((now * 100 > was * (100 + tolerance))); then
        echo "guard: $task costs more than $tolerance % above the baseline. Mend it, or, where it is meant, run benches/guard.sh --update and say why." >&2
        status=1
    elif ((now * 100 < was * (100 - tolerance))); then
        echo "guard: $task costs more than $tolerance % less: run benches/guard.sh --update, so that the gain is held." >&2
    fi
done
if [[ ${1:-} == --update ]]; then
    printf '%s\n%s\n' "$here" "$rows" >"$baseline"
    echo "guard: wrote $baseline"
else
    echo "guard: here $here; baseline $(head -1 "$baseline" 2>/dev/null)"
fi
exit $status

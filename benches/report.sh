#!/usr/bin/env bash
# Writes docs/BENCHMARKS.md and docs/growth.svg from one run: `benches/report.sh [MB]`. Takes some minutes, on a machine that does
# nothing else; needs valgrind, and Python with its package index for the last table.
set -euo pipefail
cd "$(dirname "$0")/.."

megabytes=${1:-2}
out=docs/BENCHMARKS.md
new=$(mktemp)
trap 'rm -f "$new"' EXIT

# `  sasil extracts   1.52 MB/s   1308 docs/s   0.22 × lindera   0.40 × own` → a row.
tables() {
    awk '
        /: [0-9]+ documents, / {
            printf "\n**%s**\n\n| | MB/s | documents/s | × lindera over these tables | × lindera over its own ko-dic |\n", $0
            printf "|---|---|---|---|---|\n"; next
        }
        /× own$/ {
            task = $0; sub(/ +[0-9.]+ MB\/s.*/, "", task); sub(/^ +/, "", task)
            printf "| %s | %s | %s | %s | %s |\n", task, $(NF - 9), $(NF - 7), $(NF - 5), $(NF - 2); next
        }
        { print "\n" $0 }'
}

benches/stock/run.sh
{
    cat <<EOF
# Benchmarks

Written by \`benches/report.sh\` from one run; not to be edited. Machines differ: the ratios are what is to be kept. What the
figures mean and what was tried: [PERFORMANCE.md](PERFORMANCE.md).

$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1), $(uname -s) $(uname -m); $(rustc -V); lindera $(sed -n '/^name = "lindera"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock); sasil $(git rev-parse --short HEAD 2>/dev/null || echo '(no repository)').

## The whole extraction beside a bare segmentation

Lindera is measured twice: over the tables that sasil embeds, which leave out what can win nowhere, and over the whole of
mecab-ko-dic as it builds and is used with it (\`benches/stock/run.sh\`). Sasil skips no sentence but page furniture, which these
texts have none of.

EOF
    cargo bench --locked --quiet --bench extract -- --mb "$megabytes" --dict "$PWD/target/stock-ko-dic" | tables
    cat <<'EOF'

## What each stage costs

`benches/stages.sh`: shares of the instructions that the extraction of a mixed archive takes.

EOF
    benches/stages.sh
    cat <<'EOF'

## Time over length

`cargo bench --bench growth`: a byte costs the same in a text of 1 kB and of 10 MB, and in texts that were made to be slow.

![time over length of the document, both by powers of ten: parallel to the line of a millisecond for each kilobyte](growth.svg)

## Beside what is used in its place

`benches/peers/run.sh`: the others cut text into tokens, sasil gives entities and claims. *Names whole* is the share of the
company mentions of the example articles, as reviewed in `tests/golden`, that come out as one token.

EOF
} >"$new"
cargo bench --locked --quiet --bench growth -- --svg "$PWD/docs/growth.svg" >&2
if ! benches/peers/run.sh >>"$new"; then
    echo "report: the peers were NOT MEASURED: see above; $out is left as it was" >&2
    exit 1
fi
cp "$new" "$out"
echo "report: wrote $out and docs/growth.svg" >&2

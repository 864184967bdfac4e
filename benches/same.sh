#!/usr/bin/env bash
# Whether the output is what it was, to the byte: of the example articles, the corpus files and generated text of all kinds, with
# one thread and with two, by this working tree and by another revision.
#
#   benches/same.sh [REVISION]    the last commit, if none is named
#
# A change that is for speed alone must pass it; say so in the commit message.
set -euo pipefail
cd "$(dirname "$0")/.."

revision=$(git rev-parse --verify "${1:-HEAD}^{commit}")
work=$PWD/target/same
old=$work/$revision
mkdir -p "$work"
git worktree prune
if [[ ! -d $old ]]; then
    git worktree add --quiet --detach "$old" "$revision"
fi
trap 'git worktree remove --force "$old"' EXIT

cargo build --locked --quiet --release --example extract
(cd "$old" && cargo build --locked --quiet --release --example extract --target-dir "$work/target")

for kind in business archive headlines long; do
    cargo bench --locked --quiet --bench corpus -- "$work/$kind.ndjson" 1 "$kind"
done
texts=(examples/articles/*.txt train/corpus/*.txt "$work"/*.ndjson)

# By this program, with so many threads.
read_all() {
    if ! "$1" --jobs "$2" --format ndjson "${texts[@]}" 2>"$work/said"; then
        cat "$work/said" >&2
        return 1
    fi
}

read_all "$work/target/release/examples/extract" 1 >"$work/was"
status=0
for jobs in 1 2; do
    read_all target/release/examples/extract "$jobs" >"$work/is"
    if cmp "$work/was" "$work/is"; then
        echo "same: $(wc -l <"$work/is") documents, $(wc -c <"$work/is") bytes of output, threads: $jobs"
    else
        echo "same: NOT THE SAME as $revision, threads: $jobs; see $work/was and $work/is" >&2
        status=1
    fi
done
exit $status

#!/usr/bin/env bash
# sasil beside what is used in its place for Korean, in one run on one text: `benches/peers/run.sh [MB]`.
#
# Needs Python with venv and its package index; everything goes into target/peers. The others cut text into tokens; sasil
# extracts entities and claims. Prints a table in Markdown.
set -euo pipefail
cd "$(dirname "$0")/../.."

megabytes=${1:-1}
home=target/peers
mkdir -p "$home"
if [[ ! -x $home/venv/bin/python ]]; then
    python3 -m venv "$home/venv"
fi
"$home/venv/bin/pip" install --quiet --requirement benches/peers/requirements.txt

cargo build --release --locked --quiet -p sasil-cli
cargo bench --locked --quiet --bench corpus -- "$PWD/$home/corpus.ndjson" "$megabytes"
# The yardstick of all tables here: the crate lindera over sasil's tables, on the same text.
yardstick=$(cargo bench --locked --quiet --bench extract -- --mb "$megabytes" --rounds 3 --only "lindera segments" |
    sed -n 's/^ *lindera segments *\([0-9.]*\) MB.*/\1/p' | head -1)
"$home/venv/bin/python" benches/peers/compare.py "$home/corpus.ndjson" target/release/sasil "$yardstick"

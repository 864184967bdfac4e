#!/usr/bin/env bash
# Has lindera build the whole of mecab-ko-dic as it ships it, into target/stock-ko-dic: `benches/stock/run.sh`. What is there
# already stays.
#
# Needs Python with its package index: the compiled MeCab form of the dictionary comes from there (dict/tools/kodic.py).
set -euo pipefail
cd "$(dirname "$0")/../.."

out=$PWD/target/stock-ko-dic
if [[ -f $out/dict.trie ]]; then
    exit 0
fi
mkdir -p "$out"
sources=$(mktemp -d)
trap 'rm -rf "$sources" "$out/sources"' EXIT
python3 dict/tools/kodic.py --unpack "$sources" ${KO_DIC_WHEEL:+--wheel "$KO_DIC_WHEEL"} >&2
manifest=benches/stock/Cargo.toml
settings=$(cargo metadata --locked --format-version 1 --all-features --manifest-path "$manifest" |
    python3 -c 'import json, os, sys
packages = json.load(sys.stdin)["packages"]
print(next(os.path.dirname(package["manifest_path"]) for package in packages if package["name"] == "lindera-ko-dic"))')
cargo run --release --quiet --locked --manifest-path "$manifest" --target-dir target/stock -- \
    "$sources/mecab_ko_dic/dictionary" "$settings" "$out"
echo "stock: wrote target/stock-ko-dic" >&2

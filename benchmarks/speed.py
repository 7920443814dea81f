"""Words per CPU-second of reading, the ratio to a bare spaCy pipeline of the same model, each stage's share.

    python benchmarks/speed.py [--rounds N] [PATH…]     PATH: text files or folders; reports/ by default

Both sides run in this one call, in turn, each in a process of its own (spaCy as it comes wants its own
ops), so that the ratio holds when the machine is noisy. Speeds are of CPU time, one thread; the best
round counts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ENOUGH_WORDS = 40_000


def texts(paths: list[Path]) -> list[str]:
    """The files' texts, repeated until they hold enough words to measure."""
    files = [
        f
        for path in paths
        for f in (sorted(path.rglob("*.txt")) + sorted(path.rglob("*.md")) if path.is_dir() else [path])
    ]
    found = [f.read_text("utf-8", errors="replace") for f in files if f.name != "README.md"]
    if not found:
        sys.exit(f"no .txt or .md file below {', '.join(map(str, paths))}; name a folder that has some")
    words = sum(len(text.split()) for text in found)
    return found * max(1, -(-ENOUGH_WORDS // words))


def run_bare(found: list[str]) -> dict[str, float]:
    import spacy

    from onrecord.language import DEFAULT_MODEL

    nlp = spacy.load(DEFAULT_MODEL)
    list(nlp.pipe(found[:3]))
    begin = time.process_time()
    for _ in nlp.pipe(found):
        pass
    return {"seconds": time.process_time() - begin}


def run_onrecord(found: list[str]) -> dict[str, float]:
    import onrecord
    from onrecord import pipeline
    from onrecord.language import DEFAULT_MODEL
    from onrecord.types import Report

    reports = [Report(id=str(i), text=text, published="2022-03-04") for i, text in enumerate(found)]
    list(onrecord.read_many(reports[:3]))
    spent: dict[str, float] = {}

    def timed(name: str, call):  # type: ignore[no-untyped-def]
        def wrapper(*args, **options):  # type: ignore[no-untyped-def]
            begin = time.process_time()
            try:
                return call(*args, **options)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - begin

        return wrapper

    for name in (
        "find_times",
        "find_places",
        "find_entities",
        "link_quoted",
        "find_statements",
        "find_events",
    ):
        if hasattr(pipeline, name):
            setattr(pipeline, name, timed(name.split("_")[1], getattr(pipeline, name)))
    language = pipeline.load_toolkit(model=DEFAULT_MODEL).language
    language.annotate = timed("language", language.annotate)  # type: ignore[method-assign]
    begin = time.process_time()
    events = statements = 0
    for record in onrecord.read_many(reports):
        events += len(record.events)
        statements += len(record.statements)
    return {
        **spent,
        "seconds": time.process_time() - begin,
        "filed events": events,
        "filed statements": statements,
    }


def child(side: str, paths: list[str]) -> dict[str, float]:
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, __file__, "--side", side, *paths],
        capture_output=True,
        text=True,
        env=env,
        check=True,
    )
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--side", choices=("bare", "onrecord"))
    options = parser.parse_args()
    paths = options.paths or [str(Path(__file__).parent / "reports")]
    found = texts([Path(p) for p in paths])
    if options.side:
        print(json.dumps(run_bare(found) if options.side == "bare" else run_onrecord(found)))
        return
    words = sum(len(text.split()) for text in found)
    rounds = []
    for number in range(options.rounds):
        bare, own = child("bare", paths), child("onrecord", paths)
        rounds.append((bare, own))
        speeds = [f"{words / side['seconds']:,.0f}" for side in (bare, own)]
        print(f"round {number + 1}: bare {speeds[0]}, onrecord {speeds[1]} words/CPU-s")
    bare = min(r[0]["seconds"] for r in rounds)
    own = min((r[1] for r in rounds), key=lambda r: r["seconds"])
    total = own["seconds"]
    filed = f"{own['filed events']:.0f} events, {own['filed statements']:.0f} statements filed"
    print(f"\n{len(found)} reports, {words:,} words; {filed}")
    print(f"bare spaCy pipeline  {words / bare:8,.0f} words/CPU-s")
    print(f"onrecord             {words / total:8,.0f} words/CPU-s   {bare / total:.2f}x")
    for name in ("language", "times", "places", "entities", "quoted", "statements", "events"):
        if name in own:
            print(f"  {name:<12} {own[name] / total:6.1%}   {own[name] / bare:6.1%} of a bare parse")


if __name__ == "__main__":
    main()

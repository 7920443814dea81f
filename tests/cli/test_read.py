"""``onrecord read`` as a user and as a pipe meet it."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.types import Report

Run = Callable[..., Any]
PROGRAM = [sys.executable, "-c", "from onrecord.cli.main import run; run()"]
TEXT = (
    "The army of Chad attacked rebels near the lake on Friday, killing 12 people. "
    "“We won,” a minister said.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_json_in_a_pipe(onrecord: Run, report: Path) -> None:
    ran = onrecord("read", report, "--published", "2001-05-07")
    assert (ran.status, ran.err) == (0, "")
    record = json.loads(ran.out)
    assert record["schema"] == "onrecord/1"
    assert record["report"]["published"] == "2001-05-07"
    assert record["report"]["text"] == TEXT
    assert "ASSAULT" in {event["event"] for event in record["events"]}
    assert ran.out.count("\n") == 1


def test_text_and_html(onrecord: Run, report: Path) -> None:
    text = onrecord("read", report, "--format", "text", "--published", "2001-05-07").out
    assert "● actual       ASSAULT" in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80
    assert onrecord("read", report, "--format", "html").out.startswith("<!doctype html>")


def test_standard_input(onrecord: Run) -> None:
    for arguments in (("read", "-"), ("read",)):
        ran = onrecord(*arguments, stdin=TEXT.encode())
        assert json.loads(ran.out)["report"]["text"] == TEXT


def test_parse_all_loses_nothing(onrecord: Run, report: Path) -> None:
    assert onrecord("read", report, "--parse", "all").out == onrecord("read", report, "--parse", "needed").out


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (b"", [], "no text"),
        (b" \n ", [], "no text"),
        (b"%PDF-1.5", [], "PDF"),
        (bytes(500), [], "binary"),
        (b"Rain.", ["--published", "2999-01-01"], "future"),
        (b"Rain.", ["--published", "Friday"], "YYYY-MM-DD"),
        (b"Rain.", ["--published", ""], "leave the option out"),
        (b"Rain.", ["--published", " "], "leave the option out"),
        (b"Rain.", ["--model", "xx_none"], "not installed"),
        (b"Rain.", ["--format", "pdf"], "pdf"),
        (b"Rain.", ["--parse", "some"], "some"),
        (b"Rain.", ["--colour"], "--colour"),
        (b"Rain.", ["more"], "more"),
        (b"Rain.", ["--jsonl", "--published", "2001-01-01"], "each line"),
    ],
)
def test_bad_input(onrecord: Run, tmp_path: Path, content: bytes, arguments: list[str], message: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    ran = onrecord("read", path, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["read", "-"], ["read"], ["read", "--jsonl", "-"]], ids=" ".join)
def test_closed_standard_input(arguments: list[str]) -> None:
    command = ["sh", "-c", 'exec "$@" <&-', "sh", *PROGRAM, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("error: standard input is closed; ")


def test_a_wrong_value_is_told_in_one_clean_line(onrecord: Run) -> None:
    assert onrecord("read", "--format", "xml", "x").err == (
        "error: --format: 'xml' is not one of 'text', 'json', 'html'; see `onrecord read --help`\n"
    )


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("absent.txt", "no file"),
        (".", "folder"),
        ("http://127.0.0.1:1/", "--allow-private"),
        ("http://localhost:1/", "--allow-private"),
        ("https://", "https://"),
        ("reports.jsonl", "--jsonl"),
    ],
)
def test_bad_sources(onrecord: Run, source: str, message: str) -> None:
    ran = onrecord("read", source)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert message in ran.err


def test_a_bug_is_told_without_traceback(
    onrecord: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("onrecord.pipeline.read_reports", fail)
    ran = onrecord("read", report)
    assert ran.status == 70
    assert "ONRECORD_TRACEBACK=1" in ran.err


def lines(*values: object) -> bytes:
    return b"".join((v if isinstance(v, bytes) else json.dumps(v).encode()) + b"\n" for v in values)


def test_jsonl(onrecord: Run) -> None:
    ran = onrecord(
        "read",
        "--jsonl",
        stdin=lines(
            {"id": "a", "text": TEXT, "published": "2001-05-07", "title": "Lake", "outlet": "X"},
            b"nope",
            {"id": "c", "text": "\ud800 \0 x"},
            [1],
            {"id": "e", "text": 5},
            b"",
            {"id": "g", "text": "Rain."},
        ).rstrip(),
    )
    assert (ran.status, ran.err) == (1, "")
    results = [json.loads(line) for line in ran.out.splitlines()]
    assert [r["report"]["id"] if "report" in r else (r.get("id"), r["line"]) for r in results] == [
        "a", (None, 2), "c", (None, 4), ("e", 5), "g",
    ]  # fmt: skip
    assert results[0]["report"]["title"] == "Lake"
    assert results[1]["error"].keys() == {"type", "message"}


@pytest.mark.parametrize(("values", "status"), [(lines(), 0), (lines({"text": "Rain."}), 0), (lines({}), 1)])
def test_jsonl_exit_status(onrecord: Run, values: bytes, status: int) -> None:
    assert onrecord("read", "--jsonl", "-", stdin=values).status == status


def test_jsonl_from_a_file(onrecord: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(lines({"id": "a", "text": "Rain."}, {"id": "b", "text": "Snow."}))
    assert [json.loads(x)["report"]["id"] for x in onrecord("read", "--jsonl", path).out.splitlines()] == [
        "a",
        "b",
    ]
    assert onrecord("read", "--jsonl", tmp_path / "none.jsonl").status == 2
    assert onrecord("read", "--jsonl", tmp_path).status == 2


def test_a_report_on_which_a_stage_fails_costs_no_neighbour(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord import pipeline

    find_times = pipeline.find_times

    def fail(report: Report, *arguments: Any, **options: Any) -> Any:
        if report.id == "b":
            raise ValueError("by and by")
        return find_times(report, *arguments, **options)

    monkeypatch.setattr(pipeline, "find_times", fail)
    ran = onrecord("read", "--jsonl", stdin=lines(*({"id": name, "text": "Rain."} for name in "abc")))
    results = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.status == 1
    assert [results[0]["report"]["id"], results[2]["report"]["id"]] == ["a", "c"]
    assert (results[1]["id"], results[1]["line"], results[1]["error"]["type"]) == ("b", 2, "ValueError")
    assert "report it" in results[1]["error"]["message"]


def test_order_is_kept_over_many_batches(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.stream.TAKE", 700)
    monkeypatch.setattr("onrecord.cli.stream.AHEAD", 2000)
    names = [str(n) for n in range(120)]
    values = [{"id": n, "text": f"Rain fell in town {n}. "} if int(n) % 7 else {"id": n} for n in names]
    results = [
        json.loads(line) for line in onrecord("read", "--jsonl", stdin=lines(*values)).out.splitlines()
    ]
    assert [r["id"] if "error" in r else r["report"]["id"] for r in results] == names


def test_a_peer_that_waits_for_each_record_gets_it() -> None:
    with subprocess.Popen(
        [*PROGRAM, "read", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for name in "abc":
            program.stdin.write(lines({"id": name, "text": TEXT}))
            program.stdin.flush()
            ready, _, _ = select.select([program.stdout], [], [], 60)
            assert ready, "no record came while the input stayed open"
            assert json.loads(program.stdout.readline())["report"]["id"] == name
        program.stdin.close()
        assert program.wait(timeout=60) == 0


def test_a_reader_that_has_enough_ends_it_quietly() -> None:
    with subprocess.Popen(
        [*PROGRAM, "read", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdin.write(lines({"id": "a", "text": TEXT}))
        program.stdin.flush()
        program.stdout.readline()
        program.stdout.close()
        program.stdin.write(lines({"id": "b", "text": TEXT}))
        program.stdin.flush()  # and stays open: the reading thread is still waiting for a line
        assert program.wait(timeout=60) == 0
        assert program.stderr.read() == b""


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What the program writes where standard output and standard error are a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment}
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    ) as program:
        os.close(theirs)
        out = b""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                data = os.read(ours, 65536)
            except OSError:  # how Linux tells the end
                break
            if not data:
                break
            out += data
        assert program.wait(timeout=60) == 0
    os.close(ours)
    return out.decode().replace("\r\n", "\n")


def test_terminal(report: Path) -> None:
    out = on_a_terminal("read", str(report), "--published", "2001-05-07")
    assert "\x1b[32m● " in out
    assert "When" in out


def test_no_colour_where_it_is_not_wanted(report: Path) -> None:
    out = on_a_terminal("read", str(report), NO_COLOR="1")
    assert "● actual" in out
    assert "\x1b[32m" not in out
    assert "--published YYYY-MM-DD" in out


def test_progress_only_where_standard_error_is_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(lines({"id": "a", "text": "Rain."}))
    code = f"onrecord() {{ '{sys.executable}' -c 'from onrecord.cli.main import run; run()' \"$@\"; }}; "
    code += f"onrecord read --jsonl '{path}' > '{tmp_path}/out.jsonl'"
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm"}
    subprocess.run(["sh", "-c", code], stdin=subprocess.DEVNULL, stderr=theirs, env=env, check=True)
    os.close(theirs)
    shown = os.read(ours, 65536)
    os.close(ours)
    assert b"1 read" in shown
    assert (tmp_path / "out.jsonl").read_text().count("\n") == 1


@pytest.mark.parametrize(
    "text", ["“a” " * 900, '"' * 900, "x" * 50_000, "\u202eabc\u202c\0 said he. " * 50, "\n" * 9999 + "x"]
)
def test_hostile_text(onrecord: Run, text: str) -> None:
    for form in ("json", "text", "html"):
        ran = onrecord("read", "-", "--format", form, stdin=text.encode())
        assert (ran.status, ran.err) == (0, "")
        assert ran.out


def test_interrupted() -> None:
    # Where the tests run in the background of a script SIGINT is ignored, and children inherit that.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heeding}; from onrecord.cli.main import run; run()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "read", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdin.write(lines({"id": "a", "text": "Rain."}))
        program.stdin.flush()
        program.stdout.readline()
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=60) == 130
        assert program.stderr.read() == b""


def test_a_full_disk(report: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with full.open("wb") as out:
        ran = subprocess.run([*PROGRAM, "read", report], stdout=out, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert b"space" in ran.stderr
    assert b"Traceback" not in ran.stderr

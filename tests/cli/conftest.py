"""Runs the program in this process, with its own standard streams."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import NamedTuple

import pytest

from onrecord.cli import main


class Ran(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def onrecord(
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., Ran]:
    """``onrecord(*arguments, stdin=…)`` gives exit status, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        reading, writing = os.pipe()

        def feed() -> None:
            with open(writing, "wb") as file:
                file.write(stdin)

        feeder = threading.Thread(target=feed)
        feeder.start()
        with open(reading, encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, arguments)])
            with pytest.raises(SystemExit) as ended:
                main.run()
        feeder.join()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Ran(int(ended.value.code or 0), out.decode(), err.decode())

    return call

"""Fills the outputs of README.md by running its examples; ``--check`` fails where they differ.

python tools/readme.py [--check]
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_COMMAND = re.compile(r"(<!-- output: (onrecord .+?) -->\n```text\n)(.*?)(```\n<!-- end -->)", re.DOTALL)
_PYTHON = re.compile(
    r"(<!-- python -->\n```python\n(.*?)```\n<!-- prints -->\n```text\n)(.*?)(```\n<!-- end -->)", re.DOTALL
)


def filled(text: str) -> str:
    """The README with the outputs that its examples have now."""
    text = _COMMAND.sub(lambda m: m[1] + _run(m[2]) + m[4], text)
    return _PYTHON.sub(lambda m: m[1] + _execute(m[2]) + m[4], text)


def _run(command: str) -> str:
    program = str(Path(sys.executable).with_name("onrecord"))
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "88", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [program, *command.split()[1:]],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return re.sub(r"[ \t]+\n", "\n", done.stdout)


def _execute(code: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {})
    return out.getvalue()


def main() -> int:
    path = ROOT / "README.md"
    old = path.read_text("utf-8")
    new = filled(old)
    if "--check" in sys.argv:
        return int(new != old)
    path.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

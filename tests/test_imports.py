"""Nothing happens at import (who may import whom is checked in test_architecture.py)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_importing_every_module_loads_no_model_and_reads_no_data() -> None:
    code = """
import importlib, pkgutil, sys, onrecord
opened = []
sys.addaudithook(lambda name, args: opened.append(str(args[0])) if name == "open" else None)
for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
    importlib.import_module(module.name)
data = [path for path in opened if "/onrecord/data/" in path.replace(chr(92), "/")]
print([name for name in ("spacy", "thinc", "trafilatura") if name in sys.modules], data)
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[] []"

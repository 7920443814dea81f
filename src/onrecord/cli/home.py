"""Where a user's own lists are kept."""

from __future__ import annotations

import os
from pathlib import Path


def whoswho_home() -> Path:
    """The folder of the user's layers: ``$ONRECORD_HOME/whoswho`` or ``~/.local/share/onrecord/whoswho``."""
    home = os.environ.get("ONRECORD_HOME")
    return (Path(home).expanduser() if home else Path.home() / ".local" / "share" / "onrecord") / "whoswho"


def layer_folders() -> tuple[Path, ...]:
    """The layers, the lowest first, as ``load_toolkit(layers=…)`` takes them."""
    from onrecord.resources.layers import list_layers

    return tuple(layer.folder for layer in list_layers(whoswho_home()))

"""``onrecord``: the commands and what becomes of their errors."""

from __future__ import annotations

import os
import re
import sys
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from onrecord import __version__
from onrecord.cli.add import add
from onrecord.cli.codebook import codebook
from onrecord.cli.console import complain
from onrecord.cli.demo import demo
from onrecord.cli.doctor import doctor
from onrecord.cli.evaluate import evaluate
from onrecord.cli.find import find
from onrecord.cli.read import read
from onrecord.cli.schema import schema
from onrecord.cli.whoswho import whoswho
from onrecord.errors import OnRecordError

app = typer.Typer(
    name="onrecord",
    help="Who said what, who did what to whom, when and where, and what is only promised: "
    "news reports in, a sourced record out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(add)
app.add_typer(find, name="find")
app.command()(demo)
app.command()(doctor)
app.command()(schema)
app.add_typer(codebook, name="codebook")
app.add_typer(whoswho, name="whoswho")
app.command()(evaluate)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def run() -> None:
    """The program. Exit status: 0 done, 1 some of the input was refused, 2 wrong usage or input, 70 a bug."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(_status())


def _status() -> int:
    try:
        status: Any = app(prog_name="onrecord", standalone_mode=False)
    except TyperException as error:
        if message := _plain(error.format_message()):  # none where the help itself was shown
            hint = getattr(getattr(error, "ctx", None), "command_path", "onrecord")
            complain(f"{message}; see `{hint} --help`")
        return 2
    except OnRecordError as error:
        complain(str(error))
        return 2
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:
        complain(f"{error}; check path, permissions and space")
        return 2
    except Exception as error:
        if os.environ.get("ONRECORD_TRACEBACK"):
            raise
        complain(
            f"onrecord itself failed ({type(error).__name__}: {error}); please report it, with what "
            "ONRECORD_TRACEBACK=1 in the environment prints"
        )
        return 70
    return status if isinstance(status, int) else 0


def _plain(message: str) -> str:
    """The message without what the parsing library says of itself: ``--format: 'xml' is not one of …``."""
    message = message.removeprefix("Invalid value: ").rstrip(".")
    return re.sub(r"\AInvalid value for '([^']*)': (?:Value error, )?", r"\1: ", message)

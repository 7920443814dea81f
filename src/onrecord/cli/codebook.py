"""``onrecord codebook``: the codebook's own tests, and why a sentence was coded as it was."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.console import output
from onrecord.cli.options import refuse_blank

codebook = typer.Typer(
    help="Check the codebook against its examples, or see how it codes a sentence.", no_args_is_help=True
)


@codebook.command()
def check() -> int:
    """Run every example and counter-example; exit status 1 if one fails.

    Example: onrecord codebook check
    """
    from onrecord.evaluation.codebook import check_codebook
    from onrecord.pipeline import load_toolkit

    console = output()
    number, failures = check_codebook(load_toolkit())
    for failure in failures:
        console.print(f"{failure.rule}: {failure.text}\n    {failure.reason}")
    console.print(f"{number - len(failures)} of {number} examples hold")
    return 1 if failures else 0


@codebook.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence to code.")],
    published: Annotated[
        str | None, typer.Option(callback=refuse_blank, help="Its date, YYYY-MM-DD.")
    ] = None,
) -> None:
    """Show which entries fire on a sentence, with whom, and which do not and why.

    Example: onrecord codebook explain "Peru may recall its ambassador from Bolivia."
    """
    from onrecord.intake import report_from_text
    from onrecord.pipeline import explain_events, load_toolkit

    console = output()
    events, refusals = explain_events(report_from_text(sentence, published=published), load_toolkit())
    for event in events:
        actors = ", ".join(party.text for party in event.actors) or "–"
        recipients = ", ".join(party.text for party in event.recipients) or "–"
        console.print(f"{event.trigger.text!r} fires {event.rule}: {event.event}, {event.status}")
        console.print(f"    actors {actors}; recipients {recipients}; CAMEO {event.cameo or '–'}")
    for refusal in refusals:
        console.print(f"{refusal.word!r} does not fire {refusal.rule}: {refusal.reason}")
    if not events and not refusals:
        console.print("no trigger of the codebook stands in it")

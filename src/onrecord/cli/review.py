"""``onrecord whoswho review``: roles that reports taught, to be accepted or rejected."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from onrecord.cli.console import is_terminal, output, write_json
from onrecord.cli.home import whoswho_home
from onrecord.cli.options import DB, Db
from onrecord.errors import StoreError
from onrecord.export.notes import visible

if TYPE_CHECKING:
    from onrecord.resources.whoswho import WhosWho
    from onrecord.store import Store
    from onrecord.store.roles import TaughtRole

_MOST_EVIDENCE = 3


def review(  # noqa: PLR0913
    *,
    list_all: Annotated[
        bool, typer.Option("--list", help="Also those that were accepted or rejected.")
    ] = False,
    accept: Annotated[
        list[int] | None, typer.Option(metavar="N", help="Take role N into the layer learned.")
    ] = None,
    reject: Annotated[list[int] | None, typer.Option(metavar="N", help="Never show role N again.")] = None,
    of: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="With --accept: the state or organisation, where the reports do not say."
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", help="With --accept: since when; else the first report's day."
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="With --accept: until when; else until a successor."),
    ] = None,
    db: Db = DB,
) -> None:
    """Show the roles that reports taught, with their evidence; accept or reject them by number.

    A role is learned from a title or an apposition that the who's who does not know of on that day. Nothing
    of it is used before it is accepted, and what is curated always counts first.
    Example: onrecord whoswho review --accept 3 --reject 5
    """
    from onrecord.store import open_store

    if (of or since or until) and not accept:
        raise typer.BadParameter("--of, --from and --to go with --accept")
    if set(accept or ()) & set(reject or ()):
        raise typer.BadParameter("a role is either accepted or rejected")
    with open_store(db, create=False) as store:
        if accept or reject:
            _decide(store, accept or [], reject or [], (of, since, until))
        else:
            _show(store.learned_roles(decision="all" if list_all else None))


def _show(roles: list[TaughtRole]) -> None:
    from onrecord.resources.layers import list_layers
    from onrecord.resources.whoswho import load_whoswho

    if not roles:
        print("Nothing to review: reports that were added taught no role.", file=sys.stderr)
    elif is_terminal():
        who = load_whoswho(layers=tuple(layer.folder for layer in list_layers(whoswho_home())))
        for role in roles:
            output().print(_block(role, who), end="")
    else:
        for role in roles:
            write_json(msgspec.json.encode(role))


def _decide(
    store: Store, accept: list[int], reject: list[int], more: tuple[str | None, str | None, str | None]
) -> None:
    roles = {role.n: role for role in store.learned_roles(decision="all")}
    for n in (*accept, *reject):
        if n not in roles:
            raise StoreError(f"no learned role has the number {n}; see `onrecord whoswho review --list`")
    for n in accept:
        _accept(store, roles[n], *more)
    for n in reject:
        store.decide_role(n, "rejected")
        print(f"Rejected: {_told(roles[n])}.")


def _accept(store: Store, role: TaughtRole, of: str | None, since: str | None, until: str | None) -> None:
    from onrecord.resources.imports.learned import Accepted, accept_role

    owner = of or role.owner or role.organisation or role.country
    start = since or role.first
    if owner is None:
        raise typer.BadParameter(f"no report says whose office {role.n} is: add --of, such as --of Kenya")
    if start is None:
        raise typer.BadParameter(f"the reports that give role {role.n} have no date: add --from YYYY-MM-DD")
    taken = Accepted(
        person=role.person, entity=role.entity, title=role.title, owner=owner, country=role.country,
        sector=role.sector, from_=start, to=until,
    )  # fmt: skip
    home: Path = whoswho_home()
    accept_role(home, taken, today=date.today().isoformat())
    store.decide_role(role.n, "accepted")
    print(f"Accepted: {_told(role)}, from {start}{f' to {until}' if until else ''}.")


def _told(role: TaughtRole) -> str:
    whose = role.organisation or role.country
    return visible(f"{role.n}, {role.person}, {role.title}{f' of {whose}' if whose else ''}")


def _block(role: TaughtRole, who: WhosWho) -> str:
    days = (
        "undated"
        if role.first is None
        else role.first
        if role.first == role.last
        else f"{role.first} to {role.last}"
    )
    reports = "1 report" if role.reports == 1 else f"{role.reports:,} reports"
    mark = f", {role.decision}" if role.decision else ""
    lines = [f"{_told(role)}  ({reports}, {days}{mark})"]
    curated = _curated(role, who)
    if curated:
        lines.append(f"    the who's who has {curated} on that day, which counts")
    for evidence in role.evidence[:_MOST_EVIDENCE]:
        words = " ".join(evidence.text.split())
        lines.append(f"    {visible(words)}  [{visible(evidence.report)}, {evidence.date or 'undated'}]")
    if len(role.evidence) > _MOST_EVIDENCE:
        lines.append(f"    and {len(role.evidence) - _MOST_EVIDENCE:,} more")
    return "\n".join(lines) + "\n"


def _curated(role: TaughtRole, who: WhosWho) -> str | None:
    """Who holds the office by the who's who on the day of the first report."""
    from onrecord.resources.phrases import fold

    for office in who.titles.meanings.get(fold(role.title.lower()), ()):
        if who.offices[office].holder_of == role.owner:
            holder = who.holder(office, role.first)
            if holder is not None and who.people[holder].name != role.person:
                return who.people[holder].name
    return None

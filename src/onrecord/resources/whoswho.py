"""Who is who: states, organisations, people, and the offices they held from when to when.

``data/whoswho/*.tsv`` read into frozen rows and into look-ups by the words of a report. A table that is
missing is empty, so that a user's folder may hold one file only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, NamedTuple

from onrecord.errors import WhosWhoError
from onrecord.resources.nominals import Nominals, load_nominals
from onrecord.resources.phrases import Phrases
from onrecord.resources.ranks import FIRST_RANK, SECOND_RANK

RefKind = Literal[
    "state", "adjective", "people", "seat", "organisation", "home", "person", "region", "region_adjective"
]


class Ref(NamedTuple):
    """What a name may stand for: the table, the use of the name, the row's id."""

    kind: RefKind
    id: str


class State(NamedTuple):
    """A state, by ISO 3166-1 alpha-3; ``to`` is filled for states that are no more."""

    id: str
    name: str
    from_: str | None
    to: str | None


class Organisation(NamedTuple):
    """An organisation; ``country`` is the state it belongs to, ``nominals`` are nouns that refer to it."""

    id: str
    name: str
    kind: Literal["igo", "organisation", "armed_group"]
    country: str | None
    sector: str | None
    nominals: tuple[str, ...]
    part_of: str | None
    from_: str | None
    to: str | None


class Region(NamedTuple):
    """A set of states under one name."""

    id: str
    name: str
    members: tuple[str, ...]


class Office(NamedTuple):
    """An office; ``holder_of`` is the id of the state or organisation whose office it is."""

    id: str
    title: str
    holder_of: str
    sector: str | None


class Person(NamedTuple):
    """A person; ``gender`` is ``m``, ``f`` or ``None``."""

    id: str
    name: str
    gender: str | None
    country: str | None
    sector: str | None


class Term(NamedTuple):
    """A person in an office. Dates are ISO 8601 at the precision known."""

    person: str
    office: str
    from_: str | None
    to: str | None
    end: str
    layer: int = 0
    """0 in the built-in tables, more in a user's: on a day that two cover, the upper counts."""


class Affiliation(NamedTuple):
    """Country and sector of a person for a while, as lists without offices give them."""

    country: str | None
    sector: str | None
    from_: str | None
    to: str | None


_OF_THE_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PRM"})
WORLD = frozenset({"un", "nato", "eu", "eu-commission", "eu-council", "vatican"})

_STATES = "id name aliases adjectives people seats from to".split()
_ORGANISATIONS = "id name kind country sector aliases nominals part_of from to".split()
_MEMBERS = "organisation state from to".split()
_SEATS = "organisation seat".split()
_REGIONS = "id name aliases adjectives members".split()
_OFFICES = "id title holder_of sector aliases".split()
_PEOPLE = "id name aliases surname gender country sector".split()
_HOLDERS = "person office from to end".split()


class WhosWho:
    """The tables and their look-ups. Nothing changes once it is loaded."""

    def __init__(self, nominals: Nominals) -> None:
        self.nominals = nominals
        self.states: dict[str, State] = {}
        self.organisations: dict[str, Organisation] = {}
        self.regions: dict[str, Region] = {}
        self.offices: dict[str, Office] = {}
        self.people: dict[str, Person] = {}
        self.names: Phrases[Ref] = Phrases()
        self.surnames: Phrases[str] = Phrases()
        """What news calls people on second mention → people."""
        self.surnames_of: dict[str, str] = {}
        """Person → surnames as the table writes them, joined by ``|``."""
        self.titles: Phrases[str] = Phrases()
        """Title or alias in lower case → offices."""
        self.bodies: dict[tuple[str, str], tuple[str, ...]] = {}
        """(state or parent organisation, noun) → organisations that the noun may refer to."""
        self.members: dict[str, tuple[tuple[str, str | None, str | None], ...]] = {}
        """Organisation → (state, from, to)."""
        self.seats: dict[str, tuple[str, ...]] = {}
        """State → the seats that stand for its government."""
        self.affiliations: dict[str, tuple[Affiliation, ...]] = {}
        self.wikidata: dict[str, str] = {}
        """Entity id (``person:…``, ``org:…``, ``state:…``) → Wikidata item."""
        self._terms_of_office: dict[str, list[Term]] = {}
        self._terms_of_person: dict[str, list[Term]] = {}

    def holder(self, office: str, date: str | None) -> str | None:
        """Who held the office on ``date``; ``None`` where the tables do not say, or name two at once."""
        if date is None:
            return None
        terms = self._terms_of_office.get(office, [])
        now = [
            t for i, t in enumerate(terms) if _covers(t, date, terms[i + 1] if i + 1 < len(terms) else None)
        ]
        if len(now) > 1:
            upper = max(t.layer for t in now)
            now = [t for t in now if t.layer == upper]
        if len(now) > 1:  # the day of a handover belongs to the one who takes over
            latest = max(t.from_ or "" for t in now)
            now = [t for t in now if (t.from_ or "") == latest]
        return now[0].person if len({t.person for t in now}) == 1 else None

    def affiliation(self, person: str, date: str | None) -> Affiliation | None:
        """Country and sector of the person on ``date``, where a user's list dates them."""
        rows = self.affiliations.get(person, ()) if date is not None else ()
        now = [r for r in rows if _within(r.from_, r.to, date)]
        return max(now, key=lambda r: r.from_ or "", default=None)

    def terms(self, person: str) -> Sequence[Term]:
        """The offices of a person, in the order of the tables."""
        return self._terms_of_person.get(person, ())

    def role(self, person: str, date: str | None) -> Term | None:
        """The office that the person held on ``date``; of several the foremost, at home before abroad."""
        if date is None:
            return None
        terms = self._terms_of_person.get(person, ())
        now = [t for t in terms if _within(t.from_, t.to, date) and self.holder(t.office, date) == person]
        if len(now) < 2:
            return now[0] if now else None
        row = self.people.get(person)
        home = row.country if row is not None else None
        return min(now, key=lambda t: (self.rank(t.office), home != self._holder_of(t.office)))

    def _holder_of(self, office: str) -> str | None:
        row = self.offices.get(office)
        return row.holder_of if row is not None else None

    def rank(self, office: str) -> int:
        """0 for those who lead a state or a world body, 1 for the ministers the news knows by surname, 2."""
        row = self.offices.get(office)
        if row is None:
            return 2
        title = row.title.lower()
        if row.holder_of in WORLD and title.partition(" of ")[0] in FIRST_RANK:
            return 0
        if title in FIRST_RANK and row.holder_of in self.states:
            return 0
        return 1 if title in SECOND_RANK and row.holder_of in self.states else 2

    def last_role(self, person: str, date: str | None) -> Term | None:
        """The office that the person held on ``date`` or, failing that, left last before it."""
        now = self.role(person, date)
        if now is not None or date is None:
            return now
        past = [
            t for t in self._terms_of_person.get(person, ()) if t.from_ and t.from_ <= date[: len(t.from_)]
        ]
        return max(past, key=lambda t: t.from_ or "", default=None)

    def owner(self, office: str) -> str | None:
        """The name of the state or organisation whose office it is."""
        row = self.offices.get(office)
        if row is None:
            return None
        if row.holder_of in self.states:
            return self.states[row.holder_of].name
        organisation = self.organisations.get(row.holder_of)
        return organisation.name if organisation else None

    def exists(self, organisation: str, date: str | None) -> bool:
        """Whether the organisation existed on ``date``, as far as the tables tell."""
        row = self.organisations[organisation]
        return _within(row.from_, row.to, date)

    def member_states(self, organisation: str, date: str | None) -> tuple[str, ...]:
        """The member states of an organisation on ``date`` (without one: of today)."""
        rows = self.members.get(organisation, ())
        return tuple(state for state, a, b in rows if (_within(a, b, date) if date else b is None))


def _within(start: str | None, end: str | None, date: str | None) -> bool:
    if date is None:
        return True
    return (not start or start <= date[: len(start)]) and (not end or date[: len(end)] <= end)


def _covers(term: Term, date: str, following: Term | None) -> bool:
    if not term.from_ or not _within(term.from_, term.to, date):
        return False
    if term.to or term.end == "open":
        return True
    # The end is not known: the successor's beginning bounds it, and without one nothing is claimed.
    return (
        following is not None
        and following.from_ is not None
        and date[: len(following.from_)] < following.from_
    )


# ── reading the tables ────────────────────────────────────────────────────────────────────────────────


def load_whoswho(folder: Path | None = None, *, layers: tuple[Path, ...] = ()) -> WhosWho:
    """The who's who of ``folder``, or the one that ships with the package, under a user's ``layers``.

    Raises ``WhosWhoError`` with file and line where a row is malformed.
    """
    who = _packaged() if folder is None else _load(folder)
    if layers:
        from onrecord.resources.layers import lay

        who = lay(who, layers)
    return who


@lru_cache(maxsize=1)
def _packaged() -> WhosWho:
    return _load(files("onrecord").joinpath("data/whoswho"))


def _load(folder: Path | Traversable) -> WhosWho:
    who = WhosWho(load_nominals())
    if not folder.is_dir():
        return who
    by_name = sorted(folder.iterdir(), key=lambda f: f.name)
    for stem, columns, read in (
        ("states", _STATES, _read_state),
        ("organisations", _ORGANISATIONS, _read_organisation),
        ("members", _MEMBERS, _read_member),
        ("seats", _SEATS, _read_seat),
        ("regions", _REGIONS, _read_region),
        ("offices", _OFFICES, _read_office),
        ("people", _PEOPLE, _read_person),
        ("holders", _HOLDERS, _read_holder),
    ):
        for file in by_name:
            if file.name.startswith(stem) and file.name.endswith(".tsv"):
                _read_table(file, columns, read, who)
    for terms in who._terms_of_office.values():
        terms.sort(key=lambda t: t.from_ or "")
    return who


def _read_table(
    file: Path | Traversable, columns: list[str], read: Callable[[WhosWho, list[str]], None], who: WhosWho
) -> None:
    width = len(columns)
    try:
        lines = file.read_text("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise WhosWhoError(f"{file.name}:1: not UTF-8 ({error.reason})") from error
    for number, line in enumerate(lines, start=1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if len(cells) < width:
            if len(cells) < 2:
                raise WhosWhoError(f"{file.name}:{number}: expected {width} columns ({', '.join(columns)})")
            cells += [""] * (width - len(cells))  # editors strip trailing tabs
        elif len(cells) > width:
            raise WhosWhoError(f"{file.name}:{number}: {len(cells)} columns instead of {width}")
        try:
            read(who, cells)
        except ValueError as error:
            raise WhosWhoError(f"{file.name}:{number}: {error}") from None


def _need(value: str, column: str) -> str:
    if not value.strip():
        raise ValueError(f"{column} is empty")
    return value


def _date(value: str) -> str | None:
    if not value:
        return None
    if len(value) not in (4, 7, 10) or not value.replace("-", "").isdigit():
        raise ValueError(f"{value!r} is no date (YYYY, YYYY-MM or YYYY-MM-DD)")
    return value


def _bare(name: str) -> str:
    return name[4:] if name[:4] in ("the ", "The ") else name


def _split(cell: str) -> Iterable[str]:
    return cell.split("|") if cell else ()


def _read_state(who: WhosWho, cells: list[str]) -> None:
    state, name, aliases, adjectives, people, seats, start, end = cells
    from_, to = _date(start), _date(end)
    if len(state) != 3 or not state.isupper():
        raise ValueError(f"id {state!r} is no ISO 3166-1 alpha-3 code")
    who.states[state] = State(state, _need(name, "name"), from_, to)
    for kind, phrases in (
        ("state", (name, *_split(aliases))),
        ("adjective", _split(adjectives)),
        ("people", _split(people)),
        ("seat", _split(seats)),
    ):
        for phrase in phrases:
            who.names.add(_bare(phrase), Ref(kind, state))  # type: ignore[arg-type]
    who.seats[state] = tuple(_split(seats))


def _read_organisation(who: WhosWho, cells: list[str]) -> None:
    id_, name, kind, country, sector, aliases, nominals, part_of, start, end = cells
    from_, to = _date(start), _date(end)
    if kind not in ("igo", "organisation", "armed_group"):
        raise ValueError(f"kind {kind!r} is none of igo, organisation, armed_group")
    nouns = tuple(_bare(noun) for noun in _split(nominals))
    _need(id_, "id")
    who.organisations[id_] = Organisation(
        id_, _need(name, "name"), kind, country or None, sector or None, nouns, part_of or None, from_, to  # type: ignore[arg-type]
    )  # fmt: skip
    ref = Ref("organisation", id_)
    described: dict[str, None] = dict.fromkeys(nouns)
    for phrase in (name, *_split(aliases)):
        tail = _common_tail(phrase) if country and sector in _OF_THE_STATE else None
        if tail is None:
            who.names.add(_bare(phrase), ref)
        else:  # "Kuwaiti interior ministry" is read as a nominal: whose, and what
            described[tail] = None
    for owner in {country: None, part_of: None}:
        if owner:
            for noun in described:
                who.bodies[owner, noun] = (*who.bodies.get((owner, noun), ()), id_)


def _common_tail(phrase: str) -> str | None:
    """The words in small letters that end a phrase which begins with a capital: "interior ministry"."""
    words = phrase.split()
    if len(words) < 2 or not words[-1][:1].islower() or words[0][:1].islower():
        return None
    at = next(i for i, word in enumerate(words) if word[:1].islower())
    return None if words[at] in ("of", "for", "the", "and") else " ".join(words[at:])


def _read_member(who: WhosWho, cells: list[str]) -> None:
    organisation, state, start, end = cells
    from_, to = _date(start), _date(end)
    who.members[_need(organisation, "organisation")] = (
        *who.members.get(organisation, ()),
        (_need(state, "state"), from_, to),
    )


def _read_seat(who: WhosWho, cells: list[str]) -> None:
    """A city that stands for an organisation where it acts: "Brussels imposed duties"."""
    organisation, seat = cells
    if organisation not in who.organisations:
        raise ValueError(f"no organisation {organisation!r} is listed")
    who.names.add(_need(seat, "seat"), Ref("home", organisation))


def _read_region(who: WhosWho, cells: list[str]) -> None:
    id_, name, aliases, adjectives, members = cells
    who.regions[_need(id_, "id")] = Region(id_, _need(name, "name"), tuple(_split(members)))
    for phrase in (name, *_split(aliases)):
        who.names.add(_bare(phrase), Ref("region", id_))
    for phrase in _split(adjectives):
        who.names.add(phrase, Ref("region_adjective", id_))


def _read_office(who: WhosWho, cells: list[str]) -> None:
    id_, title, holder_of, sector, aliases = cells
    who.offices[_need(id_, "id")] = Office(
        id_, _need(title, "title"), _need(holder_of, "holder_of"), sector or None
    )
    for phrase in (title, *_split(aliases)):
        who.titles.add(phrase.lower(), id_)


def _read_person(who: WhosWho, cells: list[str]) -> None:
    id_, name, aliases, surname, gender, country, sector = cells
    if gender not in ("m", "f", ""):
        raise ValueError(f"gender {gender!r} is none of m, f and empty")
    who.people[_need(id_, "id")] = Person(
        id_, _need(name, "name"), gender or None, country or None, sector or None
    )
    for phrase in (name, *_split(aliases)):
        who.names.add(phrase, Ref("person", id_))
    for phrase in surname.split("|") if surname else ():
        who.surnames.add(phrase, id_)
    who.surnames_of[id_] = surname


def _read_holder(who: WhosWho, cells: list[str]) -> None:
    person, office, start, end, state = cells
    from_, to = _date(start), _date(end)
    if state not in ("open", "unknown", "known", ""):
        raise ValueError(f"end {state!r} is none of open, unknown, known")
    if from_ and to and to < from_[: len(to)]:
        raise ValueError(f"the term ends ({to}) before it begins ({from_})")
    term = Term(
        _need(person, "person"), _need(office, "office"), from_, to, state or ("known" if to else "open")
    )
    who._terms_of_office.setdefault(office, []).append(term)
    who._terms_of_person.setdefault(person, []).append(term)

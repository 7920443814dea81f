"""Actors and agents from the dictionaries of PETRARCH and TABARI.

An actor is a name, further names after ``+``, and codes in brackets with the days they hold: the first three
letters are the country, then come CAMEO's sectors, of which the first that PLOVER has counts. Agents are
common nouns with a sector. The dictionaries do not say what is a person: an actor whose codes are dated or
that begins with a given name is one, a name with a bare country code stands for that state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.resources.imports.staging import Refused, Staging, check_span, clean, joined, read_date, slug
from onrecord.resources.phrases import fold

_CODE = re.compile(r"\[([^\[\]]*)\]")
_SECTORS = {
    s: s for s in "AGR BUS COP CRM CVL EDU ELI GOV JUD LAB LEG MIL OPP PTY REB REF REL SPY UAF".split()
}
_SECTORS |= {"MED": "JRN", "HLH": "MED", "SEP": "REB", "INS": "REB", "RAD": "REB", "NGO": "SOC", "NGM": "SOC"}
_SECTORS |= {"MNC": "BUS", "CHR": "REL", "MOS": "REL", "JEW": "REL", "BUD": "REL", "HIN": "REL", "IND": "CVL"}
_PERSONAL = frozenset("GOV LEG JUD MIL OPP ELI SPY COP".split())
_SMALL = frozenset("of the for and in to on at by de la du da del al bin ibn von van y e".split())
_PIVOT = 30
"""Two digits of a year: from here on they are of the 20th century."""


class _Code(NamedTuple):
    country: str
    sector: str
    igo: bool
    from_: str
    to: str


class _Actor:
    def __init__(self, line: int, name: str) -> None:
        self.line = line
        self.names = [name]
        self.codes: list[_Code] = []
        self.broken = False


def stage_actors(lines: Iterator[tuple[int, str]], staging: Staging) -> None:
    """Stages each actor with its names and codes."""
    actor: _Actor | None = None
    for line, text in _without_comments(lines):
        try:
            names, codes = _split(text)
            new = bool(names) and not names.startswith("+")
            if new:
                _stage(staging, actor)
                actor = _Actor(line, _name(names))
            elif actor is None:
                raise Refused("a synonym or a code stands before the first actor")
            elif names:
                actor.names.append(_name(names[1:]))
            if actor is not None:
                actor.codes.extend(_read_code(staging, code) for code in codes if code.strip("- "))
        except Refused as reason:
            if actor is not None:
                actor.broken = True
            staging.fault(line, reason)
    _stage(staging, actor)


def stage_agents(lines: Iterator[tuple[int, str]], staging: Staging) -> None:
    """Stages each agent with its plural and its sector; ``!SETS!`` of words are written out."""
    sets: dict[str, list[str]] = {}
    for line, text in _without_comments(lines):
        try:
            if text.startswith("!") and "=" in text:
                name, _, words = text.partition("=")
                sets[name.strip()] = [w.strip() for w in words.split(",") if w.strip()]
                continue
            names, codes = _split(text)
            if len(codes) != 1:
                raise Refused(f"an agent has one code in brackets, such as [~GOV]; here are {len(codes)}")
            noun, _, plural = names.partition("{")
            sector = _sector(codes[0].strip().lstrip("~"))
            if not sector:
                staging.note("agents with a code that PLOVER has not")
                continue
            irregular = _noun(plural.rstrip("} ")) if "{" in names else "+"
            for word in _written_out(noun, sets):
                staging.put("agents", (_noun(word), irregular, sector), line)
        except Refused as reason:
            staging.fault(line, reason)


def _without_comments(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines that say something: ``# …``, ``; …`` and ``<!-- … -->`` are comments."""
    inside = False
    for line, raw in lines:
        text = raw
        if inside:
            _, closed, text = text.partition("-->")
            inside = not closed
        if not inside and "<!--" in text:
            text, _, rest = text.partition("<!--")
            inside = "-->" not in rest
        text = text.partition("#")[0].partition(";")[0].strip()
        if text:
            yield line, text


def _split(text: str) -> tuple[str, list[str]]:
    codes = _CODE.findall(text)
    names = _CODE.sub("", text).strip()
    if "[" in names or "]" in names:
        raise Refused(f"a bracket is not closed in {text!r}")
    return names, codes


def _name(text: str) -> str:
    name = clean(text.replace("_", " "))
    if not name.strip(" +"):
        raise Refused("an actor without a name")
    return name


# ── codes ─────────────────────────────────────────────────────────────────────────────────────────────


def _read_code(staging: Staging, text: str) -> _Code:
    code, _, days = text.strip().partition(" ")
    if not re.fullmatch(r"[A-Z]{3,24}", code):
        raise Refused(f"{code!r} is no code of an actor: a country or IGO, NGO …, then sectors, in capitals")
    country = code[:3] if code[:3] in staging.who.states else ""
    start, end = _days(days.strip())
    return _Code(country, _sector(code[3:] if country else code), code.startswith("IGO"), start, end)


def _sector(code: str) -> str:
    pieces = (code[at : at + 3] for at in range(0, len(code), 3))
    return next((_SECTORS[piece] for piece in pieces if piece in _SECTORS), "")


def _days(text: str) -> tuple[str, str]:
    if not text:
        return "", ""
    if text[0] == ">":
        return _day(text[1:]), ""
    if text[0] == "<":
        return "", _day(text[1:])
    start, dash, end = text.partition("-")
    if not dash:
        raise Refused(f"{text!r} are no dates: write >DATE, <DATE or DATE-DATE")
    span = _day(start), _day(end)
    check_span(*span)
    return span


def _day(text: str) -> str:
    digits = text.strip()
    if not digits.isdigit() or len(digits) not in (6, 8):
        raise Refused(f"{digits!r} is no date: write YYMMDD or YYYYMMDD")
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) >= _PIVOT else "20") + digits
    return read_date(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")


# ── names ─────────────────────────────────────────────────────────────────────────────────────────────


def _written(name: str) -> list[str]:
    """The ways in which news may write a name in capitals; what stands in brackets is an abbreviation."""
    out = []
    bare, _, short = name.partition("(")
    words = bare.strip(" ,").split()
    text = " ".join(w.lower() if i and w.lower() in _SMALL else _cased(w) for i, w in enumerate(words))
    if len(words) == 1 and len(bare.strip()) <= 5:
        out.append(bare.strip())
    out.append(text)
    abbreviation = short.partition(")")[0].strip()
    if 2 <= len(abbreviation) <= 8 and " " not in abbreviation:
        out.append(abbreviation)
    return [n for n in dict.fromkeys(out) if len(n) > 1]


def _cased(word: str) -> str:
    if word.isascii() and "." in word:
        return word
    return "-".join("'".join(p[:1] + p[1:].lower() for p in w.split("'")) for w in word.split("-"))


def _stage(staging: Staging, actor: _Actor | None) -> None:
    if actor is None or actor.broken:
        return
    if not actor.codes:
        staging.note("actors without a code")
        return
    names = [written for name in actor.names for written in _written(name)]
    id_ = slug(names[0]) if names else ""
    if not id_:
        staging.note("actors whose name has no letters")
        return
    try:
        if all(c.country and not c.sector and not c.from_ and not c.to for c in actor.codes):
            _stage_state(staging, actor, names)
        elif _is_person(staging, actor, names[0]):
            _stage_person(staging, actor, names, id_)
        else:
            _stage_organisation(staging, actor, names, id_)
    except Refused as reason:
        staging.fault(actor.line, reason)


def _is_person(staging: Staging, actor: _Actor, name: str) -> bool:
    given = name.split(maxsplit=1)[0] in staging.who.nominals.given and " " in name
    dated = any(code.from_ or code.to for code in actor.codes)
    office = any(code.sector in _PERSONAL for code in actor.codes)
    return given or any(code.sector == "ELI" for code in actor.codes) or (dated and office and " " in name)


def _stage_state(staging: Staging, actor: _Actor, names: list[str]) -> None:
    """New names become seats: whether the town or the government is meant is then told by the context."""
    state = staging.who.states[actor.codes[0].country]
    new = [n for n in names if fold(n) not in staging.who.names.meanings]
    row = staging.get("states", state.id)
    seats = joined([*(row[5].split("|") if row else ()), *new])
    if seats:
        cells = (state.id, state.name, "", "", "", seats, state.from_ or "", state.to or "")
        staging.set("states", state.id, cells, actor.line)
    else:
        staging.note("names of states that are known already")


def _stage_person(staging: Staging, actor: _Actor, names: list[str], id_: str) -> None:
    main = max((c for c in actor.codes if c.sector != "ELI"), key=lambda c: c.from_, default=actor.codes[0])
    surnames = joined([*(n for n in names[1:] if " " not in n and not n.isupper()), names[0].split()[-1]])
    full = joined([n for n in names[1:] if " " in n])
    _merge(staging, "people", (id_, names[0], full, surnames, "", main.country, main.sector), actor.line)
    for code in actor.codes:
        if code.country or code.sector:
            staging.put("affiliations", (id_, code.country, code.sector, code.from_, code.to), actor.line)


def _stage_organisation(staging: Staging, actor: _Actor, names: list[str], id_: str) -> None:
    code = actor.codes[0]
    refs = staging.who.names.meanings.get(fold(names[0]), ())
    known = [r.id for r in refs if r.kind == "organisation"]
    id_ = known[0] if len(known) == 1 else id_
    old = staging.who.organisations.get(id_)
    kind = (
        old.kind
        if old
        else "igo"
        if code.igo
        else "armed_group"
        if code.sector in ("REB", "UAF")
        else "organisation"
    )
    sector = "" if kind == "igo" else code.sector
    free = [
        n
        for n in names[1:]
        if not any(r.kind == "state" for r in staging.who.names.meanings.get(fold(n), ()))
    ]
    _merge(
        staging,
        "organisations",
        (
            id_,
            old.name if old else names[0],
            kind,
            code.country,
            sector,
            joined(free),
            "",
            "",
            code.from_,
            code.to,
        ),
        actor.line,
    )


def _merge(staging: Staging, table: str, cells: tuple[str, ...], line: int) -> None:
    """An actor may stand in a dictionary more than once: its names add up."""
    names = 2 if table == "people" else 5
    old = staging.get(table, cells[0])
    if old is None:
        staging.add(table, cells, line)
    else:
        old[names] = joined([*old[names].split("|"), *cells[names].split("|")])
        staging.set(table, cells[0], old, line)


# ── agents ────────────────────────────────────────────────────────────────────────────────────────────


def _noun(text: str) -> str:
    return clean(text.replace("_", " ")).lower()


def _written_out(noun: str, sets: dict[str, list[str]]) -> list[str]:
    found = re.search(r"!\w+!", noun)
    if found is None:
        if "!" in noun:
            raise Refused(f"a set is not closed in {noun.strip()!r}")
        if not noun.strip("_ "):
            raise Refused("an agent without a noun")
        return [noun]
    if found.group() not in sets:
        raise Refused(f"the set {found.group()} is not known here; it must stand above")
    return [noun.replace(found.group(), word) for word in sets[found.group()]]

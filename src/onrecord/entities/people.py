"""People by their names: the who's who's and the report's own, full names first, then surnames."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.entities.cast import Cast, Thing
from onrecord.entities.titles import CIVIL_GENERALS, Title, phrase_key
from onrecord.resources.phrases import fold
from onrecord.resources.whoswho import WORLD, Person, Term, WhosWho
from onrecord.types import Role

_PARTICLES = frozenset("al el bin ibn ben von van de del della di da dos du la le abu st ter".split())
_NAMESAKES = 20
"""So many people of one name are looked through."""
_YEARS_REMEMBERED = 8
"""A bare surname may name somebody who left office so many years ago, if nobody else bears it."""


class People:
    """The people of one report. A surname alone is linked to the last full name that ends in it."""

    def __init__(self, cast: Cast, who: WhosWho, named: frozenset[str] = frozenset()) -> None:
        self.cast = cast
        self.who = who
        self.named = named
        """Ids of the states and organisations that the report may name."""
        self.date = cast.report.published
        self._by_surname: dict[str, list[tuple[int, Thing]]] = {}
        self._by_given: dict[str, list[tuple[int, Thing]]] = {}
        self.posts: dict[tuple[str, str], Thing] = {}
        """(owner's id, folded title) → the person to whom the report gives that office."""

    # ── from the who's who ────────────────────────────────────────────────────────────────────────────

    def known(self, id_: str, title_key: str = "") -> Thing:
        """The person of the who's who, with the role of the report's date."""
        row = self.who.people[id_]
        thing = self.cast.thing("person:" + id_, row.name, "person")
        if thing.role is None and not thing.nouns:
            thing.gender, thing.country, thing.sector = row.gender, row.country, row.sector
            thing.nouns.add("man" if row.gender == "m" else "woman" if row.gender == "f" else "person")
            thing.past.update(self._past(id_))
            term = self._role_named(id_, title_key) or self.who.role(id_, self.date)
            if term is not None and term.office in self.who.offices:
                self._give(thing, term)
            else:
                dated = self.who.affiliation(id_, self.date)
                thing.sector = (dated.sector if dated else None) or row.sector
        return thing

    def _past(self, person: str) -> list[str]:
        """The head nouns of the offices that the person held before the date and does not hold on it."""
        date = self.date or ""
        out: list[str] = []
        for term in self.who.terms(person):
            office = self.who.offices.get(term.office)
            if office is not None and term.to and term.to < date:
                noun = office.title.lower().partition(" of ")[0].split()[-1]
                out.extend({noun: None, noun.rpartition("-")[2]: None})
        return out

    def _give(self, thing: Thing, term: Term) -> None:
        office = self.who.offices[term.office]
        thing.role = Role(
            title=office.title, organisation=self.who.owner(term.office), from_=term.from_, to=term.to
        )
        last = office.title.lower().split(" of ")[0].split()[-1]
        thing.nouns.update((last, "leader") if office.sector in ("GOV", "REB", None) else (last,))
        thing.nouns.add("official")
        if office.title.lower() == "prime minister":
            thing.nouns.add("premier")

    def _role_named(self, person: str, title_key: str) -> Term | None:
        """The office held on the date that the words before the name say."""
        offices = self.who.titles.meanings.get(title_key, ())
        return next(
            (
                t
                for t in self.who.terms(person)
                if t.office in offices and self.who.holder(t.office, self.date) == person
            ),
            None,
        )

    def choose(self, ids: tuple[str, ...]) -> str | None:
        """Which of several people of one name is meant: who is in office on the date, or nobody."""
        if len(ids) == 1:
            return ids[0]
        now = [i for i in ids if i in self.who.people and self.who.role(i, self.date) is not None]
        return self._foremost(now)

    # ── names in the text ─────────────────────────────────────────────────────────────────────────────

    def full(self, first: int, last: int, id_: str | None, title: Title | None) -> Thing:
        """The person of a full name, whom later surnames refer to."""
        words = self.cast.annotation.words
        surname = fold(words[last])
        given = fold(words[first])
        if id_ is not None:
            thing = self.known(id_, _key(self.cast, title))
        else:
            thing = self._same(surname, given) or self._unknown(first, last, given)
        self._note(first, last, thing)
        if title is not None:
            self.entitle(thing, title)
        return thing

    def _note(self, first: int, last: int, thing: Thing) -> None:
        annotation = self.cast.annotation
        words, folded = annotation.words, [fold(annotation.words[t]) for t in range(first, last + 1)]
        keys = [folded[-1]]
        back = last - 1
        while back > first and (words[back].lower() in _PARTICLES or words[back] == "-"):
            keys.append(fold(words[back]) + keys[-1])
            back -= 1
        if thing.id.startswith("person:"):
            keys.extend(fold(name) for name in self.who.surnames_of.get(thing.id[7:], "").split("|"))
        for key in dict.fromkeys(k.lower() for k in keys if k):
            self._remember(self._by_surname.setdefault(key, []), first, thing)
        if first < last and len(folded[0]) > 2:
            self._remember(self._by_given.setdefault(folded[0], []), first, thing)

    def _remember(self, met: list[tuple[int, Thing]], first: int, thing: Thing) -> None:
        if not met or met[-1][1] is not thing:
            met.append((first, thing))

    def _same(self, surname: str, given: str) -> Thing | None:
        """A full name met before with this surname and given name (or its initial)."""
        for _, thing in self._by_surname.get(surname.lower(), [])[-_NAMESAKES:]:
            other = fold(thing.name.split()[0])
            if other == given or (min(len(other), len(given)) == 1 and other[:1] == given[:1]):
                return thing
        return None

    def _unknown(self, first: int, last: int, given: str) -> Thing:
        start, end = self.cast.annotation.chars(first, last)
        thing = self.cast.named(self.cast.annotation.text[start:end].replace("\n", " "), "person")
        thing.gender = thing.gender or self.who.nominals.given.get(self.cast.annotation.words[first])
        if thing.gender is None:
            thing.gender = self.who.nominals.given.get(given)
        return thing

    def entitle(self, thing: Thing, title: Title) -> None:
        """Adds what a title before the name says."""
        if title.gender and thing.gender is None:
            thing.gender = title.gender
        if title.noun is None:
            return
        if not title.current:
            thing.past.add(title.noun.lemma)
        thing.nouns.add(title.noun.lemma)
        if thing.id.startswith("person:") and self.who.terms(thing.id[7:]):
            return  # the who's who knows better what is held on the day
        first = title.text.lower().replace("-", " ").partition(" ")[0]
        if thing.sector is None:
            civil = title.noun.lemma == "general" and first in CIVIL_GENERALS
            thing.sector = CIVIL_GENERALS[first] if civil else title.noun.sector
        if title.current and title.noun.kind == "title" and thing.role is None:
            thing.role = Role(title=title.text)
            if title.noun.sector == "GOV":
                thing.nouns.update(("official", "leader") if title.noun.lemma in _LEADERS else ("official",))

    def own(self, thing: Thing, title: Title, owner: Thing) -> None:
        """Tells a person that the report alone knows whose title it is."""
        id_ = owner.country if owner.kind == "state" else owner.id.removeprefix("org:")
        if thing.country is None:
            thing.country = owner.country
        if thing.role is not None and thing.role.organisation is None and not thing.id.startswith("person:"):
            thing.role = Role(title=thing.role.title, organisation=owner.name)
            if id_ is not None:
                self.posts[id_, _key(self.cast, title)] = thing

    def surnames(self) -> frozenset[str]:
        """The surnames of the people named in full, in lower case."""
        return frozenset(self._by_surname)

    def surname(self, token: int, key: str, title: Title | None, owner: str | None) -> Thing | None:
        """Whom a surname alone refers to: the report's own people first, then the who's who by date."""
        met = self._by_surname.get(key.lower(), [])
        at = bisect_left(met, token, key=lambda m: m[0])
        before, after = met[max(0, at - _NAMESAKES) : at], met[at : at + 1]
        for _, thing in (*reversed(before), *after):
            if _fits(thing, title):
                return thing
        if met and (title is None or not title.gender):
            return (before or after)[-1][1]
        if title is None and key in self.who.nominals.given:
            return None
        if key[:1].isupper() and key not in self.who.surnames.meanings:
            key = key[0].lower() + key[1:]  # "Von der Leyen" begins a sentence
        return self._famous(key, title, owner)

    def given(self, token: int, key: str) -> Thing | None:
        """Whom a given name alone refers to, if one person of the report bears it."""
        met = self._by_given.get(key, [])[:_NAMESAKES]
        things = {thing.id: thing for at, thing in met if at < token}
        return next(iter(things.values())) if len(things) == 1 else None

    def _famous(self, key: str, title: Title | None, owner: str | None) -> Thing | None:
        ids = self.who.surnames.meanings.get(key, ())
        if not ids or self.date is None:
            return None
        people = [self.who.people[i] for i in ids if i in self.who.people]
        title_key = _key(self.cast, title)
        offices = self.who.titles.meanings.get(title_key, ()) if title_key else ()
        if offices:
            held = self._holding(people, frozenset(offices), owner, current=title is None or title.current)
            held = held or self._holding(people, frozenset(offices), owner, current=False)
            if held is not None and (self.who.role(held, self.date) or self._remembered(held)):
                return self.known(held, title_key)
            if title is not None and title.noun is not None and title.noun.kind == "title":
                return None
        now = [p.id for p in people if self.who.role(p.id, self.date) is not None]
        foremost = self._foremost(now)
        if foremost is not None and (self._rank(foremost) < 2 or self._is_close(foremost, key, len(people))):
            return self.known(foremost)
        if not now and len(people) == 1 and self._remembered(people[0].id):
            return self.known(people[0].id)
        return None

    def _foremost(self, ids: list[str]) -> str | None:
        """Of namesakes in office the one whose office stands above the others'."""
        ranks = sorted((self._rank(i), i) for i in ids)
        best = [i for rank, i in ranks if rank == ranks[0][0]]
        if len(best) > 1:
            best = [i for i in best if self._serves_named(i)] or best
        if len(best) > 1:  # the world knows who leads the United Nations, whoever leads a small state
            best = [i for i in best if self._serves_world(i)]
        return best[0] if len(best) == 1 else None

    def _serves(self, person: str) -> list[str]:
        """The states and organisations whose office the person holds on the date."""
        held = [t.office for t in self.who.terms(person) if self.who.holder(t.office, self.date) == person]
        return [self.who.offices[o].holder_of for o in held if o in self.who.offices]

    def _serves_named(self, person: str) -> bool:
        return any(owner in self.named for owner in self._serves(person))

    def _serves_world(self, person: str) -> bool:
        return any(owner in WORLD for owner in self._serves(person))

    def _is_close(self, person: str, key: str, namesakes: int) -> bool:
        """Whether a lesser office-holder may be meant by surname: the report names whom he serves."""
        return namesakes == 1 and key not in self.who.nominals.given and self._serves_named(person)

    def _rank(self, person: str) -> int:
        held = [t for t in self.who.terms(person) if self.who.holder(t.office, self.date) == person]
        return min((self.who.rank(t.office) for t in held), default=3)

    def _holding(
        self, people: list[Person], offices: frozenset[str], owner: str | None, *, current: bool
    ) -> str | None:
        """The one of ``people`` who holds one of the offices on the date (or held one, if not current)."""
        date = self.date or ""
        found = []
        for person in people:
            for term in self.who.terms(person.id):
                office = self.who.offices.get(term.office)
                if term.office not in offices or office is None or (owner and office.holder_of != owner):
                    continue
                if current and self.who.holder(term.office, date) != person.id:
                    continue
                if term.from_ and term.from_ <= date[: len(term.from_)]:
                    found.append(person.id)
                    break
        return found[0] if len(found) == 1 else None

    def _remembered(self, person: str) -> bool:
        term = self.who.last_role(person, self.date)
        if term is None or self.date is None or self.who.rank(term.office) > 1:
            return False
        left = (term.to or term.from_ or "0")[:4]
        return 0 <= int(self.date[:4]) - int(left) <= _YEARS_REMEMBERED


_LEADERS = frozenset("president premier minister chancellor king emir sultan ruler leader prime".split())


def _fits(thing: Thing, title: Title | None) -> bool:
    return title is None or title.gender is None or thing.gender is None or title.gender == thing.gender


def _key(cast: Cast, title: Title | None) -> str:
    if title is None:
        return ""
    annotation = cast.annotation
    tokens = [
        t
        for t in range(title.first, title.last + 1)
        if annotation.words[t] != "-" and annotation.lowers[t] not in ("the", "former", "then", "ex", "late")
    ]
    return phrase_key(annotation, tokens)

"""The words of time, each with the one-letter class that the grammar is written in.

A paragraph becomes a string of classes, one letter a token, and the grammar is a set of ordinary regular
expressions over it. The letters:

    N  number 1 to 31 in digits       B  any other number            Y  number that can be a year
    O  ordinal                        Q  several, few, couple        G  half
    M  month   W  weekday   S  season   P  part of the day   V  noon, midnight   H  holiday
    E  decade (1990s)   I  date in digits   K  clock time   a  a.m., p.m.   z  time zone
    U  unit    X  unit, plural        F  fiscal, school              D  today, tomorrow, yesterday, tonight
    T  now, recently, soon            R  recent                      C  current
    l  last    b  past    v  previous    j  latest    n  next    c  coming    f  following
    J  Q3, H1  t  this    y  that, same          e  every                       d  the    i  a, an    o  of
    m  early, late, mid, end          r  earlier, later              g  ago    k  ahead    u  future
    L  old, age     A  long (a week-long strike)
         s  's       &  and, or, to                 p  full stop   ,  comma   -  hyphen
    ;  any other mark                 x  any other word
"""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
AMBIGUOUS_SHORT = frozenset(
    """
    mar jan sat sun mon wed fri dec sep may march
    """.split()
)
"""Short forms that are words or names too: they need a full stop or a number behind them."""

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_CUES = frozenset(
    """
    last this next the that in of early late mid since by every each coming previous past following
    """.split()
)
PARTS = {
    "morning": "TMO", "mornings": "TMO", "afternoon": "TAF", "afternoons": "TAF", "evening": "TEV",
    "evenings": "TEV", "night": "TNI", "nights": "TNI", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO",
    "dusk": "TEV", "sunset": "TEV", "nightfall": "TEV", "lunchtime": "T12:00", "nighttime": "TNI",
}  # fmt: skip
NOONS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
UNITS = {
    "second": "s", "minute": "m", "hour": "h", "day": "D", "week": "W", "fortnight": "2", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "weekend": "K", "millennium": "L",
    "period": "R",
}  # fmt: skip
PLURALS = {
    **{name + "s": unit for name, unit in UNITS.items() if name != "century"},
    "centuries": "C", "mins": "m", "hrs": "h", "yrs": "Y", "millennia": "L",
}  # fmt: skip
RELATIVE_DAYS = {"today": 0, "tomorrow": 1, "yesterday": -1, "tonight": 0, "overnight": -1}
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF",
}  # fmt: skip
ADVERBS_OF_FREQUENCY = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "biweekly": "P2W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
# "today" can be anything from this day to this age; only these forms are read as a day.
NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
    if value
} | {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}  # fmt: skip
MULTIPLIERS = {"hundred": 100, "thousand": 1000}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
ZONES = frozenset(
    """
    gmt utc bst est edt cst cdt mst mdt pst pdt cet cest eet eest msk ist jst kst hkt sgt aest aedt nzst
    wat cat eat sast et pt
    """.split()
)
TIMES_A_DAY = frozenset({"once", "twice", "times"})
_CLASSES = {
    "l": "last", "b": "past", "v": "previous preceding prior", "j": "latest", "n": "next",
    "c": "coming upcoming", "f": "following ensuing subsequent", "t": "this these", "y": "that same those",
    "e": "each every", "d": "the", "i": "a an", "o": "of", "r": "earlier later", "g": "ago", "k": "ahead",
    "u": "future", "L": "old olds age", "A": "long", "R": "recent", "C": "current", "G": "half",
    "m": "early late mid middle beginning start end close turn sometime", "Q": "several few couple",
    "F": "fiscal financial school academic calendar full business", "&": "and or to through",
}  # fmt: skip
CLASSES: dict[str, tuple[str, str | int | float | None]] = {
    word: (letter, None) for letter, words in _CLASSES.items() for word in words.split()
}
CLASSES["half"] = ("G", 0.5)
CLASSES["couple"] = ("Q", 2)
CLASSES.update((word, ("U", unit)) for word, unit in UNITS.items() if word != "second")
CLASSES.update((word, ("X", unit)) for word, unit in PLURALS.items())
CLASSES.update((word, ("P", part)) for word, part in PARTS.items())
CLASSES.update((word, ("V", part)) for word, part in NOONS.items())
CLASSES.update((word, ("D", days)) for word, days in RELATIVE_DAYS.items())
CLASSES.update((word, ("T", ref)) for word, ref in REFERENCES.items())
CLASSES.update((word, ("T", ref)) for word, ref in ADVERBS_OF_FREQUENCY.items())
CLASSES.update((word, ("O", value)) for word, value in ORDINALS.items())

HOLIDAYS: dict[tuple[str, ...], str] = {
    ("christmas", "eve"): "12-24", ("christmas", "day"): "12-25", ("christmas",): "12-25",
    ("boxing", "day"): "12-26", ("new", "year", "s", "eve"): "12-31", ("new", "year", "s", "day"): "01-01",
    ("new", "year", "s"): "01-01", ("valentine", "s", "day"): "02-14", ("may", "day"): "05-01",
    ("bastille", "day"): "07-14", ("independence", "day"): "07-04", ("halloween",): "10-31",
    ("veterans", "day"): "11-11", ("armistice", "day"): "11-11", ("epiphany",): "01-06",
    ("thanksgiving", "day"): "thanksgiving", ("thanksgiving",): "thanksgiving",
    ("labor", "day"): "labor", ("memorial", "day"): "memorial", ("election", "day"): "election",
    ("martin", "luther", "king", "day"): "king", ("presidents", "day"): "presidents",
    ("good", "friday"): "easter-2", ("easter", "sunday"): "easter+0", ("easter", "monday"): "easter+1",
    ("palm", "sunday"): "easter-7", ("ash", "wednesday"): "easter-46", ("maundy", "thursday"): "easter-3",
    ("easter",): "easter+0", ("shrove", "tuesday"): "easter-47", ("pentecost",): "easter+49",
    ("whit", "monday"): "easter+50",
}  # fmt: skip
"""First words in lower case, ``'s`` as ``s``. Independence Day is the American one."""

HEDGES = (
    ("no", "more", "than"), ("no", "less", "than"), ("no", "fewer", "than"), ("no", "later", "than"),
    ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("at", "most"), ("up", "to"),
    ("as", "many", "as"), ("as", "long", "as"), ("about",), ("around",), ("almost",), ("nearly",),
    ("approximately",), ("roughly",), ("some",), ("over",), ("exactly",), ("just", "over"), ("just", "under"),
    ("well", "over"),
)  # fmt: skip
PAPERS = frozenset(
    """
    times telegraph mirror mail express herald independent post tribune sun star world school schools
    people nation standard agreement
    """.split()
)
"""Words behind a weekday that make it part of a name: the Sunday Times, the Good Friday Agreement."""

"""The grammar: regular expressions over the classes of ``lexicon``, and the rule that reads what they match.

At each token the rules that may begin with its class are tried in order; the first whose rule agrees wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from onrecord.times import absolute as point
from onrecord.times import clock as hour
from onrecord.times import durations as length
from onrecord.times import periods as period
from onrecord.times import relative as near
from onrecord.times import seasons as season
from onrecord.times.reading import Found, Reading

Rule = Callable[[Reading, int, int], Found | None]

_DATE = point.DATE
_CLOCK = r"(?:[NB]a|Ka?|V|[BY](?=z))z?"
_NUMBER = r"(?:i?[NBY](?:-?&?-?i?G)?|iG|Gi|Gd|G|i?Qo?d?)"

GRAMMAR: tuple[tuple[str, Rule], ...] = (
    (r"(?:i?[NBY]|i?Qo?|i)-?[UX](?:-?|o)L", length.find_age),
    (r"O-?UL|[NB]-?XiU", length.find_age),
    # points
    (r"(?:W,?)?Mp?N-N(?:,?Y)?|N-NMp?(?:,?Y)?", point.find_day_range),
    (rf"{_CLOCK},?(?:{_DATE}|[ln]?W|[mr]?DP?|tP)", hour.find_clock),
    (rf"{_CLOCK}", hour.find_clock),
    (_DATE, point.find_date),
    (r"N(?![UXaM-])", point.find_second_day),
    (r"N(?=[&-]NMp?)", point.find_first_day),
    (r"I", point.find_written_date),
    (r"J(?:,?o?Y)?|YJ", period.find_labelled_period),
    (r"d?[Ol]UoMp?(?:,?o?Y)?", point.find_part_of_month),
    (rf"d?Uo{_DATE}", length.find_week_of),
    (rf"d[mx]Xo(?:{_DATE}|[lnt]?W(?:P)?|D(?:P)?|tP)", hour.find_small_hours),
    (r"dmXotP|d[mx]X", hour.find_small_hours),
    (r"[lnt]?HY?|H,?Y", season.find_holiday),
    # parts of days
    (r"(?:m|tn|tc|tb|[lnt])?W-?P", near.find_part_of_weekday),
    (r"dUxD", near.find_relative_day),
    (r"[mr]?DP?", near.find_relative_day),
    (r"[mr]?(?:d?[nfv]|[lbtye])P|m-?P(?:D|W)?|dP", near.find_part_of_day),
    # periods
    (r"d?Y?F?-?[Ol]-?(?:F-?)?U(?:,?Y|o(?:F?Y|d?F?U|[lntC]U))?", period.find_ordinal_period),
    (r"d?F?-?[Ol](?:G)o(?:F?Y|d?F?U|[lntC]U)", period.find_ordinal_period),
    (r"[lnt]Us[Ol]-?[UG]", period.find_ordinal_period),
    (r"(?:d?x|[di])?Y?U-?[gr]-?(?:O-?)?U", period.find_year_ago_period),
    (r"[di]?U-[gr]", period.find_year_ago_period),
    (r"[ln]UsU", period.find_ordinal_period),
    # weekdays, months, seasons, years
    (r"(?:e|eN|eB|ex)[WMS]", length.find_set),
    (r"(?:m|tn|tc|tb|t|d?[vf]|[lnc])?W", near.find_weekday),
    (r"d?m(?:d?o)?-?Mp?(?:,?o?Y|o?[lnt]U)?", point.find_month),
    (r"(?:t[cnb]|[lnt])?Mp?(?:,?o?Y|o?[lnt]U)?", point.find_month),
    (r"d?(?:m(?:-|do|o)?)?(?:[lntbcfv])?S(?:,?o?Y|o[lnt]U)?", season.find_season),
    (r"d?(?:m(?:o)?-?|l?Go)?d?E", point.find_decade),
    (r"d(?:m-?)?Ys", point.find_decade_with_apostrophe),
    (r"d?(?:m-?)?O-?U", point.find_century),
    (r"d?Y-[NB](?:F?U)?|Y-Y", point.find_year_range),
    (r"d?(?:F|FU|d?U|mo|m|m-)Y", point.find_year),
    (r"Y", point.find_year),
    # sets
    (r"e(?:x|[NBO])?[UX]", length.find_set),
    (r"[xB]iU", length.find_rate),
    # stretches and relative units
    (
        rf"d?[lbvncf](?:[NB]&[NB]|{_NUMBER})x?[UX]|d?Od?(?:{_NUMBER})x?[UX]|dj(?:{_NUMBER})[UX]|dOX",
        length.find_stretch,
    ),
    (r"dUx[ln]", near.find_next_but_one),
    (r"d?(?:m|r)?[dty]?[lbvncftCjy]F?[UX]", near.find_relative_unit),
    (r"[rm]xdU", near.find_within_unit),
    (r"dmod?[ltnC]?F?U|U-?m|Usm|d?moY", period.find_edge),
    (r"dR[UX]|R[UX](?:&[UX])?", near.find_present),
    (r"d[UX]x", length.find_event_period),
    (r"d[UX]f", length.find_event_period),
    (r"d[NBQ]x?X", length.find_duration),
    (r"dXk", length.find_bare_plural),
    (r"dF?U", near.find_plain_weekend),
    (r"dY?F?U", period.find_plain_period),
    # durations
    (r"d?(?:F)?(?:[NB](?:-?&-?|-)[NB])-?x?[UX]", length.find_duration),
    (rf"(?:{_NUMBER}-?)?[UX]-A", length.find_long),
    (rf"{_NUMBER}-?(?:x)?F?[UX](?:&iG)?", length.find_duration),
    (r"iF?[UX](?:&iG)?", length.find_duration),
    (r"Xk|X(?:&X)?", length.find_bare_plural),
    # references
    (r"T", near.find_reference),
    (r"[CR]", near.find_present),
    (r"dx?[bu]|uX", near.find_past),
)


@lru_cache(maxsize=1)
def compiled_grammar() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """All patterns as one (group ``r7`` is rule 7), to find the next candidate fast, and each on its own."""
    alternatives = "|".join(f"(?P<r{i}>{pattern})" for i, (pattern, _) in enumerate(GRAMMAR))
    return re.compile(alternatives), tuple(re.compile(pattern) for pattern, _ in GRAMMAR)


def next_found(reading: Reading, start: int) -> Found | None:
    """The first expression that begins at token ``start`` or after it."""
    anything, alone = compiled_grammar()
    codes = reading.tokens.codes
    at = start
    while (match := anything.search(codes, at)) is not None:
        at = match.start()
        name = match.lastgroup or "r0"
        for number in range(int(name[1:]), len(GRAMMAR)):
            single = alone[number].match(codes, at)
            if single and (found := GRAMMAR[number][1](reading, at, single.end())) is not None:
                return found
        at += 1
    return None

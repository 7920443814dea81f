"""Expressions of time in sentences of their own: words, type, TIMEX3 value, first and last day.

A line of ``CASES`` is: day of publication | sentence with the expressions in [[ ]] | for each of them
TYPE VALUE FROM TO. ``=`` as FROM means that FROM and TO are the value itself, ``-`` is None. Nothing but
the marked words may be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from onrecord.language import LanguageModel
from onrecord.resources.calendar import DatedEvents, load_dated_events
from onrecord.times import find_times
from onrecord.types import Annotation, Report, Time

CASES = """
# weekdays by tense and cue
2022-03-04 | Shelling resumed along the front on [[Friday]]. | DATE 2022-03-04 =
2022-03-04 | The envoy arrived in Chisinau on [[Wednesday]]. | DATE 2022-03-02 =
2022-03-04 | The cabinet meets on [[Thursday]] to discuss fuel prices. | DATE 2022-03-10 =
2022-03-04 | Ministers will meet on [[Tuesday]] in Vienna. | DATE 2022-03-08 =
2011-05-18 | Rebels said [[Monday]] that they had taken the airport. | DATE 2011-05-16 =
2011-05-18 | A ferry capsized off Zanzibar [[last Saturday]]. | DATE 2011-05-14 =
2011-05-18 | The court is expected to rule [[next Friday]]. | DATE 2011-05-27 =
2011-05-18 | The dockers walked out [[early Tuesday]]. | DATE 2011-05-17 =
2016-06-20 | Parties are preparing for [[Thursday]]'s vote. | DATE 2016-06-23 =
2016-06-20 | The president condemned [[Sunday]]'s bombing. | DATE 2016-06-19 =
2003-09-09 | The talks are scheduled for [[Saturday]]. | DATE 2003-09-13 =
2003-09-09 | The inspectors plan to leave on [[Friday]]. | DATE 2003-09-12 =
2003-09-09 | The deadline was extended until [[Friday]]. | DATE 2003-09-12 =
2003-09-09 | The summit opens [[this Thursday]] in Cancun. | DATE 2003-09-11 =
2003-09-09 | The minister flew home [[this past Sunday]]. | DATE 2003-09-07 =
2003-09-09 | Voters go to the polls [[this coming Sunday]]. | DATE 2003-09-14 =
1997-10-15 | The pipeline had been closed on [[Monday]] after a leak. | DATE 1997-10-13 =
1997-10-15 | A cease-fire could begin as early as [[Saturday]]. | DATE 1997-10-18 =
1997-10-15 | The airline resumes flights to Freetown on [[Monday]]. | DATE 1997-10-20 =
# parts of days
2022-03-04 | Rockets struck the port [[Thursday night]]. | TIME 2022-03-03TNI 2022-03-03 2022-03-03
2022-03-04 | Rockets struck the port [[last night]]. | TIME 2022-03-03TNI 2022-03-03 2022-03-03
2022-03-04 | The convoy left Kharkiv [[this morning]]. | TIME 2022-03-04TMO 2022-03-04 2022-03-04
2022-03-04 | He will address the nation [[tonight]]. | TIME 2022-03-04TNI 2022-03-04 2022-03-04
2022-03-04 | Drones hit the depot [[overnight]]. | TIME 2022-03-03TNI 2022-03-03 2022-03-04
2022-03-04 | She resigned [[yesterday afternoon]]. | TIME 2022-03-03TAF 2022-03-03 2022-03-03
2022-03-04 | Talks resume [[tomorrow evening]]. | TIME 2022-03-05TEV 2022-03-05 2022-03-05
2022-03-04 | Police raided the house in [[the small hours of Thursday]]. | TIME 2022-03-03TNI 2022-03-03 2022-03-03
2022-03-04 | The bridge collapsed in [[the early hours of Wednesday]]. | TIME 2022-03-02TNI 2022-03-02 2022-03-02
2022-03-04 | The council voted [[early Thursday morning]]. | TIME 2022-03-03TMO 2022-03-03 2022-03-03
# clock times and zones
2009-06-12 | Polling stations closed at [[9 p.m. Thursday]]. | TIME 2009-06-11T21:00 2009-06-11 2009-06-11
2009-06-12 | The quake struck at [[10:35 a.m. Wednesday]]. | TIME 2009-06-10T10:35 2009-06-10 2009-06-10
2009-06-12 | The truce took effect at [[midnight Thursday]]. | TIME 2009-06-11T24:00 2009-06-11 2009-06-11
2009-06-12 | The truce took effect at [[noon Thursday]]. | TIME 2009-06-11T12:00 2009-06-11 2009-06-11
2009-06-12 | The offer expires at [[5 p.m. EST, June 30]]. | TIME 2009-06-30T17:00 2009-06-30 2009-06-30
2009-06-12 | The bomb went off at [[7pm yesterday]]. | TIME 2009-06-11T19:00 2009-06-11 2009-06-11
2009-06-12 | A tremor was recorded at [[0735 GMT]]. | TIME XXXX-XX-XXT07:35Z - -
2009-06-12 | The plane vanished from radar at [[02:14 UTC]] on [[Monday]]. | TIME 2009-06-08T02:14Z 2009-06-08 2009-06-08 ; DATE 2009-06-08 =
# days near the report
1985-12-02 | The general returned to Lagos [[today]]. | DATE 1985-12-02 =
1985-12-02 | The general returned to Lagos [[yesterday]]. | DATE 1985-12-01 =
1985-12-02 | The general leaves for Accra [[tomorrow]]. | DATE 1985-12-03 =
1985-12-02 | The strike began [[late yesterday]]. | DATE 1985-12-01 =
1985-12-02 | The general leaves for Accra [[the day after tomorrow]]. | DATE 1985-12-04 =
1985-12-02 | He landed [[the day before yesterday]]. | DATE 1985-11-30 =
# full and partial dates in all styles
2022-03-04 | The treaty was signed on [[April 4, 1949]]. | DATE 1949-04-04 =
2022-03-04 | The treaty was signed on [[4 April 1949]]. | DATE 1949-04-04 =
2022-03-04 | The treaty was signed on [[4th April 1949]]. | DATE 1949-04-04 =
2022-03-04 | The treaty was signed on [[the 4th of April 1949]]. | DATE 1949-04-04 =
2022-03-04 | The treaty was signed on [[Monday, April 4, 1949]]. | DATE 1949-04-04 =
2022-03-04 | The treaty was signed on [[Apr. 4, 1949]]. | DATE 1949-04-04 =
2022-03-04 | The file is dated [[1949-04-04]]. | DATE 1949-04-04 =
2022-03-04 | The file is dated [[23/04/1949]]. | DATE 1949-04-23 =
2022-03-04 | The garrison surrendered on [[Feb. 27]]. | DATE 2022-02-27 =
2022-03-04 | The garrison surrendered on [[27 February]]. | DATE 2022-02-27 =
2022-03-04 | The garrison surrendered on [[27th February]]. | DATE 2022-02-27 =
2022-03-04 | The garrison surrendered on [[Sunday, February 27]]. | DATE 2022-02-27 =
2022-03-04 | The garrison surrendered on [[Sunday 27 February]]. | DATE 2022-02-27 =
2022-03-04 | The garrison surrendered on [[February the 27th]]. | DATE 2022-02-27 =
2022-01-05 | The mine closed on [[Dec. 20]]. | DATE 2021-12-20 =
2021-12-28 | The ban will come into force on [[January 15]]. | DATE 2022-01-15 =
2022-02-06 | The index reached its peak on [[Aug. 20]]. | DATE 2021-08-20 =
2022-02-06 | The games will open on [[July 26]]. | DATE 2022-07-26 =
2022-05-10 | The hearings will run from [[May 16]] to [[May 27]]. | DATE 2022-05-16 = ; DATE 2022-05-27 =
1999-02-10 | The summit is planned for [[April 24]] and [[25]]. | DATE 1999-04-24 = ; DATE 1999-04-25 =
2006-06-14 | The conference was held on [[June 3-5]]. | DURATION P3D 2006-06-03 2006-06-05
1975-03-01 | Negotiations ended on [[February twenty-eighth]]. | DATE 1975-02-28 =
# months
2022-03-04 | The law was adopted in [[March 2019]]. | DATE 2019-03 2019-03-01 2019-03-31
2022-03-04 | The law was adopted in [[November]]. | DATE 2021-11 2021-11-01 2021-11-30
2022-03-04 | The law was adopted in [[January]]. | DATE 2022-01 2022-01-01 2022-01-31
2022-03-04 | The new rules will apply in [[September]]. | DATE 2022-09 2022-09-01 2022-09-30
2022-03-04 | The new rules will apply from [[next January]]. | DATE 2023-01 2023-01-01 2023-01-31
2022-03-04 | The dam burst [[last October]]. | DATE 2021-10 2021-10-01 2021-10-31
2022-03-04 | The dam burst in [[late February]]. | DATE 2022-02 2022-02-01 2022-02-28
2022-03-04 | The dam burst in [[mid-December]]. | DATE 2021-12 2021-12-01 2021-12-31
2022-03-04 | The dam burst in [[June last year]]. | DATE 2021-06 2021-06-01 2021-06-30
2022-03-04 | The fund is to be spent by [[the end of November]]. | DATE 2022-11 2022-11-01 2022-11-30
2022-03-04 | The army seized power in [[February, 2021]]. | DATE 2021-02 2021-02-01 2021-02-28
2016-11-30 | Exports fell in [[May]] and [[June]]. | DATE 2016-05 2016-05-01 2016-05-31 ; DATE 2016-06 2016-06-01 2016-06-30
2016-11-30 | The uprising of [[March 1959]] was crushed. | DATE 1959-03 1959-03-01 1959-03-31
# words that are no dates
2017-06-08 | Theresa May said the country may face fines. | 
2017-06-08 | Protesters march through the capital to demand reform. | 
2017-06-08 | The fall of the government came as no surprise. | 
2017-06-08 | He finished second and asked for a second chance. | 
2017-06-08 | Springs in the village have run dry and prices may spring back. | 
2017-06-08 | The 52-year-old driver was freed. | 
2017-06-08 | The boy, 6 years old, survived. | 
2017-06-08 | A six-month-old baby was rescued. | 
2017-06-08 | Some 2000 soldiers were sent to the island. | 
2017-06-08 | The army lost 1,950 men. | 
2017-06-08 | The Sunday Times reported the deal. | 
2017-06-08 | The shop is open 24 hours a day. | 
2017-06-08 | About three-quarters of the harvest was lost. | 
2017-06-08 | The train sat at the station. | 
# years, decades, centuries
1998-07-01 | The country has been independent since [[1966]]. | DATE 1966 1966-01-01 1966-12-31
1998-07-01 | The [[1996]] elections were annulled. | DATE 1996 1996-01-01 1996-12-31
1998-07-01 | He led the party from [[1991]] to [[1997]]. | DATE 1991 1991-01-01 1991-12-31 ; DATE 1997 1997-01-01 1997-12-31
1998-07-01 | The plant will open in [[early 2001]]. | DATE 2001 2001-01-01 2001-12-31
1998-07-01 | Unrest spread through the region in [[the 1980s]]. | DATE 198 1980-01-01 1989-12-31
1998-07-01 | Unrest spread in [[the late 1980s]]. | DATE 198 1980-01-01 1989-12-31
1998-07-01 | Unrest spread in [[the '80s]]. | DATE 198 1980-01-01 1989-12-31
1998-07-01 | Unrest spread in [[the mid-1980s]]. | DATE 198 1980-01-01 1989-12-31
1998-07-01 | The border was drawn in [[the 19th century]]. | DATE 18 1800-01-01 1899-12-31
1998-07-01 | The coup of [['97]] failed. | DATE 1997 1997-01-01 1997-12-31
1998-07-01 | He was convicted in [[nineteen ninety-one]]. | DATE 1991 1991-01-01 1991-12-31
1998-07-01 | The goal is to halve poverty by [[the year 2015]]. | DATE 2015 2015-01-01 2015-12-31
2013-04-02 | The [[2012-13]] budget was approved. | DATE 2012/2013 2012-01-01 2013-12-31
# quarters, halves, fiscal years, seasons
2013-04-02 | Output shrank in [[the fourth quarter]]. | DATE 2012-Q4 2012-10-01 2012-12-31
2013-04-02 | Output shrank in [[the second quarter of 2009]]. | DATE 2009-Q2 2009-04-01 2009-06-30
2013-04-02 | The bank posted a [[first-quarter]] loss. | DATE 2013-Q1 2013-01-01 2013-03-31
2013-04-02 | The economy grew in [[the first half of 2011]]. | DATE 2011-H1 2011-01-01 2011-06-30
2013-04-02 | Revenue is set to rise in [[fiscal 2014]]. | DATE 2014 2014-01-01 2014-12-31
2013-04-02 | Drought ravaged the north [[last summer]]. | DATE 2012-SU 2012-06-01 2012-08-31
2013-04-02 | The offensive will begin [[this spring]]. | DATE 2013-SP 2013-03-01 2013-05-31
2013-04-02 | Thousands froze in [[the winter of 1946]]. | DATE 1946-WI 1946-12-01 1947-02-28
2013-04-02 | Voting will take place in [[autumn 2014]]. | DATE 2014-FA 2014-09-01 2014-11-30
# relative units
2022-03-04 | The rouble fell [[this week]]. | DATE 2022-W09 2022-02-28 2022-03-06
2022-03-04 | The rouble fell [[last week]]. | DATE 2022-W08 2022-02-21 2022-02-27
2022-03-04 | The board meets [[next week]]. | DATE 2022-W10 2022-03-07 2022-03-13
2022-03-04 | Prices rose [[last month]]. | DATE 2022-02 2022-02-01 2022-02-28
2022-03-04 | A census is planned for [[next year]]. | DATE 2023 2023-01-01 2023-12-31
2022-03-04 | A census is planned for [[early next year]]. | DATE 2023 2023-01-01 2023-12-31
2022-03-04 | Two ministers quit [[earlier this month]]. | DATE 2022-03 2022-03-01 2022-03-31
2022-03-04 | Two ministers quit [[late last year]]. | DATE 2021 2021-01-01 2021-12-31
2022-03-04 | Clashes broke out over [[the weekend]]. | DATE 2022-W08-WE 2022-02-26 2022-02-27
2022-03-04 | Elections will be held [[this year]]. | DATE 2022 2022-01-01 2022-12-31
2022-03-04 | Elections must be held by [[the end of the year]]. | DATE 2022 2022-01-01 2022-12-31
2022-03-04 | Elections must be held by [[the end of next year]]. | DATE 2023 2023-01-01 2023-12-31
# ago
2022-03-04 | [[A week ago]] the border was quiet. | DATE 2022-02-25 =
2022-03-04 | The border was closed [[three days ago]]. | DATE 2022-03-01 =
2022-03-04 | The border was closed [[two weeks ago]]. | DATE 2022-W07 2022-02-14 2022-02-20
2022-03-04 | The border was closed [[six months ago]]. | DATE 2021-09 2021-09-01 2021-09-30
2022-03-04 | The border was closed [[a year ago]]. | DATE 2021 2021-01-01 2021-12-31
2022-03-04 | The border was closed [[nearly four years ago]]. | DATE 2018 2018-01-01 2018-12-31
2022-03-04 | The border was closed [[two decades ago]]. | DATE 2002 2002-01-01 2002-12-31
2022-03-04 | The border was closed [[several years ago]]. | DATE PAST_REF - -
# durations
2008-08-20 | The strike lasted [[three months]]. | DURATION P3M - -
2008-08-20 | The envoy ended a [[two-day]] visit. | DURATION P2D - -
2008-08-20 | They were held for [[a year and a half]]. | DURATION P1Y6M - -
2008-08-20 | They were held for [[2 1/2 years]]. | DURATION P2Y6M - -
2008-08-20 | They were held for [[half an hour]]. | DURATION PT30M - -
2008-08-20 | They were held for [[more than four hours]]. | DURATION PT4H - -
2008-08-20 | They were held for [[several weeks]]. | DURATION PXW - -
2008-08-20 | They were held for [[a couple of days]]. | DURATION P2D - -
2008-08-20 | They were held for [[weeks]]. | DURATION PXW - -
2008-08-20 | They were held for [[a fortnight]]. | DURATION P2W - -
2008-08-20 | They were held for [[at least 20 years]]. | DURATION P20Y - -
2008-08-20 | Repairs will take [[two to three weeks]]. | DURATION P2W - -
2008-08-20 | Over [[the past three months]], 40 people have been shot. | DURATION P3M 2008-05-20 2008-08-20
2008-08-20 | In [[the past decade]], output has doubled. | DURATION P10Y 1998-08-20 2008-08-20
2008-08-20 | The troops will leave in [[the next two weeks]]. | DURATION P2W 2008-08-20 2008-09-03
2008-08-20 | Shipments fell in [[the first nine months]]. | DURATION P9M - -
# sets
2014-02-11 | Muslims gather at the mosque [[every Friday]]. | SET XXXX-WXX-5 - -
2014-02-11 | The market is held [[each month]]. | SET P1M - -
2014-02-11 | The market is held on [[Saturdays]]. | SET XXXX-WXX-6 - -
2014-02-11 | The panel meets [[every two years]]. | SET P2Y - -
2014-02-11 | The panel convenes [[twice a week]]. | SET P1W - -
2014-02-11 | The fund is audited [[annually]]. | SET P1Y - -
2014-02-11 | Flights leave on [[Monday nights]]. | SET XXXX-WXX-1TNI - -
# references
2014-02-11 | The rebels [[now]] hold the airport. | DATE PRESENT_REF - -
2014-02-11 | The group [[currently]] holds nine hostages. | DATE PRESENT_REF - -
2014-02-11 | The mayor was [[recently]] freed. | DATE PAST_REF - -
2014-02-11 | The river has flooded in [[recent years]]. | DATE PAST_REF - -
2014-02-11 | The ministry rejected such talks in [[the past]]. | DATE PAST_REF - -
2014-02-11 | No vote is likely in [[the near future]]. | DATE FUTURE_REF - -
# narrative anchors
2001-10-30 | The plant exploded on [[Sept. 21]]. [[Two days later]], workers struck. | DATE 2001-09-21 = ; DATE 2001-09-23 =
2001-10-30 | He was elected in [[1992]]. [[Three years later]] he was dead. | DATE 1992 1992-01-01 1992-12-31 ; DATE 1995 1995-01-01 1995-12-31
2001-10-30 | He was elected in [[1992]] and resigned [[the following year]]. | DATE 1992 1992-01-01 1992-12-31 ; DATE 1993 1993-01-01 1993-12-31
2001-10-30 | He fled in [[May 1994]] and was tried [[later that year]]. | DATE 1994-05 1994-05-01 1994-05-31 ; DATE 1994 1994-01-01 1994-12-31
2001-10-30 | Fighting began on [[October 7]] and [[the next day]] the city fell. | DATE 2001-10-07 = ; DATE 2001-10-08 =
2001-10-30 | Sales rose in [[the third quarter]] from [[a year earlier]]. | DATE 2001-Q3 2001-07-01 2001-09-30 ; DATE 2000-Q3 2000-07-01 2000-09-30
# dated events
2022-03-04 | In [[the week following Russia’s invasion of Ukraine]], Europe imposed sanctions. | DURATION P1W 2022-02-24 2022-03-03
1990-11-05 | In [[the month after Iraq's invasion of Kuwait]], oil doubled in price. | DURATION P1M 1990-08-02 1990-09-02
2003-12-20 | In [[the days after the fall of Baghdad]], looters emptied the museum. | DURATION PXD 2003-04-09 -
2006-01-10 | [[Two years after the invasion of Iraq]], the assembly met. | DATE 2005 2005-01-01 2005-12-31
2001-11-20 | [[Ten days after the Sept. 11 attacks]], exchanges reopened. | DATE 2001-09-21 =
2015-07-01 | In [[the week]] after the summit, talks broke down. | DURATION P1W - -
2020-05-01 | In [[the year before the fall of the Berlin Wall]], exit visas were rare. | DURATION P1Y 1988-11-09 1989-11-09
# holidays
2012-01-20 | Rioters burned the town hall on [[Christmas Day]]. | DATE 2011-12-25 =
2012-01-20 | The truce collapsed on [[New Year's Eve]]. | DATE 2011-12-31 =
2000-02-10 | The boy was found [[last Thanksgiving]]. | DATE 1999-11-25 =
1998-04-20 | The accord was reached on [[Good Friday]]. | DATE 1998-04-10 =
# no publication date
- | The garrison surrendered on [[Friday]]. | DATE XXXX-WXX-5 - -
- | The garrison surrendered on [[March 4]]. | DATE XXXX-03-04 - -
- | The garrison surrendered in [[March]]. | DATE XXXX-03 - -
- | The garrison surrendered [[last week]]. | DATE - - -
- | The garrison surrendered [[yesterday]]. | DATE - - -
- | The garrison surrendered [[two years ago]]. | DATE - - -
- | The garrison surrendered on [[4 March 1945]]. | DATE 1945-03-04 =
"""

Expected = tuple[str, str, str | None, str | None, str | None]
Case = tuple[str | None, str, tuple[Expected, ...]]


def _cases() -> Iterator[Case]:
    for line in CASES.splitlines():
        if not line or line.startswith("#"):
            continue
        published, sentence, wanted = (part.strip() for part in line.split("|"))
        texts = re.findall(r"\[\[(.+?)\]\]", sentence)
        groups = [group.split() for group in wanted.split(";")] if wanted else []
        expected = []
        for text, group in zip(texts, groups, strict=True):
            kind, value, *days = group
            first, last = (value, value) if days == ["="] else days
            expected.append((text, kind, *(None if part == "-" else part for part in (value, first, last))))
        plain = sentence.replace("[[", "").replace("]]", "")
        yield None if published == "-" else published, plain, tuple(expected)


ALL = list(_cases())


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    return LanguageModel()


@pytest.fixture(scope="session")
def dated_events() -> DatedEvents:
    return load_dated_events()


@pytest.fixture(scope="session")
def parsed(model: LanguageModel) -> dict[tuple[str | None, str], tuple[Report, Annotation]]:
    reports = [Report(id="r", text=text, published=day) for day, text, _ in ALL]
    annotations = model.annotate(reports)
    return {(r.published, r.text): (r, a) for r, a in zip(reports, annotations, strict=True)}


@pytest.mark.parametrize(("published", "sentence", "expected"), ALL, ids=[f"{c[0]}: {c[1]}" for c in ALL])
def test_expression(
    published: str | None,
    sentence: str,
    expected: tuple[Expected, ...],
    parsed: dict[tuple[str | None, str], tuple[Report, Annotation]],
    dated_events: DatedEvents,
) -> None:
    times = find_times(*parsed[published, sentence], dated_events=dated_events)
    assert [(t.text, t.type, t.value, t.from_, t.to) for t in times] == list(expected)


def test_there_are_enough_cases() -> None:
    assert sum(len(expected) for _, _, expected in ALL) >= 150

# ruff: noqa: E501
"""More of our own: datelines and outlets, pairs, kin, rivals of "it", bodies of others, companies, former offices.

The shape of a case is that of ``cases.py``.
"""

from __future__ import annotations

Case = tuple[str, str | None, dict[str, str | None]]

DATELINES: list[Case] = [
    ("LAGOS, Nigeria, May 3 (Coastal Wire) — Gunmen seized a ferry. They freed it at dawn.", "2014-05-03", {"LAGOS": "Lagos", "Nigeria": "state:NGA", "Coastal Wire": "Coastal Wire", "They": "=Gunmen"}),
    ("TBILISI (Valley Post) -- Georgia expelled two diplomats. It gave no reason.", "2014-05-03", {"TBILISI": "Tbilisi", "Valley Post": "Valley Post", "It": "state:GEO"}),
    ("PORT AU PRINCE, Haiti (Island Bureau) - Police broke up a march.", "1994-09-30", {"PORT AU PRINCE": "Port Au Prince", "Island Bureau": "Island Bureau", "Police": "NEW"}),
    ("MADRID, Feb. 11 — South Africa cut tariffs. It promised more.", "2003-02-11", {"MADRID": "Madrid", "South Africa": "state:ZAF", "It": "state:ZAF"}),
    ("NATO — which has grown — met in Riga.", "2006-11-28", {"NATO": "org:nato"}),
    ("OSLO, Oct. 9 (Fjord Press Agency) — The winner thanked her family.", "2009-10-09", {"OSLO": "Oslo", "Fjord Press Agency": "Fjord Press Agency"}),
    ("KYIV, Feb. 24 (Steppe Dispatch) — Ukraine said it would fight. The company of cadets cheered.", "2022-02-24", {"KYIV": "Kyiv", "it": "state:UKR", "The company": "!Steppe Dispatch"}),
    ("PARIS (Left Bank News) — Emmanuel Macron named a premier. He thanked him.", "2024-09-05", {"PARIS": "Paris", "Emmanuel Macron": "person:emmanuel-macron"}),
]  # fmt: skip

HOMES: list[Case] = [
    ("Brussels imposed duties on steel pipes.", "2016-10-06", {"Brussels": "org:eu"}),
    ("Brussels said it would appeal.", "2018-10-06", {"Brussels": "org:eu", "it": "org:eu"}),
    ("The farmers drove their tractors to Brussels.", "2024-02-01", {"Brussels": "Brussels"}),
    ("A bomb went off in Brussels.", "2016-03-22", {"Brussels": "Brussels"}),
    ("The UN met. The world body elected a chair.", "2019-03-22", {"The world body": "org:un"}),
    ("The EU expanded. The 27-nation bloc will hold talks.", "2009-03-22", {"The 27-nation bloc": "org:eu"}),
    ("NATO met. The 28-member alliance sent ships. The Atlantic charter was read.", "2015-03-22", {"The 28-member alliance": "org:nato"}),
    ("Boris Johnson resigned. The premier blamed the herd.", "2022-07-07", {"The premier": "person:boris-johnson"}),
    ("The Kremlin rejected the plan.", "1983-03-22", {"The Kremlin": "state:SUN"}),
    ("Moscow rejected the plan.", "1994-03-22", {"Moscow": "state:RUS"}),
    ("Talks between London and Brussels stalled.", "2019-03-22", {"London": "state:GBR", "Brussels": "org:eu"}),
    ("Poland accused Brussels of meddling.", "2017-12-20", {"Brussels": "org:eu"}),
    ("Brussels hotels were full.", "2017-12-20", {"Brussels": "Brussels"}),
    ("Brussels warned Moscow in 1971.", "1971-12-20", {"Brussels": "!org:eu"}),
    ("Diplomats at Turtle Bay shrugged.", "1999-12-20", {"Turtle Bay": "!org:un"}),
]  # fmt: skip

BODIES_OF_OTHERS: list[Case] = [
    ("The Philippine Congress approved the law.", "2018-07-24", {"The Philippine Congress": "Congress of Philippines"}),
    ("Brazil’s Congress voted at night.", "2016-04-17", {"Brazil’s Congress": "Congress of Brazil", "Congress": "!org:usa-congress"}),
    ("Congress adjourned until March.", "2016-04-17", {"Congress": "org:usa-congress"}),
    ("The US Congress adjourned.", "2016-04-17", {"US Congress": "org:usa-congress"}),
    ("The Mexican Congress met. Congress rejected a tax.", "2013-04-17", {"The Mexican Congress": "!org:usa-congress"}),
    ("Polish Labour lost a seat.", "2013-09-07", {"Labour": "!org:gbr-labour"}),
    ("Russian authorities closed the road.", "2007-09-07", {"Russian authorities": "NEW"}),
    ("The Kenyan parliament rose.", "2007-09-07", {"The Kenyan parliament": "!org:per-congress"}),
]  # fmt: skip

PAIRS: list[Case] = [
    ("Sergei Lavrov met Antony Blinken. They failed to agree.", "2022-01-21", {"They": "person:sergei-lavrov"}),
    ("Sergei Lavrov met Antony Blinken. They failed to agree.", "2022-01-21", {"They": "person:antony-blinken"}),
    ("India and Pakistan signed a truce. The two sides will withdraw guns.", "2021-02-25", {"The two sides": "state:IND"}),
    ("India and Pakistan signed a truce. The two sides will withdraw guns.", "2021-02-25", {"The two sides": "state:PAK"}),
    ("India and Pakistan signed a truce. The two sides will withdraw guns.", "2021-02-25", {"The two sides": "India and Pakistan"}),
    ("Talks between Iran and Iran’s neighbours failed. Both sides blamed the weather.", "2011-02-25", {"Both sides": None}),
    ("A gas deal between Turkey and Russia collapsed. Both countries want another.", "2015-12-03", {"Both countries": "Turkey and Russia"}),
    ("Angela Merkel and Jacques Chirac dined together. The two leaders said little.", "2006-12-05", {"The two leaders": "Angela Merkel and Jacques Chirac"}),
    ("Angela Merkel and Jacques Chirac dined together. The two countries said little.", "2006-12-05", {"The two countries": "!Angela Merkel and Jacques Chirac"}),
    ("NATO and the African Union agreed on a mission. Both organisations lack helicopters.", "2008-12-05", {"Both organisations": "NATO and African Union"}),
    ("Brazil, Peru and Mexico protested. They recalled their envoys.", "2001-12-05", {"They": "Brazil, Peru and Mexico", "their": "state:PER"}),
    ("Houses stood on both sides of the road. Iran and Syria agreed.", "2001-12-05", {"both sides": None}),
    ("Ana Ruiz married Tom Hale. They live in Lima.", "1991-12-05", {"They": "Ana Ruiz and Tom Hale"}),
    ("Japan condemned North Korea. They sent a note.", "2009-12-05", {"They": None}),
    ("Two countries withdrew.", "2009-12-05", {"Two countries": "NEW"}),
]  # fmt: skip

KIN: list[Case] = [
    ("Ivan Marek’s sister, Dana Marek, spoke. She wept.", "1999-03-05", {"Ivan Marek’s sister": "Dana Marek", "She": "Dana Marek"}),
    ("Ivan Marek and his wife fled. His wife was ill.", "1999-03-05", {"his wife": "NEW", "His wife": "=his wife", "His": "Ivan Marek"}),
    ("Pavel Novak met Ivan Marek and his brother.", "1999-03-05", {"his": "Ivan Marek"}),
    ("Rosa Blum’s lawyer said she would appeal.", "1999-03-05", {"Rosa Blum’s lawyer": "NEW"}),
    ("Ivan Marek thanked his lawyer, Eva Kos. His lawyer smiled.", "1999-03-05", {"His lawyer": "Eva Kos"}),
    ("Ivan Marek met an ally. His ally left. Ivan Marek phoned his ally.", "1999-03-05", {"his ally": "NEW"}),
    ("Serena Cole and her brother, Tom Cole, sued. He lost his post.", "2018-06-12", {"her brother": "Tom Cole", "He": "Tom Cole", "his": "Tom Cole"}),
    ("Muhammadu Buhari and his army retook the town.", "2016-06-12", {"his": "person:muhammadu-buhari", "his army": "NEW"}),
    ("Emmanuel Macron said his government would fall.", "2018-12-12", {"his government": "state:FRA"}),
    ("Vladimir Putin thanked his country.", "2018-03-18", {"his country": "state:RUS"}),
    ("Olaf Scholz, whose government had split, resigned.", "2024-11-07", {"whose government": "state:DEU"}),
    ("Ivan Marek’s family wept. Ivan Marek’s family will sue.", "2018-03-18", {"Ivan Marek’s family": "NEW", "Ivan Marek’s family#2": "=Ivan Marek’s family"}),
    ("Tom Hale loves his country.", "2018-03-18", {"his country": None}),
]  # fmt: skip

IT: list[Case] = [
    ("Turkey shot down a jet, and it refused to apologise.", "2015-11-24", {"it": "state:TUR"}),
    ("The firm signed the lease, but it later withdrew.", "2015-11-24", {"it": "=The firm"}),
    ("Brazil opened a dam, and it collapsed.", "2015-11-24", {"it": None}),
    ("Iran rejected the offer. It accused Israel of sabotage.", "2012-11-24", {"It": "state:IRN"}),
    ("Nigeria built a refinery. It leaks.", "2012-11-24", {"It": None}),
    ("It is expected that NATO will grow.", "1998-11-24", {"It": None}),
    ("It was agreed that Poland would host the talks.", "1998-11-24", {"It": None}),
    ("France urged Nigeria to hold its vote.", "1998-11-24", {"its": "state:NGA"}),
    ("Police arrested Tom Hale. He denied it.", "1998-11-24", {"it": None, "He": "Tom Hale"}),
    ("NATO said on Monday it would send more troops.", "2017-11-24", {"it": "org:nato"}),
    ("The African Union met. Its members quarrelled.", "2012-07-15", {"Its": "org:african-union", "Its members": "NEW"}),
    ("Hamas fired rockets. It lost ten men.", "2012-11-15", {"It": "org:hamas"}),
    ("The ministry denied the report. It said the sums were wrong.", "2012-11-15", {"It": "=The ministry"}),
    ("India tested a missile. It flew for nine minutes.", "2012-04-19", {"It": None}),
]  # fmt: skip

HE: list[Case] = [
    ("Ban Ki-moon appealed to Vladimir Putin to withdraw his troops.", "2014-08-28", {"his": "person:vladimir-putin", "his troops": "NEW"}),
    ("Angela Merkel urged Vladimir Putin to free his critics.", "2014-08-28", {"his": "person:vladimir-putin"}),
    ("Emmanuel Macron promised Olaf Scholz that he would help.", "2022-08-28", {"he": "person:emmanuel-macron"}),
    ("Tom Hale told Ivan Marek he would run.", "2012-08-28", {"he": "Tom Hale"}),
    ("Condoleezza Rice praised Tom Hale’s speech. He thanked her.", "2006-08-28", {"He": "Tom Hale", "her": "person:condoleezza-rice"}),
    ("The mayor is a nurse. She is 40.", "2006-08-28", {"She": "=The mayor"}),
    ("Margaret Thatcher scolded Tom Hale because she had asked in vain.", "1986-08-28", {"she": "person:margaret-thatcher"}),
    ("Three soldiers and a nurse died. She was 22.", "1986-08-28", {"She": "=a nurse"}),
    ("Rebels freed a pilot. He was thin.", "1986-08-28", {"He": "=a pilot"}),
    ("Junichiro Koizumi said: “I will go.” He went.", "2001-08-13", {"He": "person:junichiro-koizumi", "I": None}),
]  # fmt: skip

COMPANIES: list[Case] = [
    ("Acme Airways Ltd. cut jobs. Acme blamed fuel.", "2008-07-01", {"Acme Airways Ltd.": "Acme Airways Ltd.", "Acme#2": "Acme Airways Ltd."}),
    ("Savona Corp. lost money. Savona will close a plant.", "1989-07-01", {"Savona#2": "Savona Corp."}),
    ("Orion Texas Bank is a unit of Orion Corp. Shares fell.", "1989-07-01", {"Orion Corp": "!Orion Texas Bank"}),
    ("All Orient Airways (AOA) ordered jets. AOA paid cash.", "2004-07-01", {"AOA": "All Orient Airways", "AOA#2": "All Orient Airways"}),
    ("Singapore Airlines ordered ten jets. The airline said it would pay cash.", "2004-07-01", {"Singapore Airlines": "Singapore Airlines", "The airline": "Singapore Airlines", "it": "Singapore Airlines"}),
    ("Airbus sold an Acme Corporation jet. The company made a profit.", "2004-07-01", {"The company": "org:airbus"}),
    ("Spokeswoman Ada Quill resigned. She cited stress.", "1997-07-01", {"Spokeswoman Ada Quill": "Ada Quill", "She": "Ada Quill"}),
    ("Ann Lee, president and chief executive of Bolt Corp., left.", "1997-07-01", {"president": "Ann Lee", "chief executive": "Ann Lee"}),
    ("Ralston Foods Co. lost money. Ralston said it would cut jobs.", "1989-07-01", {"Ralston#2": "Ralston Foods Co.", "it": "Ralston Foods Co."}),
    ("IAEA inspectors left in 1949.", "1949-07-01", {"IAEA": "!org:iaea"}),
    ("The UN security council met.", "1998-07-01", {"The UN security council": "org:un-security-council"}),
    ("Editor-in-Chief Ada Quill resigned.", "1998-07-01", {"Editor-in-Chief Ada Quill": "Ada Quill"}),
    ("A spokesman for the Stamford company declined.", "1989-07-01", {"A spokesman": "NEW", "Stamford": "!=A spokesman"}),
    ("The International Atomic Energy Agency (IAEA) met. IAEA inspectors left.", "2007-07-01", {"IAEA": "org:iaea", "IAEA#2": "org:iaea"}),
]  # fmt: skip

FORMER: list[Case] = [
    ("Jacques Chirac fell ill. The former president was 80.", "2013-02-01", {"The former president": "person:jacques-chirac"}),
    ("Former minister Ada Quill sued. The former minister wants a pension.", "2013-02-01", {"The former minister": "Ada Quill"}),
    ("Ban Ki-moon was in Geneva. The former secretary-general spoke.", "2018-02-01", {"The former secretary-general": "person:ban-ki-moon"}),
    ("Emmanuel Macron spoke. The former president of Peru listened.", "2018-02-01", {"The former president": "!person:emmanuel-macron"}),
    ("Angela Merkel wrote a book. The former German chancellor sold it well.", "2024-12-01", {"The former German chancellor": "person:angela-merkel"}),
    ("Angela Merkel spoke. The former chancellor disagreed.", "2015-12-01", {"The former chancellor": "!person:angela-merkel"}),
]  # fmt: skip

NOUNS: list[Case] = [
    ("Job figures disappointed.", "2012-02-01", {"Job figures": None, "figures": None}),
    ("Two opposition figures fled.", "2012-02-01", {"Two opposition figures": "NEW"}),
    ("The dam was a source of pride.", "2012-02-01", {"a source": None}),
    ("He put a crown on a head of clay.", "2012-02-01", {"He": None}),
    ("The attorney general said prosecutors would appeal.", "2012-02-01", {"The attorney general": "NEW", "prosecutors": "NEW"}),
    ("The major towns flooded.", "2012-02-01", {"The major": None}),
    ("Russian and Ukrainian officials met. American and British officials did not.", "2021-02-01", {"American and British officials": "!=Russian and Ukrainian officials"}),
    ("An American was hurt. The American wept.", "2012-02-01", {"An American": "NEW", "The American": "!state:USA"}),
    ("The French agreed.", "2012-02-01", {"The French": "state:FRA"}),
    ("The drug companies lobbied, and drug traffickers did not.", "2012-02-01", {"The drug companies": "NEW", "drug traffickers": "NEW"}),
    ("The retailer sued the manufacturer.", "2012-02-01", {"The retailer": "NEW", "the manufacturer": "NEW"}),
    ("I ran home, said Tom Hale.", "2012-02-01", {"I ran": None, "Tom Hale": "Tom Hale"}),
    ("At 0800 UTC the ship sailed.", "2012-02-01", {"UTC": None}),
    ("No one knows which party won.", "2012-02-01", {"which party": None}),
    ("Shi’ite and Sunni clerics prayed.", "2006-02-01", {"Shi’ite and Sunni clerics": "NEW"}),
    ("Hundreds of teachers struck.", "2006-02-01", {"teachers": "NEW"}),
    ("Doctors without beds wept.", "2006-02-01", {"Doctors": "NEW"}),
    ("The bishop of Lima blessed the miners.", "2006-02-01", {"The bishop": "NEW", "the miners": "NEW"}),
    ("A Russian general and two Syrian pilots died.", "2016-02-01", {"A Russian general": "NEW", "two Syrian pilots": "NEW", "Russian": "state:RUS"}),
]  # fmt: skip

REPORTS = [*DATELINES, *HOMES, *BODIES_OF_OTHERS, *PAIRS, *KIN, *IT, *HE, *COMPANIES, *FORMER, *NOUNS]

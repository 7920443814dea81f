"""Words around a name that tell whether it names a place, and which."""

from __future__ import annotations

CONNECTORS = frozenset(
    """
    of the de es la le les del da do dos das di du d' el al und
    and & - ' upon on en y sur in by am e au aux sous ob der dem den im zu ter op a à o os las lez
    """.split()
)
"""Lower-case words inside a name: "Isle of Man", "Rio de Janeiro", "Frankfurt am Main"."""

ARTICLES = frozenset("al el ad as ash at an ar az ed es".split())
"""Forms of the Arabic article that a name may begin with in lower case: "al-Hol"."""

LOCATIVES = frozenset(
    """
    in at near from to into toward towards outside inside around across through throughout over via off
    between within beyond above along leave leaves leaving left visit visits visited visiting reach
    reached reaches entered entering enter invade invaded invading bomb bombed shelled capture captured
    besieged hit struck strikes pounded stormed retook recaptured overran evacuated fled
    """.split()
)

TITLES = frozenset(
    """
    mr mrs ms miss dr prof sir dame lord lady rev reverend father sister brother pastor bishop
    archbishop cardinal pope rabbi imam sheikh judge justice sheriff deputy officer detective sgt
    sergeant lt lieutenant capt captain maj major col colonel gen general adm admiral cpl pvt pfc cmdr
    president vice prime minister chancellor premier senator sen rep representative congressman
    congresswoman gov governor mayor councilman councilwoman councilor commissioner chief coach
    secretary ambassador spokesman spokeswoman spokesperson attorney lawyer king queen prince princess
    duke duchess earl baroness baron uncle aunt principal superintendent chairman chairwoman director
    professor saint
    """.split()
)

PUBLIC_BODIES = frozenset(
    """
    police sheriff sheriff's fire county city town township village borough parish district school
    schools high elementary middle primary secondary academy hospital medical regional municipal council
    court courthouse courts board department dept commission commissioner commissioners mayor jail
    prison library airport international station post-office chamber public community health convention
    central downtown metro metropolitan suburb area region province state oblast governorate prefecture
    port harbor harbour university college cathedral crown magistrates' magistrates civic state's
    residents area's memorial recreation parks zoning planning humane historical water area firefighters
    emergency ems rescue
    """.split()
)
"""What may follow the name of a place in the name of a public body of that place."""

NOT_PLACES = frozenset(
    """
    post times globe herald news tribune journal gazette sun star dispatch observer examiner chronicle
    mirror telegraph guardian mail press record review today weekly magazine radio tv television fm inc
    inc. corp corp. llc plc ltd ltd. co. bank group holdings capital partners fund funds insurance
    energy oil gas electric steel motors motor airlines airways air foods brewery brewing company
    companies corporation stores united fc afc rovers wanderers athletic albion hotspur giants yankees
    mets braves cowboys lakers bulls bears tigers lions eagles hawks panthers wildcats bulldogs bobcats
    hornets marlins dolphins heat magic jets patriots bruins blues flames oilers canucks maple leafs
    senators raiders warriors kings dodgers angels padres rangers astros rockets spurs mavericks stars
    texans saints pelicans chiefs royals cardinals cubs sox brewers packers twins vikings timberwolves
    wild reds bengals browns cavaliers indians pistons wings steelers penguins pirates phillies flyers
    76ers nationals capitals wizards redskins commanders orioles ravens jaguars buccaneers rays
    lightning titans predators grizzlies hurricanes falcons broncos rockies nuggets avalanche suns
    coyotes diamondbacks jazz blazers seahawks mariners sonics knights gamecocks gators longhorns aggies
    sooners buckeyes hoosiers wolverines spartans cyclones jayhawks huskers badgers gophers fighting
    crimson convention accords protocol agreement treaty declaration principles
    """.split()
)
"""What may follow the name of a place in the name of a paper, a firm, a team or a treaty."""

WAYS = frozenset(
    """
    street st st. road rd rd. avenue ave ave. drive dr dr. lane ln ln. boulevard blvd blvd. parkway pkwy
    highway hwy pike turnpike court ct ct. terrace way place square circle trail alley crescent close
    row expressway freeway bridge mall plaza building tower hall house hotel inn apartments manor lodge
    center centre stadium arena theater theatre museum church cemetery chapel temple mosque synagogue
    """.split()
)
"""What may follow a name in that of a street or a building, which says nothing of the place of that name."""

NATURE = frozenset(
    """
    river creek lake mountain mountains hills hill valley canyon bay beach island islands forest park
    reservoir dam falls springs pond brook run fork bayou swamp trail peak ridge point cape gulf strait
    sound peninsula glacier desert basin plateau pass range national
    """.split()
)

ADMINISTRATIVE = frozenset(
    """
    province provinces oblast region governorate prefecture state district county department canton
    emirate republic raion parish division autonomous territory
    """.split()
)

COMMON_WORDS = frozenset(
    """
    a about above academy act active adam admiral advance after again against agency ago ah aid aids air
    alert all allah alliance alma almost along alpha also alto alumni am amazon amber ambulance an
    anchor and angel another any apple april are area arena arms army art as asap ask asker at atm atv
    august aunt ava avenue away baby back bad ball band bank bar barn base bass bath battle battleground
    bay be beach bean bear beauty because bed before bell best better bible big bill bishop black blue
    board boat bob boe bond book border boy brave bread bridge bright bring brother brown bst buck
    buddha buick build bull bureau burn bus bush busy but buy by cabinet cadillac cafe call camp
    campaign can capital capitol captain car care carol cash casino castle cat cathedral cause cd cdt
    center central ceo cfo chair chairman chance chancellor change channel chapel charity charles charm
    chase check chevrolet chief chiefs child choice christ christmas church cia city clay clean clear
    clinton close cloud club coal coast cold college colonel come commerce commission committee common
    condor congress conservative consulate control cook cool corn corner cost costa cotton council
    country county court courthouse cream creek cross crown cst cup cut dad dale dam dan date daughter
    david dawn day deal dean dear december deer defiance deli democrat democratic democrats department
    deputy desert dial did director district division dna do dodge dog door down dr dragon dream drop
    drum dry due duke dust dvd each eagle early earth east easter eastern easy edt edward effort eight
    eighth elder election electric else embassy emerald emeritus end energy enough enterprise equality
    era est eu eureka eve even ever every exchange express facebook faculty fair faith fall family far
    farm fast fatah fate father fbi february federal feed few field fifa fifth fifty fight final fine
    fire first fish five flag flat flint floor flower fly fog foot for force ford forest fork form fort
    fortune forty forum founder four fourth fox fraction frank free freedom fresh friday friend
    friendship from frost full fun gallant game garden gas gate gay gdp general george get giant gift
    girl give given glass gmt go goal god gold good google governor gps grace grand grandma grandpa
    grant gray great green greens grey grill ground group grove grow guard guide gulf gun guy had half
    hall halt ham hamas hammer hand happy harbor hard harvard has have he head health heart heavy help
    henry her here hero hey hezbollah hi high hill his hit hiv hold hole holiday holy home honda hope
    horse hospital hot hotel hour house how human hundred hunt hunter hurry hyundai i ice if imf
    imperial important in independence industry inn inside interior ioc iron is isis island it ivory
    james january jesus jewel job joseph joy judge july jump june just justice keep key kid kind king
    knight know koran labor labour lady lake land lane large last late law lead leader leaf learn leave
    left less let letter liberal liberty library lieutenant life light like likud lily lime lincoln line
    lion list little live lodge long look lost lot love low lower loyal lsd luck lucky mad made magic
    main major make male mall man manor many maple march mark market mars mart mary mass mater may mayor
    mazda mdt me mean meeting member memorial men mercy metro microsoft middle mill million mine
    minister ministry minor miracle mission mlb model modern moment monday money monsanto moon more
    morning moses most motel mother mount mountain mouth move mr mrs ms mst much museum music must mvp
    my name nation nato nba ncaa near need never new next nfl ngo nhl nice night nine nissan no noble
    none normal north northeast northern northwest not november now number oak obama october odd of off
    office officer officers official oh oil ok old olive olympic on once one only open or orange order
    orient other our out over owner oxfam pa page pair palace palm pan parish park parliament part party
    pass passover past path paul pay pc pdt peace pearl pentecostal people perfect person peter pilot
    pine pink pioneer place plain plan plant play plaza please point pole police poll polls pond pontiac
    pool poor pope popular port post power prairie precinct premier present president press price pride
    prime prince princess prison private pro professor progress project prosperity provide pst pub
    public quarter queen question quick quiet quran race rain ranch range rapid rare rather reach
    reading ready real rear red reform regional religion rep report reps republic republicans rescue
    reserve rest restaurant rich richard ridge right rise river road robert rock roll room rose royal
    run rural rv sad safe saint sale salt same sand saturday save say school science score sea search
    season second secretary see sen senate sens september sergeant set seven shade she shell sheriff
    ship shop short show side sign silver simple since sir sister six sky small smart smith snow so
    social some son song soon south southeast southern southwest speaker special spring square st staff
    star start state station stay steel still stone stop store storm story street strong student such
    suites summer summit sun sunday supreme sure suv swat table take taliban talk tall target task tax
    tea team tem ten than thanks that the theater theatre their them then there these they thing think
    this thomas those three thursday tide tiger time to today tomorrow too top tories total touch tour
    tower towers town toyota track trade trail train tree trinity trophy troy true truth try tuesday
    tunnel turn tv twin twitter two uefa ukip un uncle under union unique united unity university until
    up upper us use utc valley van vanderbilt very veteran vice victor victory view village virgin
    virtue wait walk wall war ward warm was watch water way we wealth wednesday week welcome well west
    western wet what wheel when where which whig while white who whole why wild will william wind window
    wine winter wish with wolf woman women wonder wood word work world worth would yale yard year yellow
    xinhua yes yet you young your youth zone
    """.split()
)
"""English words that are also places: at the head of a sentence, or in a heading, they are words."""

SAYING = frozenset(
    "said says say told tells asked asks added adds explained testified recalled pleaded who whose".split()
)
"""What follows a person more often than a town."""

DIRECTIONS = frozenset(
    """
    north south east west northern southern eastern western northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern central upper lower greater downtown mid inner
    outer metro rural coastal
    """.split()
)

LOWER_ENDS = frozenset(
    """
    nuclear power plant airport airfield air base camp crossing border checkpoint bridge region
    peninsula corridor dam prison test site mosque refugee river station hospital square city islands
    island state province desert states countries nations republics mountains rainforest basin valley
    plain plains coast sea river delta
    """.split()
)
"""Lower-case words with which a name may end: "Rafah crossing"."""

STREETS = frozenset(
    """
    street st. road rd. avenue ave. drive dr. lane ln. boulevard blvd blvd. parkway pkwy expressway
    freeway pike
    """.split()
)

PEOPLE_OF = frozenset(
    """
    man woman men women boy girl teen teenager teenagers teens native natives resident residents student
    students police officials firefighters voters area businessman doctor teacher lawyer mayor lawmakers
    councillors farmer farmers county counties parish township townships district districts province
    provinces state oblast region suburb suburbs neighborhood neighbourhood metro authorities
    """.split()
)
"""What follows the name of a place in lower case: "a Crafton man", "Hitchcock and Hayes counties"."""

IN_NAMES = frozenset(("of", "at", "in", "for", "-", ",", "the"))
"""What may stand before a place inside the name of an organisation."""

PARTIES = frozenset("RDI")
"""Before a seat of Congress: ``R-Texas``."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""What the model calls a place."""

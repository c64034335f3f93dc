# ruff: noqa: SIM905 (a table of words reads better as text)
"""Words that make a name or label of the number beside them."""

from __future__ import annotations

# Before a number these make a name or label of it ("Channel 4", "Article 5", "Phase 3"), whatever follows.
LABELS = frozenset(
    """
    act airbus amendment android annex antonov apartment apollo appendix apt area article articles
    asx batch battalion beaufort bill block boeing book box bracket brigade building bus cac camp
    car carriage case cases catch category cell cessna channel chapter chapters charter chatgpt
    chromosome class claude clause convention core covid csi dax day decree directive district
    division docket embraer episode euro exit exits factor falcon fig figure flight floor forbes
    form formula fortune freeway ftse galaxy game gate gates gemini global gpt grade group hang
    hangar heat highway hole hut ibex ilyushin interstate ios ipad iphone item junction kospi lane
    lap law level line llama lot macos mark matchday mk model msci nifty nikkei opus order page
    pages paragraph part phase phases pier pixel platform playstation plot pool precinct prop
    proposition protocol ps psalm question race radio reactor regiment regulation resolution room
    round route routes rule rules russell sars schedule season section sections sector sensex series
    site sonnet soyuz spf squadron stage starship step stop stoxx studio suite sukhoi sunday
    symphony table tier title topix train tupolev turn type unit verse version vitamin vol volume
    ward week windows world xbox year zone
    """.split()
)
# Of these, the ones that are a label only when capitalised and not the first word.
CAPITAL_LABELS = frozenset(
    """
    act amendment android annex apartment apollo area article batch bill block book box building bus
    camp car case cases catch category cell channel chapter class claude clause core day district
    division euro exit factor falcon figure flight floor forbes form galaxy game gate gemini global
    grade group hang heat highway hole item lane lap law level line lot mark model order page pages
    part phase pixel platform pool precinct protocol question race radio room round route rule rules
    schedule season section sector series site sites soyuz stage step stop studio suite table tier
    title train turn type unit version ward week world year zone
    """.split()
)
# Kept when lower case too: "on page 4", "phase 3 trial", "article 50", "chapter 11", "room 12", "flight 370".
LOWER_LABELS = frozenset(
    """
    annex apartment appendix article articles category channel chapter chapters chromosome clause covid
    exit exits fig figure flight gate gates grade highway ipad iphone junction lane level model page
    pages paragraph phase phases pier platform room route routes sars schedule section sections stage
    tier type version vitamin ward
    """.split()
)
# Labels for word numerals: "Air Force One", "World War Two", "Formula One", "Phase Two", "Day One".
WORD_LABELS = frozenset(
    """
    article category channel chapter day force formula group level part phase round stage tier type war
    """.split()
)
# Names that are told by the word behind the number.
NAMED_BEHIND = frozenset(
    [
        ("10", "downing"),
        ("11", "downing"),
        ("five", "eyes"),
        ("four", "seasons"),
        ("nine", "network"),
        ("seven", "network"),
        ("seven", "sisters"),
        ("six", "flags"),
        ("six", "nations"),
        ("three", "gorges"),
    ]
)
STREETS = frozenset(
    """
    ave avenue blvd boulevard broadway drive lane place plaza rd road square st street terrace wall way
    """.split()
)
# Slash and dash idioms that are names.
IDIOMS = frozenset(
    """
    20/20 24/24 24/7 26/11 50-50 50/50 7/11 7/7 9/11
    """.split()
)
# Behind a distance these make the name of an event: "400m hurdles".
EVENTS = frozenset(
    """
    backstroke breaststroke butterfly dash final finals freestyle heats hurdles medley relay relays
    sprint steeplechase
    """.split()
)
# Prefixes that leave a number a number: "mid-1990s", "sub-20", "pre-2014".
PLAIN_PREFIXES = frozenset(
    """
    anti approx c ca early eur ex fy gbp h late mid non over post pre pro q sub top under usd
    """.split()
)
# Letters that may be glued to digits without making a name of them.
GLUED_WORDS = frozenset(
    """
    am bp bps c ft h hr hrs in ish kph lb lbs min mins mph nd p pc pct plus pm rd s sec secs st th x
    """.split()
)

# Behind a number, as printed, these make a model's name of it: "737 MAX".
MODEL_SUFFIXES = frozenset({"MAX", "Max", "ER", "LR", "XWB", "neo", "Pro", "Ultra"})

# Emergency numbers: "dialled 999", "a 911 operator".
DIALLED = frozenset({"911", "999", "112"})
DIALLING = frozenset({"call", "called", "calling", "dial", "dialed", "dialled"})
ANSWERED = frozenset({"911", "999"})
ANSWERING = frozenset({"call", "calls", "dispatcher", "operator", "operators"})

# In the names of races: "the 100 metres final".
METERS = frozenset({"m", "meter", "meters", "metre", "metres"})

"""Words that tell a number from a name, a label or an idiom."""

from __future__ import annotations

# Before a number these make a name or label of it ("Channel 4", "Article 5", "Phase 3"), whatever follows.
LABELS = frozenset(
    "channel article section chapter title resolution flight highway route interstate freeway gate platform apollo soyuz "
    "windows iphone ipad android playstation xbox boeing airbus embraer cessna tupolev ilyushin antonov sukhoi formula "
    "covid sars type phase tier grade category level stage class model version windows page pages paragraph annex appendix "
    "figure fig table protocol amendment proposition prop rule rules schedule act bill form ward district precinct zone "
    "sector area unit room suite apartment apt floor bus train car lane pier hangar building block plot lot exit junction "
    "box chromosome vitamin radio studio catch galaxy pixel falcon starship mark mk batch no nos number numbers numero "
    "lot route case cases docket order decree law directive regulation clause item question part volume vol book series "
    "season episode game round lap hole turn stop carriage cell camp hut ward squadron regiment battalion brigade division "
    "group pool bracket heat race stage step line m4 cell core camp site reactor block psalm verse sonnet symphony opus "
    "nikkei dax ftse cac stoxx russell topix kospi hang asx s&p ibex sensex nifty csi msci fortune global forbes euro "
    "group-of g-7 ps beaufort convention charter world sunday day year week matchday level factor spf "
    "exits routes articles sections chapters phases gates windows ios macos gpt claude gemini llama chatgpt".split()
)
# Of these, the ones that are a label only when capitalised (and not the first word), or before a bare small number.
CAPITAL_LABELS = frozenset(
    "case cases car bus train order law bill act world group line part year week day game book sites site race series "
    "season global figure table number numbers question form stage class type mark rule rules forbes core camp area zone "
    "lot unit turn stop step item round euro block box pool heat lap building radio level hang claude gemini falcon pixel "
    "galaxy model factor catch form no nos cell page batch lane room floor gate platform exit section chapter "
    "article title grade category phase tier version protocol route highway flight channel hole studio division pages "
    "district sector apartment suite annex ward precinct schedule clause amendment android soyuz apollo".split()
)
# Kept when lower case too: "on page 4", "phase 3 trial", "article 50", "chapter 11", "room 12", "flight 370".
LOWER_LABELS = frozenset(
    "page pages phase tier version chapter article section channel room flight gate platform route highway paragraph annex "
    "appendix clause schedule grade category level type covid sars model stage apartment exits routes articles sections chapters phases gates lane pier exit junction ward "
    "chromosome vitamin iphone ipad figure fig".split()
)
# Labels for word numerals: "Air Force One", "World War Two", "Formula One", "Phase Two", "Day One".
WORD_LABELS = frozenset("force war formula phase day stage round level part chapter group category type tier article channel".split())
ROMAN = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi".split())
# Names that are told by the word behind the number.
NAMED_BEHIND = frozenset({("10", "downing"), ("11", "downing"), ("five", "eyes"), ("seven", "sisters"), ("six", "nations"),
                          ("four", "seasons"), ("nine", "network"), ("seven", "network"), ("three", "gorges"), ("six", "flags")})
GROUPS_OF = frozenset({("group", "of")})
STREETS = frozenset("street st road rd avenue ave boulevard blvd lane drive way square plaza place terrace broadway wall".split())
# Slash and dash idioms that are names.
IDIOMS = frozenset({"24/7", "9/11", "7/7", "50/50", "24/24", "26/11", "7/11", "20/20", "50-50", "4x4", "101"})
AIRCRAFT_WORDS = frozenset({"boeing", "airbus", "cessna", "embraer"})

# Function words: a noun phrase never runs across one.
FUNCTION_WORDS = frozenset(
    "a an the and or but nor yet so if then than as at by for from in into of off on onto out over per to under up upon "
    "with within without about above across after against along amid among around before behind below beneath beside "
    "between beyond despite down during except inside like near outside past since through throughout till toward towards "
    "until via versus vs is are was were be been being am has have had do does did will would shall should can could may "
    "might must not no it its he his him she her they their them we our us you your i my me this that these those there "
    "here who whom whose which what when where why how while because although though unless whether also just only even "
    "still already ever never always often very too more most less least much many few some any each every either neither "
    "both all another such same own other now later earlier ago said says say told according including plus minus "
    "however again once twice instead meanwhile apart together away back home it's alone else respectively worth "
    "compared versus amid following spanning ranging citing making taking leaving bringing".split()
)
# Words of comparison that may stand between a number and its noun: "two more victims", "four earlier drafts".
COMPARING = frozenset("more other earlier later such further additional extra fewer different own former".split())
# Verbs and participles that look like plural nouns or that follow a bare number.
NOT_PLURALS = frozenset(
    "is was has does goes says means makes takes gives gets comes becomes remains seems needs wants helps includes follows "
    "shows tells knows keeps brings leaves holds begins opens "
    "closes rises adds sits sees finds uses dies his its this thus us plus minus as always "
    "perhaps towards versus less unless across nevertheless besides whereas yes various previous serious religious famous "
    "dangerous numerous continuous enormous obvious anonymous autonomous virus bus gas bias plus status campus consensus "
    "census bonus focus surplus apparatus crisis basis analysis emphasis thesis oasis process success access business press "
    "loss mass pass class glass grass cross boss dress mess stress congress progress address express wireless homeless "
    "countless endless jobless christmas news politics economics physics mathematics athletics texas paris kansas hamas "
    "dallas arkansas massachusetts illinois wales athens brussels naples united plans claims returns reports expects hopes "
    "remains exists appears consists depends belongs happens allows requires provides produces contains covers costs calls "
    "moves changes carries represents reaches requires receives ours theirs hers yours whose james chris charles lewis jones "
    "williams davis thomas "
    "suggests indicates accounts applies".split()
) - {"calls", "reports", "claims", "plans", "moves", "changes", "costs", "accounts", "covers", "buses", "returns"}
# Plural-looking words that usually stand before the head: "arms deals", "sales representatives".
ATTRIBUTIVE_PLURALS = frozenset(
    "arms sales sports savings systems operations services communications goods customs human futures securities rights "
    "operations affairs systems settlements economics assets honours defence elections workers women men veterans children "
    "parks police games troops credits".split()
)
# Nouns whose plural does not end in s, with their singular.
IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife",
    "wolves": "wolf", "leaves": "leaf", "shelves": "shelf", "thieves": "thief", "halves": "half", "calves": "calf",
    "crises": "crisis", "analyses": "analysis", "bases": "base", "criteria": "criterion", "phenomena": "phenomenon",
    "media": "medium", "data": "datum", "aircraft": "aircraft", "spacecraft": "spacecraft", "troops": "troop",
    "personnel": "person", "staff": "staff", "police": "police", "cattle": "cattle", "sheep": "sheep", "fish": "fish",
    "deer": "deer", "series": "series", "species": "species", "headquarters": "headquarters", "works": "work",
    "policemen": "policeman", "policewomen": "policewoman", "servicemen": "serviceman", "congressmen": "congressman",
    "gunmen": "gunman", "fishermen": "fisherman", "firemen": "fireman", "businessmen": "businessman",
    "businesswomen": "businesswoman", "lawmen": "lawman", "militiamen": "militiaman", "spokesmen": "spokesman",
    "salesmen": "salesman", "tribesmen": "tribesman", "craftsmen": "craftsman", "seamen": "seaman", "airmen": "airman",
    "kinsmen": "kinsman", "schoolchildren": "schoolchild", "grandchildren": "grandchild", "stepchildren": "stepchild",
    "bacteria": "bacterium", "referenda": "referendum", "stadia": "stadium", "alumni": "alumnus", "fungi": "fungus",
    "others": "other", "buses": "bus", "gases": "gas", "viruses": "virus", "focuses": "focus", "bonuses": "bonus", "surpluses": "surplus",
    "losses": "loss", "oxen": "ox", "loaves": "loaf", "elves": "elf", "heroes": "hero", "potatoes": "potato",
    "tomatoes": "tomato", "vetoes": "veto", "echoes": "echo", "cargoes": "cargo", "volcanoes": "volcano",
    "mosquitoes": "mosquito", "tornadoes": "tornado", "torpedoes": "torpedo", "offspring": "offspring",
    "hovercraft": "hovercraft", "watercraft": "watercraft", "livestock": "livestock", "salmon": "salmon",
    "movies": "movie", "cookies": "cookie", "calories": "calorie", "zombies": "zombie", "rookies": "rookie",
    "hippies": "hippie", "ties": "tie", "pies": "pie", "lies": "lie", "selfies": "selfie", "axes": "axis",
    "caches": "cache", "aches": "ache", "niches": "niche", "avalanches": "avalanche", "psyches": "psyche",
    "shoes": "shoe", "canoes": "canoe", "toes": "toe", "foes": "foe", "houses": "house", "horses": "horse",
    "courses": "course", "cases": "case", "nurses": "nurse", "purchases": "purchase", "increases": "increase",
    "decreases": "decrease", "releases": "release", "diseases": "disease", "expenses": "expense", "licenses": "license",
    "licences": "licence", "responses": "response", "phases": "phase", "leases": "lease", "warehouses": "warehouse",
    "offenses": "offense", "defenses": "defense", "universes": "universe", "purposes": "purpose", "roses": "rose",
    "noses": "nose", "doses": "dose", "causes": "cause", "clauses": "clause", "pauses": "pause", "abuses": "abuse",
    "excuses": "excuse", "verses": "verse", "corpses": "corpse", "glimpses": "glimpse", "lapses": "lapse",
    "relapses": "relapse", "premises": "premise", "promises": "promise", "exercises": "exercise", "enterprises":
    "enterprise", "surprises": "surprise", "franchises": "franchise", "cruises": "cruise", "raises": "raise",
    "databases": "database", "airbases": "airbase", "cheeses": "cheese", "vases": "vase", "prizes": "prize",
    "sizes": "size", "breezes": "breeze", "mazes": "maze", "axe": "axe",
}  # fmt: skip
# Compounds kept whole in the unit.
COMPOUNDS = frozenset(
    {("joint", "ventures"), ("joint", "venture"), ("air", "strikes"), ("air", "strike"), ("home", "runs"), ("home", "run"),
     ("house", "seats"), ("police", "officers"), ("police", "officer"), ("market", "shares")}
) - {("house", "seats"), ("market", "shares"), ("police", "officers"), ("police", "officer")}  # fmt: skip
# Singular nouns that "one" counts, rather than pointing at something said before.
ONE_NOUNS = frozenset(
    "person man woman child boy girl goal point vote seat soldier policeman officer civilian year month week hour minute mile "
    "kilometer kilometre meter metre foot inch pound dollar euro cent game match shot hit run wicket try student worker "
    "member country state city company firm job death case injury death suspect victim passenger driver house home building "
    "car bus truck plane ship aircraft helicopter tank missile rocket drone bullet bomb explosion attack incident arrest "
    "count charge goal assist title medal award round set inning innings over ball penalty victory win loss defeat draw tie "
    "point step week share barrel ton tonne kilogram gram liter litre gallon acre hectare protester demonstrator militant "
    "rebel insurgent fighter gunman attacker hostage prisoner detainee teacher doctor nurse patient journalist lawmaker "
    "senator judge juror governor minister candidate voter party bank store factory plant school hospital church mosque "
    "airport flight station village town district province region percentage million billion thousand dozen hundred "
    "nemesis teenager son daughter brother sister sibling dog cat horse book film movie song album episode season page "
    "paper report study survey poll trial test dose shot vaccine infection resident family couple household employee "
    "executive director trip visit meeting summit agreement deal contract loan bid offer proposal stroke birdie bogey eagle "
    "double single triple strikeout walk save touchdown interception reception catch carry field-goal rebound block steal "
    "foul turnover start appearance cap substitute crew astronaut pilot firefighter paramedic foreigner american "
    "palestinian israeli briton russian ukrainian copy unit piece item room bedroom night grandchild".split()
)
# "one" is no number before or behind these.
ONE_AFTER = frozenset(
    "of another day that who which where whose should would could can might may must will shall has had is was does did "
    "thing way side hand reason time more else or by and after in on with to for from at as but big last final".split()
)
ONE_BEFORE = frozenset(
    "no any each every this that the which another only such some new old next last first second good bad big small "
    "better best worse worst right wrong other little latest biggest largest main former latter easy hard important tough "
    "real real-life loved great nice young same similar different single square".split()
)
# Ordinals that are words of another kind before these.
ORDINAL_IDIOMS = frozenset(
    "lady ladies wind hand class aid thoughts thought nature glance sight rate name names person degree floor ballot cousin "
    "cousins home place-holder amendment fiddle guess opinion language baseman base basemen ammendment lieutenant sergeant "
    "minister secretary vice party parties world reading estate gear string tier grade grader graders amendment army fleet "
    "avenue street district circuit regiment division battalion corps brigade friday sunday officer half-sister".split()
)
ORDINAL_KEPT_OUT = frozenset("wind hand thoughts thought nature glance sight aid lady ladies guess fiddle cousin cousins".split())
RANK_ADJECTIVES = (
    "largest biggest highest lowest smallest richest poorest oldest youngest longest shortest fastest slowest tallest most "
    "least best worst busiest strongest weakest heaviest deadliest wealthiest deepest greatest hottest coldest wettest "
    "driest warmest straight-largest leading ranked seeded placed ranking closest nearest widest cheapest latest earliest "
    "bloodiest costliest populous safest happiest hardest toughest warmest"
)
TOPS = frozenset({"top", "bottom"})
# Words before a number in sentences about matches and votes.
SCORE_WORDS = frozenset(
    "won win wins winning beat beats beating lost lose loses losing defeat defeated defeats drew draw draws tie tied victory "
    "lead leads led leading score scored final triumph overcame edged thrashed routed hammered crushed downed trailed trail "
    "trailing loss match goal goals game games vote voted votes ruled ruling margin series aggregate down up ahead record "
    "half-time halftime set sets straight goalless stalemate decision majority".split()
)
AGE_OPENERS = frozenset({"aged", "age", "ages"})
NOT_NAMES_BEFORE_AGE = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday".split()
)
# Behind a distance these make the name of an event: "400m hurdles".
EVENTS = frozenset(
    "hurdles butterfly freestyle backstroke breaststroke final finals relay relays sprint dash steeplechase medley heats".split()
)

# Before "one" these say that it counts whatever noun follows: "has just one museum".
ONE_COUNTS_AFTER = frozenset("has have had with and just only least than but including included plus exactly or all".split())
# Of whom an age is told without "aged": "children under 12", "women over 60".
PERSONS = frozenset(
    "children people adults women men those anyone everyone voters pupils boys girls patients americans kids youths persons "
    "person child players workers britons everybody anybody teenagers citizens residents".split()
)
HEAT = frozenset({"temperatures", "temperature", "highs", "lows", "degrees", "mercury", "high", "low"})

# ruff: noqa: SIM905 (a table of words reads better as text)
"""Nouns that are counted, and words that no counted noun runs across."""

from __future__ import annotations

# Words of comparison that may stand between a number and its noun: "two more victims", "four earlier drafts".
COMPARING = frozenset(
    """
    additional different earlier extra fewer former further later more other own such
    """.split()
)
# Function words: a noun phrase never runs across one.
FUNCTION_WORDS = frozenset(
    """
    a about above according across after again against ago all alone along already also although
    always am amid among an and another any apart are around as at away back be because been before
    behind being below beneath beside between beyond both bringing but by can citing compared could
    despite did do does down during each earlier either else even ever every except few following
    for from had has have he her here him his home how however i if in including inside instead into
    is it its just later least leaving less like making many may me meanwhile might minus more most
    much must my near neither never no nor not now of off often on once only onto or other our out
    outside over own past per plus ranging respectively said same say says shall she should since so
    some spanning still such taking than that the their them then there these they this those though
    through throughout till to together told too toward towards twice under unless until up upon us
    versus very via vs was we were what when where whether which while who whom whose why will with
    within without worth would yet you your
    """.split()
)
# Behind a part or an ordinal these say what it is compared with, and are no noun.
COMPARATIVES = frozenset({"more", "less", "higher", "lower", "larger", "smaller", "fewer", "faster"})
# Verbs and participles that look like plural nouns or that follow a bare number.
NOT_PLURALS = frozenset(
    """
    access across address adds allows always analysis anonymous apparatus appears applies arkansas as
    athens athletics autonomous basis becomes begins belongs besides bias bonus boss brings brussels bus
    business campus carries census charles chris christmas class closes comes congress consensus
    consists contains continuous countless crisis cross dallas dangerous davis depends dies does dress
    economics emphasis endless enormous exists expects express famous finds focus follows gas gets gives
    glass goes grass hamas happens has helps hers his holds homeless hopes illinois includes indicates
    is its james jobless jones kansas keeps knows leaves less lewis loss makes mass massachusetts
    mathematics means mess minus naples needs nevertheless news numerous oasis obvious opens ours paris
    pass perhaps physics plus politics press previous process produces progress provides reaches
    receives religious remains represents requires rises says seems sees serious shows sits status
    stress success suggests surplus takes tells texas theirs thesis this thomas thus towards united
    unless us uses various versus virus wales wants was whereas whose williams wireless yes yours
    """.split()
)
# Plural-looking words that usually stand before the head: "arms deals", "sales representatives".
ATTRIBUTIVE_PLURALS = frozenset(
    """
    affairs arms assets children communications credits customs defence economics elections futures
    games goods honours human men operations parks police rights sales savings securities services
    settlements sports systems troops veterans women workers
    """.split()
)
# Nouns whose plural does not end in s, with their singular.
IRREGULAR = dict(
    pair.split(":")
    for pair in """
    abuses:abuse aches:ache airbases:airbase aircraft:aircraft airmen:airman alumni:alumnus
    analyses:analysis avalanches:avalanche axe:axe axes:axis bacteria:bacterium bases:base bonuses:bonus
    breezes:breeze buses:bus businessmen:businessman businesswomen:businesswoman caches:cache
    calories:calorie calves:calf canoes:canoe cargoes:cargo cases:case cattle:cattle causes:cause
    cheeses:cheese children:child clauses:clause congressmen:congressman cookies:cookie corpses:corpse
    courses:course craftsmen:craftsman crises:crisis criteria:criterion cruises:cruise data:datum
    databases:database decreases:decrease deer:deer defenses:defense diseases:disease doses:dose
    echoes:echo elves:elf enterprises:enterprise excuses:excuse exercises:exercise expenses:expense
    feet:foot firemen:fireman fish:fish fishermen:fisherman focuses:focus foes:foe franchises:franchise
    fungi:fungus gases:gas geese:goose glimpses:glimpse grandchildren:grandchild gunmen:gunman
    halves:half headquarters:headquarters heroes:hero hippies:hippie horses:horse houses:house
    hovercraft:hovercraft increases:increase kinsmen:kinsman knives:knife lapses:lapse lawmen:lawman
    leases:lease leaves:leaf licences:licence licenses:license lies:lie lives:life livestock:livestock
    loaves:loaf losses:loss mazes:maze media:medium men:man mice:mouse militiamen:militiaman
    mosquitoes:mosquito movies:movie niches:niche noses:nose nurses:nurse offenses:offense
    offspring:offspring others:other oxen:ox pauses:pause people:person personnel:person persons:person
    phases:phase phenomena:phenomenon pies:pie police:police policemen:policeman policewomen:policewoman
    potatoes:potato premises:premise prizes:prize promises:promise psyches:psyche purchases:purchase
    purposes:purpose raises:raise referenda:referendum relapses:relapse releases:release
    responses:response rookies:rookie roses:rose salesmen:salesman salmon:salmon
    schoolchildren:schoolchild seamen:seaman selfies:selfie series:series servicemen:serviceman
    sheep:sheep shelves:shelf shoes:shoe sizes:size spacecraft:spacecraft species:species
    spokesmen:spokesman stadia:stadium staff:staff stepchildren:stepchild surpluses:surplus
    surprises:surprise teeth:tooth thieves:thief ties:tie toes:toe tomatoes:tomato tornadoes:tornado
    torpedoes:torpedo tribesmen:tribesman troops:troop universes:universe vases:vase verses:verse
    vetoes:veto viruses:virus volcanoes:volcano warehouses:warehouse watercraft:watercraft wives:wife
    wolves:wolf women:woman works:work zombies:zombie
    """.split()
)
# Compounds kept whole in the unit.
COMPOUNDS = frozenset(
    [
        ("air", "strike"),
        ("air", "strikes"),
        ("home", "run"),
        ("home", "runs"),
        ("joint", "venture"),
        ("joint", "ventures"),
    ]
)
# Singular nouns that "one" counts, rather than pointing at something said before.
ONE_NOUNS = frozenset(
    """
    acre agreement aircraft airport album american appearance arrest assist astronaut attack
    attacker award ball bank barrel bedroom bid billion birdie block bogey bomb book boy briton
    brother building bullet bus candidate cap car carry case cat catch cent charge child church city
    civilian company contract copy count country couple crew daughter deal death defeat demonstrator
    detainee director district doctor dog dollar dose double dozen draw driver drone eagle employee
    episode euro executive explosion factory family fighter film firefighter firm flight foot
    foreigner foul gallon game girl goal governor gram grandchild gunman hectare helicopter hit home
    horse hospital hostage hour house household hundred inch incident infection injury inning
    innings insurgent interception israeli item job journalist judge juror kilogram kilometer
    kilometre lawmaker liter litre loan loss man match medal meeting member meter metre mile
    militant million minister minute missile month mosque movie nemesis night nurse offer officer
    over page palestinian paper paramedic party passenger patient penalty percentage person piece
    pilot plane plant point policeman poll pound prisoner proposal protester province rebel rebound
    reception region report resident rocket room round run russian save school season seat senator
    set share ship shot sibling single sister soldier son song start state station steal step store
    strikeout stroke student study substitute summit survey suspect tank teacher teenager test
    thousand tie title ton tonne touchdown town trial trip triple truck try turnover ukrainian unit
    vaccine victim victory village visit vote voter walk week wicket win woman worker year
    """.split()
)
# "one" is no number before or behind these.
ONE_AFTER = frozenset(
    """
    after and another as at big but by can could day did does else final for from had hand has in is
    last may might more must of on or reason shall should side that thing time to was way where which
    who whose will with would
    """.split()
)
ONE_BEFORE = frozenset(
    """
    another any bad best better big biggest different each easy every first former good great hard
    important largest last latest latter little loved main new next nice no old only other real
    right same second similar single small some square such that the this tough which worse worst
    wrong young
    """.split()
)
# Before "one" these say that it counts whatever noun follows: "has just one museum".
ONE_COUNTS_AFTER = frozenset(
    """
    all and but exactly had has have included including just least only or plus than with
    """.split()
)
# Of whom an age is told without "aged": "children under 12", "women over 60".
PERSONS = frozenset(
    """
    adults americans anybody anyone boys britons child children citizens everybody everyone girls kids
    men patients people person persons players pupils residents teenagers those voters women workers
    youths
    """.split()
)
# Words in -ing that may stand before a counted noun; others end it.
ING_ADJECTIVES = frozenset(
    """
    advertising banking building closing competing developing drilling emerging engineering evening
    existing fighting firing fishing following founding housing incoming king landing launching
    leading lending living manufacturing marketing meeting mining missing morning neighboring
    neighbouring opening operating opposing outgoing outstanding parking participating passing
    pending ping polling preceding recording refining remaining ring running scoring serving
    shipping shooting sitting sporting spring standing starting string surviving swing testing
    trading training underlying visiting voting warring willing wing winning working
    """.split()
)
# Counted so often in round numbers that a bare "2000 people" is no year.
OFTEN_COUNTED = frozenset(
    """
    aircraft cases children civilians cubic dead deaths delegates employees families homes houses jobs
    members men migrants officers patients people police prisoners protesters refugees residents seats
    soldiers square students tanks troops victims votes women workers
    """.split()
)

# Behind "14,000-" these are no unit.
HYPHENED_STATES: dict[str, str | None] = dict.fromkeys(
    ("strong", "plus", "odd", "something", "fold", "time", "way")
)

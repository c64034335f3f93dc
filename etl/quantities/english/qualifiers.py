# ruff: noqa: SIM905 (a table of words reads better as text)
"""What may stand beside a number and say how exactly it is meant."""

from __future__ import annotations

# Phrases directly before the number, by what they mean.
BEFORE = {
    "about": """
        about, around, roughly, approximately, approx, some, circa, ca, nearly, almost, close to, near, an
        estimated, estimated, just about, in the region of, in the neighborhood of, something like, more
        or less, around about, give or take, just under about, or so, a reported, an approximate,
        virtually, practically, somewhere around, close on, not far off, as good as, an estimated total of
    """,
    "more_than": """
        more than, over, above, exceeding, exceeded, exceeds, exceed, in excess of, upwards of, upward of,
        greater than, higher than, larger than, north of, well over, well above, just over, just above,
        slightly more than, slightly over, a little over, a little more than, far more than, well in
        excess of, much more than, no fewer than just over, a bit more than, considerably more than,
        significantly more than, surpassing, surpassed, beyond, topping, bigger than, longer than, older
        than, better than, even more than, slightly above, faster than, heavier than, topped
    """,
    "at_least": """
        at least, no fewer than, no less than, not less than, a minimum of, minimum of, not fewer than, at
        the very least, at a minimum, a total of at least, as few as, as little as, from at least, a low
        of, greater than or equal to, more than or equal to, equal to or more than, equal to or greater than
    """,
    "at_most": """
        up to, at most, no more than, not more than, as many as, as much as, a maximum of, maximum of, as
        high as, at the most, not exceeding, as long as, as large as, as far as, as big as, a high of,
        capped at, as late as, less than or equal to, smaller than or equal to, equal to or less than
    """,
    "less_than": """
        less than, fewer than, under, below, just under, just below, well below, well under, slightly less
        than, short of, just short of, slightly under, smaller than, lower than, a little under, a little
        less than, far less than, slightly below, shorter than, younger than, just shy of, shy of, far
        below, a bit less than, fewer than just, inside, not quite, cheaper than, considerably less than,
        significantly less than
    """,
}
# Phrases directly behind the number (and its unit).
AFTER = {
    "at_least": """
        or more, or above, or greater, or higher, or over, or older, at least, and above, and over, and
        up, or longer, minimum, or better, or larger
    """,
    "at_most": """
        or less, or fewer, or under, or below, or lower, at most, or younger, maximum, tops, or smaller,
        at the most
    """,
    "about": """
        or so, or thereabouts, give or take, more or less, approximately
    """,
}
# Signs directly before the number.
SIGNS = {
    "~": "about", "∼": "about", "≈": "about", ">": "more_than", "<": "less_than", "≥": "at_least",
    "≤": "at_most", ">=": "at_least", "<=": "at_most",
}  # fmt: skip
# Glued behind the number.
SUFFIXES = {"odd": "about", "plus": "at_least", "ish": "about", "some": "about"}

# "Over" is more than a span of time only behind these; else it is the time taken: "€50bn over four years".
OVER_A_TIME = frozenset(
    """
    a after and are at be been by for has have in is just last lasted lasts little of or served spanning
    spans spent take takes took wait waited was well with
    """.split()
)
# Verbs and nouns that say that something rose or fell.
UP_VERBS = """
    rose rise rises rising risen increase increased increases increasing grew grow grows growing grown
    gain gained gains gaining jump jumped jumps jumping climb climbed climbs climbing surge surged surges
    surging soar soared soars soaring advance advanced advances advancing up added adds adding add higher
    expand expanded expands expanding raise raised raises raising boost boosted boosts boosting leap
    leaped leapt spike spiked rallied rally rallies swell swelled swollen accelerate accelerated
    rebounded rebound rocketed skyrocketed ballooned improve improved improves appreciated strengthened
    hike hiked hikes hiking mushroomed inched edged ticked bounced ascended
"""
DOWN_VERBS = """
    fell fall falls falling fallen drop dropped drops dropping decline declined declines declining
    decrease decreased decreases decreasing shrank shrink shrinks shrinking shrunk lost lose loses losing
    slip slipped slips slipping slid slide slides sliding tumble tumbled tumbles tumbling plunge plunged
    plunges plunging plummet plummeted plummets sank sink sinks sinking sunk dip dipped dips down cut
    cuts cutting reduce reduced reduces reducing lower lowered lowers lowering shed sheds shedding slump
    slumped slumps slumping contract contracted contracts contracting crash crashed ease eased eases
    easing retreated retreat slashed slash slashing trimmed trim weakened weaken depreciated dived dove
    collapsed collapse narrowed narrow slowed nosedived cratered eroded tanked halved devalued
    underperformed
"""
# Nouns behind the quantity: "a 12% increase", "5 percent pay rise".
UP_NOUNS = """
    increase increases rise rises gain gains jump jumps hike hikes surge growth climb advance upturn
    expansion rally improvement uptick raise boost spike leap upswing rebound higher more above premium
    increment
"""
DOWN_NOUNS = """
    decrease decreases drop drops decline declines fall falls cut cuts reduction reductions loss losses
    slump dip plunge contraction slide reduction discount downturn lower less fewer below shrinkage
    tumble devaluation depreciation
"""
# With a count these tell what was won or lost, not how much something changed: "lost five games".
DOUBTFUL_VERBS = frozenset(
    """
    add adds advance advanced advances advancing climb climbing contract crash crashed dive dived dove
    drop dropped dropping drops ease expand gain gained gaining gains hike hikes hiking improve improved
    jump leap leapt lose loses losing lost lower raise raised sank sink slid slide slip spike
    """.split()
)
# "Raised $20 million" tells of a sum that was collected.
MONEY_VERBS = frozenset({"raise", "raised", "raises", "raising"})
# Verbs whose "up" or "down" tells of no change: "shot down 36 drones", "made up 20 percent".
PARTICLE_VERBS = frozenset(
    """
    backed blew blow bought break bring broke broken brought built came chalked come cut gave give given
    gunned handed held hold hunted knocked laid lined made make makes making pick picked pulled put puts
    racked round rounded sat set sets shoot shooting shoots shot showed signed sit snapped stand struck
    take taken takes took tore torn tracked turn turned wound
    """.split()
)
# Adverbs of comparison say so only directly behind a share or sum: "12% higher".
COMPARATIVES = frozenset({"above", "below", "more", "less", "fewer", "higher", "lower"})
# Between a verb of change and its number: "rose by as much as", "fell a further".
CHANGE_FILLERS = frozenset(
    """
    a about above additional almost an another approximately around as at below by estimated fully further
    just least less many mere modest more much nearly net of only or over record roughly sharp slight some
    staggering steep than the under up well whopping
    """.split()
)
# Behind these the word is a plain preposition and qualifies nothing.
PREPOSITIONAL = {
    "about": frozenset(
        """
        argue ask asked asking book care chiefly complain complained complaints concerned concerns debate
        details documentary doubts feel film information joke knew know known largely learn learned lie
        lied mainly mostly news optimistic primarily question questions report reports said say speak
        spoke stories story talk talked talking talks tell think thinks thought told worried worry
        """.split()
    ),
    "over": frozenset(
        """
        argument concerns dispute fight hand handed hands row take taken takes taking took turned war won
        """.split()
    ),
    "around": frozenset(
        """
        based built gathered travel travelled turn turned wrapped
        """.split()
    ),
    "under": frozenset(
        """
        come comes falls fell
        """.split()
    ),
    "up": frozenset(
        """
        added adds back bid bringing brings brought bumped came climbed crept driven edged edges goes
        going inched jumped moved nudged picked pushed raised sending sent shot takes taking ticked
        ticking took went
        """.split()
    ),
}

# Before "from 5 to 7" these tell of a change, so that the two numbers are no range.
MOVED_FROM = frozenset(
    """
    went gone goes going moved moves moving changed changes revised extended upgraded downgraded brought
    taken took taking switched shifted swung improved promoted relegated widened narrowed lengthened shortened
    """.split()
)

# ruff: noqa: SIM905 (a table of words reads better as text)
"""Words around numbers that are places in an order, scores, ages or no numbers at all."""

from __future__ import annotations

ORDINAL_KEPT_OUT = frozenset(
    """
    aid cousin cousins fiddle glance guess hand ladies lady nature sight thought thoughts wind
    """.split()
)
RANK_ADJECTIVES = frozenset(
    """
    best biggest bloodiest busiest cheapest closest coldest costliest deadliest deepest driest
    earliest fastest greatest happiest hardest heaviest highest hottest largest latest leading least
    longest lowest most nearest oldest placed poorest populous ranked ranking richest safest seeded
    shortest slowest smallest strongest tallest toughest warmest weakest wealthiest wettest widest
    worst youngest
    """.split()
)
# Words before a number in sentences about matches and votes.
SCORE_WORDS = frozenset(
    """
    aggregate ahead beat beating beats crushed decision defeat defeated defeats down downed draw
    draws drew edged final game games goal goalless goals halftime hammered lead leading leads led
    lose loses losing loss lost majority margin match overcame record routed ruled ruling score
    scored series set sets stalemate straight thrashed tie tied trail trailed trailing triumph up
    victory vote voted votes win winning wins won
    """.split()
)
AGE_OPENERS = frozenset(
    """
    age aged ages
    """.split()
)
NOT_NAMES_BEFORE_AGE = frozenset(
    """
    april august december february friday january july june march may monday november october saturday
    september sunday thursday tuesday wednesday
    """.split()
)
HEAT = frozenset(
    """
    degrees high highs low lows mercury temperature temperatures
    """.split()
)
# Behind four digits these make a time of day.
TIME_ZONES = frozenset(
    """
    aest bst cest cet cst ct eastern edt est et gmt hours ist jst local msk pacific pdt pst pt utc zulu
    """.split()
)
# Behind "times" these make a multiple of it rather than a count.
COMPARED = frozenset(
    """
    above as better bigger faster fewer greater her higher his its larger less likelier longer lower
    more normal over smaller that the their what worse
    """.split()
)
# Near "1.8m" these tell of a length rather than of millions.
LENGTH_BEFORE = frozenset(
    """
    cleared deep depth flood height high jump jumped leap length record river sea snow stands tall threw
    tide water wave waves width
    """.split()
)
LENGTH_BEHIND = frozenset(
    """
    across apart away clear cubic deep deeper farther further high higher long off radius short
    square swell tall taller thick wave waves wide x
    """.split()
)
# Before an ordinal these make a rank of it.
PLACED = frozenset(
    """
    came comes finished finishes finishing lies placed rank ranked ranking ranks rated seeded stands
    stood
    """.split()
)
# Behind a hyphen these make an adjective that counts nothing: "two-way", "one-sided", "three-dimensional".
COMPOUND_ADJECTIVES = frozenset(
    """
    and bit by digit dimensional dimensionally eyed faced figure fold for handed headed horse lane
    liner man nation off one parter piece ply pronged quarters seater seven shot sided size star
    step stop stroke tier tiered time track trick two upmanship upper way wheeler world
    """.split()
)
# Idioms with "zero" and "half".
ZERO_BEFORE = frozenset(
    """
    above absolute below carbon from ground near net patient sub to
    """.split()
)
ZERO_AFTER = frozenset(
    """
    based carbon covid day down emission emissions gravity hour hours in sum tolerance
    """.split()
)
HALF_BEFORE = frozenset(
    """
    better final first fourth last opening other second third
    """.split()
)
HALF_AFTER = frozenset(
    """
    back baked brother centuries century court hearted life marathon mast measure measures minded moon
    past sister term time truth volley way
    """.split()
)
# Before "one day" these make a duration of it.
DAY_COUNTS = frozenset(
    """
    about after by for in just least one only over than within
    """.split()
)

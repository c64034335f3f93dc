"""What the map says, generated from the data: its claims, description, hovering words and caveats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.catalogue import Catalogue
from dashboard.charts.map_places import Places
from dashboard.charts.map_points import near_points
from dashboard.charts.map_table import spoken_sites
from dashboard.dates import date_words
from dashboard.namings import Site, SiteMention
from dashboard.numerals import count_word, counted, plural
from dashboard.place_words import place_status_words, position_words
from dashboard.records import Figure, Origin
from dashboard.wording import joined, sentence, value_words

# What hovering over each mark says, by its id: its name, and a line of words.
Tips = Mapping[str, tuple[str, str]]
HINT = "Click for the evidence."


def map_claims(places: Places, mentions: Sequence[SiteMention], catalogue: Catalogue) -> list[str]:
    """The map's finding: what is alleged where, and how far Venezuela is said and computed to be."""
    claims = [
        words
        for words in (_alleged_words(places, mentions, catalogue), distance_claim(places, catalogue))
        if words
    ]
    if claims:
        return claims
    return [_marked_words(places)]


def _marked_words(places: Places) -> str:
    """How many of the places named in what is shown bear a mark on the map; of flows, where no place does."""
    named = {site.site_id for site in spoken_sites(places)}
    marked = {name for point in near_points(places.points) for name in (point.site_id, *point.others)}
    marked |= {state.site_id for state in places.states}
    count = len(named & marked)
    if not named:
        flows = f"; {counted(len(places.flows), 'flow')} can be drawn" if places.flows else ""
        return sentence(f"no place is named in what is shown{flows}")
    if len(named) == 1:
        return f"The one place named is {'' if count else 'not '}marked on the map."
    are = "none is" if not count else f"{count_word(count)} {'is' if count == 1 else 'are'}"
    return sentence(f"of {counted(len(named), 'place')} named, {are} marked on the map")


def _alleged_words(places: Places, mentions: Sequence[SiteMention], catalogue: Catalogue) -> str:
    """Every role alleged in states, with the states and who says so."""
    names = {state.site_id: state.name for state in places.states if state.is_hatched}
    found = [one for one in mentions if one.site_id in names and one.status == "alleged"]
    roles = dict.fromkeys(one.role or "presence" for one in found)
    return " ".join(
        _role_words(role, [one for one in found if (one.role or "presence") == role], names, catalogue)
        for role in roles
    )


def _role_words(
    role: str, mentions: Sequence[SiteMention], names: Mapping[str, str], catalogue: Catalogue
) -> str:
    states = sorted({names[one.site_id] for one in mentions})
    known = [origin for one in mentions if (origin := catalogue.origin(one.origin_id))]
    origins = sorted({_in_sentence(origin) for origin in known})
    said = f", according to {joined(origins)}" if origins else ""
    papers = {one.document_id: catalogue.documents.get(one.document_id) for one in mentions}
    dates = sorted({paper.published for paper in papers.values() if paper and paper.published})
    stands = f"; as of {joined([date_words(date) for date in dates])}" if dates else ""
    where = (
        f"in {counted(len(states), 'state')} of Venezuela, {joined(states)}"
        if len(states) > 1
        else f"in {states[0]}"
    )
    return sentence(f"{plural(role.replace('_', ' '))} are alleged {where}{said}{stands}")


def _in_sentence(origin: Origin) -> str:
    """An origin's title within a sentence: what is no name begins small."""
    is_name = origin.kind not in {"intelligence", "unnamed_group"}
    return origin.title if is_name else origin.title[:1].lower() + origin.title[1:]


def alleged_claims(places: Places, mentions: Sequence[SiteMention]) -> list[str]:
    """The sentences in which anything is alleged in a state, with what each side says of it."""
    hatched = {state.site_id for state in places.states if state.is_hatched}
    return list(
        dict.fromkeys(one.claim for one in mentions if one.site_id in hatched and one.status == "alleged")
    )


def distance_claim(places: Places, catalogue: Catalogue) -> str:
    """The printed distances beside the shortest computed one."""
    printed = [catalogue.figures[ring.figure_id] for ring in places.rings]
    said = joined([f"{value_words(figure)} {_scope(figure, catalogue)}".strip() for figure in printed])
    computed = places.lines[0] if places.lines else None
    if not said:
        return ""
    words = f"Venezuela is said to be {said}"
    if computed:
        words += f"; the shortest line computed is {value_words(catalogue.figures[computed.figure_id])} long"
    return sentence(words)


def _scope(figure: Figure, catalogue: Catalogue) -> str:
    words = (catalogue.scope_words(figure.indicator_id, figure.scope) or "").partition(",")[0]
    return words.replace("to ", "from ", 1) if words.startswith("to ") else words


def map_alt(places: Places, catalogue: Catalogue) -> str:
    """What the map shows, for those who do not see it."""
    hatched = [state.name for state in places.states if state.is_hatched]
    marked = [point.name for point in near_points(places.points) if point.mark != "name"]
    rings = [value_words(catalogue.figures[ring.figure_id]) for ring in places.rings]
    lines = [value_words(catalogue.figures[line.figure_id]) for line in places.lines]
    parts = [
        f"hatched as alleged: {joined(hatched)}" if hatched else "",
        f"marked: {joined(marked)}" if marked else "",
        f"rings for {joined(rings)}" if rings else "",
        f"computed lines of {joined(lines)}" if lines else "",
        f"arrows for {joined([flow.words for flow in places.flows])}" if places.flows else "",
    ]
    said = "; ".join(part for part in parts if part)
    return (
        f"Map of Venezuela and its surroundings. {sentence(said)}"
        if said
        else "Map of Venezuela, without marks."
    )


def map_tips(places: Places, mentions: Iterable[SiteMention], catalogue: Catalogue) -> Tips:
    """What hovering over each mark says: its name, and how sure it is."""
    counts: dict[str, int] = {}
    for one in mentions:
        counts[one.site_id] = counts.get(one.site_id, 0) + 1
    tips = {state.site_id: (state.name, f"{_state_words(state.status)}. {HINT}") for state in places.states}
    for point in places.points:
        names = joined([point.name, *(places.sites[other].name for other in point.others)])
        known = sum(counts.get(name, 0) for name in (point.site_id, *point.others))
        position = position_words(places.sites[point.site_id].precision)
        status = place_status_words(point.status)
        said = f"{status} in {counted(known, 'passage')}" if known else status
        tips[point.site_id] = (names, f"{sentence(f'{said}; {position}')} {HINT}")
    for figure_id in [*(ring.figure_id for ring in places.rings), *(line.figure_id for line in places.lines)]:
        tips[figure_id] = figure_tip(catalogue.figures[figure_id], catalogue)
    return tips | {flow.flow_id: (flow.words, f"Schematic, no route. {HINT}") for flow in places.flows}


def _state_words(status: str) -> str:
    return (
        "What is said to be here is alleged; where in the state, no document says"
        if status == "alleged"
        else sentence(place_status_words(status)).removesuffix(".")
    )


def figure_tip(figure: Figure, catalogue: Catalogue) -> tuple[str, str]:
    """A distance's words: the number, and whether it is printed or computed."""
    if figure.status == "derived":
        return value_words(figure), f"{figure.title or 'Computed'}. Printed nowhere. {HINT}"
    number = catalogue.numbers.get(figure.document_id or "")
    source = f", source {number}" if number else ""
    return f"{value_words(figure)} {_scope(figure, catalogue)}".strip(), f"Printed{source}. {HINT}"


def map_caveats(places: Places, unplaced: Sequence[Site]) -> list[str]:
    """What must not be read into the map; each line only where the map shows what it is about."""
    lines = []
    if any(state.is_hatched for state in places.states):
        lines.append(
            "A state is shaded where something is alleged in it. The states are named as examples, so "
            "the list need not be complete; no position is given, so none is marked."
        )
    if any(point.is_claimed for point in places.points):
        claimed = joined([point.name for point in places.points if point.is_claimed])
        lines.append(
            f"{claimed} is claimed by Venezuela; no outline of it is at hand, so only the name is drawn."
        )
    if places.rings:
        lines.append(
            "Rings are drawn around the point of Venezuelan land nearest to the United States, where the "
            "shortest computed line begins; their strokes point to where the other place is. The projection "
            "stretches them to the north. Computed distances are great circles between simplified outlines; "
            "those to the mainland leave out Puerto Rico, which lies far nearer."
        )
    if places.flows:
        lines.append(
            "Arrows show from where or to where something goes; they follow no route and measure nothing."
        )
    if unplaced:
        count = counted(len(unplaced), "place")
        lines.append(
            sentence(f"{count} named cannot be drawn; which, and why, is listed under “Not on the map”")
        )
    return lines

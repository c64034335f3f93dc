"""The pages of one theme: what opens them, their charts, all their figures, the sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.arms_systems_view import system_section
from dashboard.charts.arms_capacity import arms_capacity_chart, arms_capacity_points
from dashboard.charts.arms_ranks import arms_rank_chart, arms_rank_points
from dashboard.charts.arms_share import arms_share_points
from dashboard.charts.arms_share_chart import arms_share_chart
from dashboard.charts.arms_systems import system_rows
from dashboard.charts.chart import Chart
from dashboard.charts.displacement_crises import displacement_chart, displacement_points
from dashboard.charts.money_lending import lending_points
from dashboard.charts.money_lending_chart import lending_chart
from dashboard.charts.money_trade import trade_points
from dashboard.charts.money_trade_chart import trade_chart
from dashboard.charts.money_trade_words import growth_section
from dashboard.charts.oil_gdp import fall_points
from dashboard.charts.oil_gdp_chart import fall_chart
from dashboard.charts.oil_output import chosen_unit, output_points, output_units, venture_figures
from dashboard.charts.oil_output_chart import output_chart
from dashboard.charts.timeline import timeline_points
from dashboard.charts.timeline_chart import timeline_chart
from dashboard.contents.ground import Ground
from dashboard.contents.parts import Contents, Drawn, Part, Words
from dashboard.elements import Node
from dashboard.ledger import theme_rows
from dashboard.ledger_view import ledger
from dashboard.mark_view import hatching
from dashboard.namings import System, SystemMention
from dashboard.navigation import themed_page
from dashboard.oil_units import as_printed, unit_switch
from dashboard.selected import selected
from dashboard.selection import systems_left
from dashboard.source_view import source_list
from dashboard.theme_page import ledger_nodes, opening_nodes


def arms(ground: Ground) -> Contents:
    """Shares of imports, ranks, what the plant can make, the arms that are named, every figure on them."""
    catalogue, mode = ground.catalogue, ground.mode
    charts = (
        arms_share_chart(arms_share_points(catalogue), catalogue, mode),
        arms_rank_chart(arms_rank_points(catalogue), catalogue, mode),
        arms_capacity_chart(arms_capacity_points(catalogue), catalogue, mode),
    )

    def systems() -> list[Node]:
        mentions = systems_left(ground.records(SystemMention, "system_mentions"), ground.selection)
        rows = system_rows(ground.records(System, "systems"), mentions, catalogue)
        section = system_section(rows, catalogue, is_of_years=ground.selection.is_of_years)
        speakers = (one.document_id for row in rows for one in row.mentions)
        return [*section, *ledger_nodes(themed_page("arms"), catalogue, speakers)]

    return _theme("arms", ground, charts, systems)


def money(ground: Ground) -> Contents:
    """What was lent and what is owed, trade beside the bounds that follow for others, and every figure."""
    catalogue, mode = ground.catalogue, ground.mode
    charts = (
        lending_chart(lending_points(catalogue), catalogue, mode),
        trade_chart(trade_points(catalogue), catalogue, mode),
    )
    entry = themed_page("money")
    return _theme(
        "money", ground, charts, lambda: [*growth_section(catalogue), *ledger_nodes(entry, catalogue)]
    )


def oil(ground: Ground) -> Contents:
    """Output in the unit asked for, the joint ventures, the fall of GDP, and every figure."""
    entry, selection = themed_page("oil"), ground.selection
    printed = selected(as_printed(selection), ground.edition)
    units = output_units(printed)
    unit = chosen_unit(units, selection.units.rate)
    output = output_chart(output_points(printed, unit), venture_figures(printed), printed, unit, ground.mode)
    fall = fall_chart(fall_points(printed), printed, ground.mode)

    def opening() -> list[Node]:
        return [*opening_nodes(entry, ground.catalogue), *unit_switch(units, unit, selection)]

    drawn = (Drawn(output, printed), Drawn(fall, printed))
    rest = Words("oil", lambda: ledger_nodes(entry, ground.catalogue))
    return Contents("oil", entry.question, (Words("oil-opening", opening), *drawn, rest))


def displacement(ground: Ground) -> Contents:
    """The crises side by side, who is held responsible by whom, and every figure on them."""
    catalogue = ground.catalogue
    crises = displacement_chart(displacement_points(catalogue), catalogue, ground.mode)
    entry = themed_page("displacement")
    return _theme("displacement", ground, (crises,), lambda: ledger_nodes(entry, catalogue))


def diplomacy(ground: Ground) -> Contents:
    """One timeline of everything dated, and every figure on what was agreed and sanctioned."""
    entry, catalogue = themed_page("diplomacy"), ground.catalogue
    timeline = timeline_chart(timeline_points(catalogue), catalogue, ground.mode)

    def rest() -> list[Node]:
        speakers = (event.document_id for event in catalogue.events.values())
        sources = source_list(catalogue, entry.themes, speakers)
        return [hatching(), *ledger(theme_rows(catalogue, entry.themes), catalogue), *sources]

    return _theme("diplomacy", ground, (timeline,), rest)


def _theme(
    path: str, ground: Ground, charts: Sequence[Chart], rest: Callable[[], Sequence[Node]]
) -> Contents:
    entry, catalogue = themed_page(path), ground.catalogue
    opening = Words(f"{path}-opening", lambda: opening_nodes(entry, catalogue))
    drawn = tuple(Drawn(chart, catalogue) for chart in charts)
    parts: tuple[Part, ...] = (opening, *drawn, Words(path, rest))
    return Contents(path, entry.question, parts)

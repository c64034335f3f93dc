"""What may be presented, and in which order: what an address names, and links that restore it."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import Known, read_selection
from dashboard.contents import Ground, all_charts
from dashboard.ledger import headline_rows
from dashboard.navigation import PAGES, PRESENTING
from dashboard.present_order import MOST_ITEMS, Offer, offers, present_link, read_order, read_place
from dashboard.selection import Selection

OFFERED = (
    Offer("briefing.lending", "", "Lending"), Offer("briefing.debt", "", "Debt"),
    Offer("arms-share", "arms", "Share"), Offer("arms-ranks", "arms", "Ranks"),
    Offer("money-trade", "money", "Trade"), Offer("map", "map", "Map"),
)  # fmt: skip


def items(*asked: str) -> tuple[str, ...]:
    return read_order(asked, OFFERED).items


def test_without_a_wish_everything_is_presented_in_the_order_of_the_pages() -> None:
    assert items() == items("") == tuple(offer.item for offer in OFFERED)


def test_charts_headlines_pages_and_places_can_be_named_in_any_order() -> None:
    assert items("map,arms-ranks,briefing.debt") == ("map", "arms-ranks", "briefing.debt")
    assert items("money, arms") == ("money-trade", "arms-share", "arms-ranks")
    assert items("briefing") == ("briefing.lending", "briefing.debt")
    assert items("briefing.2,briefing.1") == ("briefing.debt", "briefing.lending")
    assert items("arms-ranks,arms,arms-ranks") == ("arms-ranks", "arms-share")


@pytest.mark.parametrize("name", ["nothing", "briefing.0", "briefing.9", "data", "arms.1", "\x00", "²"])
def test_what_means_nothing_is_left_out_and_named(name: str) -> None:
    order = read_order([f"map,{name}"], OFFERED)
    assert order.items == ("map",)
    assert len(order.notices) == 1
    alone = read_order([name], OFFERED)
    assert alone.items == items()
    assert alone.notices == order.notices


def test_damaged_and_endless_wishes_open_everything() -> None:
    assert read_order(["map", "arms"], OFFERED).items == items()
    assert len(read_order(["map", "arms"], OFFERED).notices) == 1
    assert read_order(["map," * 2000], OFFERED).items == items()
    many = tuple(Offer(f"chart-{number}", "arms", "") for number in range(MOST_ITEMS + 5))
    order = read_order(["arms"], many)
    assert len(order.items) == MOST_ITEMS == len(read_order([], many).items)
    assert str(MOST_ITEMS) in order.notices[0]


@given(st.lists(st.text(max_size=60), max_size=3), st.text(max_size=8) | st.none(), st.integers(0, 40))
def test_no_address_raises_or_names_what_is_not_offered(asked: list[str], at: str | None, count: int) -> None:
    assert set(read_order(asked, OFFERED).items) <= {offer.item for offer in OFFERED}
    assert 0 <= read_place(at, count) < max(count, 1)


def test_the_place_counts_from_one_and_stays_within_the_slides() -> None:
    assert [read_place(value, 5) for value in ("1", "3", "99", "0", "-2", "x", "", None, "٣", "9" * 30)] == [
        0, 2, 4, 0, 0, 0, 0, 0, 0, 0,
    ]  # fmt: skip


def test_a_link_restores_order_place_filters_units_and_version(ground: Ground) -> None:
    selection = Selection(themes=("arms",), documents=("arsenal-grows",), first_year=2000,
                          version=ground.version, search="oil", figure="x")  # fmt: skip
    offered = offers(ground)
    link = present_link(["map", "arms-share", "briefing.lending"], selection, at=2)
    path, _, query = link.partition("?")
    asked = parse_qs(query)
    assert path == PRESENTING.path
    assert read_order(asked["show"], offered).items == ("map", "arms-share", "briefing.lending")
    assert read_place(asked["at"][0], 3) == 1
    reading = read_selection(asked, Known.of(ground.whole))
    assert reading.notices == ()
    assert (reading.selection.themes, reading.selection.documents) == (("arms",), ("arsenal-grows",))
    assert (reading.selection.first_year, reading.selection.version) == (2000, ground.version)
    assert "search" not in asked
    assert "figure" not in asked
    assert present_link([], Selection()) == PRESENTING.path


def test_all_charts_headlines_and_the_map_are_offered_once_in_page_order(ground: Ground) -> None:
    names = [offer.item for offer in offers(ground)]
    assert names[: len(headline_rows(ground.catalogue))] == [
        f"briefing.{row.indicator_id}" for row in headline_rows(ground.catalogue)
    ]
    assert set(all_charts(ground)) | {"map"} <= set(names)
    assert len(names) == len(set(names)) == len(headline_rows(ground.catalogue)) + len(all_charts(ground)) + 1


def test_presenting_is_no_eleventh_page() -> None:
    assert PRESENTING not in PAGES
    assert len(PAGES) == 10

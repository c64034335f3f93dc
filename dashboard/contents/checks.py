"""The pages that brief and check: Briefing, Agreement, Sources, Data."""

from __future__ import annotations

from dashboard.agreement_rows import matrix_rows
from dashboard.agreement_view import agreement_nodes
from dashboard.briefing import briefing_page, briefing_title
from dashboard.contents.ground import Ground
from dashboard.contents.parts import Contents, Rows, Words
from dashboard.digest_view import Asked, source_nodes
from dashboard.digests import Shelf
from dashboard.disputes import disputes
from dashboard.elements import Node
from dashboard.ledger import headline_rows
from dashboard.namings import SiteMention, System, SystemMention
from dashboard.navigation import question
from dashboard.records import Mention


def briefing(ground: Ground) -> Contents:
    """The headline figures, and what the sources dispute."""
    catalogue = ground.catalogue
    words = Words("briefing", lambda: briefing_page(headline_rows(catalogue), disputes(catalogue), catalogue))
    return Contents("", briefing_title(catalogue), (words,))


def agreement(ground: Ground) -> Contents:
    """Who says what on each matter, conflicts first; with `verdict` asked for, its matters alone."""
    catalogue, verdict = ground.catalogue, ground.asked.get("verdict")
    words = Words("agreement", lambda: agreement_nodes(matrix_rows(catalogue), catalogue, verdict))
    return Contents("agreement", question("agreement"), (words,))


def sources(ground: Ground) -> Contents:
    """A digest with its figures, dates, places and arms marked: the first, or the one asked for."""
    asked = Asked(ground.asked.get("document"), ground.asked.get("paragraph"))

    def make() -> list[Node]:
        shelf = Shelf.of(
            ground.records(Mention, "mentions"), ground.sites(), ground.records(SiteMention, "site_mentions"),
            ground.records(System, "systems"), ground.records(SystemMention, "system_mentions"),
        )  # fmt: skip
        return source_nodes(asked, ground.whole, shelf)

    return Contents("sources", question("sources"), (Words("sources", make),))


def data(ground: Ground) -> Contents:
    """A table as it was published: the first, or the one asked for."""
    names = ground.edition.table_names()
    wanted = ground.asked.get("table", "")
    chosen = wanted if wanted in names else next(iter(names), "")
    return Contents("data", question("data"), (Rows(chosen),) if chosen else ())

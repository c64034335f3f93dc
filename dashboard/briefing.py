"""The Briefing page as elements: what is known, how old, how sure, and what is disputed."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.catalogue import Catalogue, documents_behind
from dashboard.claims import theme_claims
from dashboard.disputes import Dispute
from dashboard.elements import Node, el
from dashboard.evidence import named_origins_words
from dashboard.ledger import LedgerRow
from dashboard.ledger_view import ledger
from dashboard.mark_view import hatching, legend_of
from dashboard.numerals import count_word, counted
from dashboard.records import Document
from dashboard.source_view import dispute_node, source_list
from dashboard.wording import joined, sentence

# One sentence of figures stands before how sure they are.
_LEADING = 2


def briefing_page(rows: Sequence[LedgerRow], disputed: Sequence[Dispute], catalogue: Catalogue) -> list[Node]:
    """The whole page beneath its title."""
    note = age_note(rows, catalogue)
    marks = legend_of(row.figure for row in rows)
    return [
        hatching(),
        el("p", " ".join([*leading_claims(rows, catalogue), briefing_claim(rows, disputed)]), cls="lead"),
        el("p", note, cls="note") if note else el("p"),
        *([marks] if marks else []),
        *ledger(rows, catalogue, has_theme_links=True),
        *dispute_section(disputed),
        *source_list(catalogue, (), (one.document_id for one in _speakers(catalogue))),
    ]


def briefing_title(catalogue: Catalogue) -> str:
    """The page's headline."""
    count = len(_speakers(catalogue))
    if not count:
        return "Moscow and Caracas: nothing to show"
    return f"Moscow and Caracas: what {counted(count, 'document')} {'says' if count == 1 else 'say'}"


def _speakers(catalogue: Catalogue) -> tuple[Document, ...]:
    """All documents; of a selection those that say something in it, or that its derived figures rest on."""
    if catalogue.whole is None:
        return tuple(catalogue.documents.values())
    return tuple(documents_behind(catalogue, (*catalogue.figures, *catalogue.events)))


def leading_claims(rows: Sequence[LedgerRow], catalogue: Catalogue) -> list[str]:
    """What the first headline figures of the first themes say, in one sentence."""
    firsts = {row.theme: row for row in reversed(rows)}
    leading = [row for row in rows if firsts[row.theme] is row]
    return theme_claims(leading[:_LEADING], catalogue)


def briefing_claim(rows: Sequence[LedgerRow], disputed: Sequence[Dispute]) -> str:
    """How sure the headline figures are, and that there is more to them where not all is shown."""
    if not rows:
        return "There is no headline figure in what is shown."
    return " ".join(
        filter(None, (_basis_claim(rows), _elsewhere_claim(rows), _conflict_claim(rows, disputed)))
    )


def _basis_claim(rows: Sequence[LedgerRow]) -> str:
    """On how many documents and named origins the figures rest, in what is shown."""
    if all(row.status == "derived" for row in rows):
        are = "is" if len(rows) == 1 else "are"
        return f"The {counted(len(rows), 'headline figure')} {are} derived, printed nowhere."
    if len(rows) == 1:
        basis = joined([counted(rows[0].documents, "document"), named_origins_words(rows[0].origins)])
        return f"The one headline figure rests on {basis}."
    if len(_sources(rows)) == 1 and all(row.status != "derived" for row in rows):
        which = "Both headline figures" if len(rows) == 2 else f"All {counted(len(rows), 'headline figure')}"
        return f"{which} are from one document."
    several = sum(row.documents > 1 for row in rows)
    voiced = sum(row.origins > 1 for row in rows)
    within = "in what is shown, " if _partly_shown(rows) else ""
    rest = f"{_rest(several)} on more than one document and {_rest(voiced)} on more than one named origin"
    return sentence(f"{within}of {counted(len(rows), 'headline figure')}, {rest}")


def _sources(rows: Sequence[LedgerRow]) -> set[int]:
    """The numbers of the documents that the figures are from."""
    return {number for row in rows for number in row.sources}


def _partly_shown(rows: Sequence[LedgerRow]) -> int:
    """On how many of the figures more documents speak than are shown."""
    return sum(row.documents < row.all_documents for row in rows)


def _elsewhere_claim(rows: Sequence[LedgerRow]) -> str:
    count = _partly_shown(rows)
    if not count:
        return ""
    which = (
        "it" if len(rows) == 1 else "all of them" if count == len(rows) else f"{count_word(count)} of them"
    )
    return f"On {which} more documents speak than are shown."


def _conflict_claim(rows: Sequence[LedgerRow], disputed: Sequence[Dispute]) -> str:
    """On how much the documents contradict each other; nothing where one alone is shown and none does."""
    conflicts = [one for one in disputed if one.verdict == "conflict"]
    if not conflicts:
        return (
            ""
            if len(_sources(rows)) < 2
            else "The documents contradict each other on no matter that is shown."
        )
    rest = "" if all(one.is_whole for one in conflicts) else "; not all that they say is shown"
    return sentence(f"the documents contradict each other on {counted(len(conflicts), 'matter')}{rest}")


def _rest(count: int) -> str:
    """ "none rests", "one rests", "three rest"."""
    word = "none" if count == 0 else count_word(count)
    return f"{word} {'rests' if count <= 1 else 'rest'}"


def age_note(rows: Sequence[LedgerRow], catalogue: Catalogue) -> str:
    """Which part of the figures is new and which is old, what that rests on, and what a voice is."""
    old = sorted({row.as_of_year for row in rows if row.is_old and row.as_of_year})
    parts = []
    if old and catalogue.newest_year is not None:
        count, newest = sum(row.is_old for row in rows), catalogue.newest_year
        fresh = sum(row.as_of_year == str(newest) for row in rows)
        are, were = ("dates" if number == 1 else "date" for number in (fresh, count))
        parts.append(
            f"{counted(fresh, 'figure')} {are} from {newest}, the newest documents’ year; "
            f"{count_word(count)} {were} from {joined(old)} and {'is' if count == 1 else 'are'} marked older"
        )
    papers = _speakers(catalogue)
    inferred = sum(paper.published_basis == "inferred" for paper in papers)
    if inferred:
        which = "the document" if len(papers) == 1 else "every document"
        whose = which if inferred == len(papers) else counted(inferred, "document")
        parts.append(f"the date of {whose} is inferred")
    if len(papers) > 1:
        parts.append("documents that repeat one origin are one voice")
    return " ".join(map(sentence, parts)) if rows else ""


def dispute_section(disputed: Sequence[Dispute]) -> list[Node]:
    """What the sources dispute, each document's reading beside the others'."""
    link = el("a", "all comparisons", href="./agreement", data_go="agreement", cls="more")
    heading = el("h2", el("span", "What the sources dispute"), link, cls="theme")
    if not disputed:
        return [
            el(
                "section",
                heading,
                el("p", "In what is shown no two documents contradict each other.", cls="measure"),
            )
        ]
    return [el("section", heading, [dispute_node(one) for one in disputed], cls="disputes")]

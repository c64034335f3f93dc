"""The table of the arms that documents name, as page elements."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.catalogue import Catalogue
from dashboard.charts.arms_systems import SystemRow
from dashboard.elements import Node, el
from dashboard.namings import SystemMention
from dashboard.numerals import counted
from dashboard.source_view import number_node, paragraph_target
from dashboard.wording import doubts, sentence


def system_section(
    rows: Sequence[SystemRow], catalogue: Catalogue, *, is_of_years: bool = False
) -> list[Node]:
    """Each kind of arms in a line: what it is, who names it, and what is planned or alleged.

    `is_of_years` where years are selected, which leave out none of them.
    """
    heading = el("h2", el("span", "Arms that are named"), cls="theme")
    if not rows:
        return [el("section", heading, el("p", "Nothing in this selection names any.", cls="note"))]
    documents = {mention.document_id for row in rows for mention in row.mentions}
    note = sentence(
        f"{counted(len(rows), 'kind')}, named in {counted(len(documents), 'document')}; "
        "being named says nothing of how many there are"
    )
    undated = " They are not dated: all stay, whatever years are selected." if is_of_years else ""
    head = el("tr", [el("th", name, scope="col") for name in ("Kind", "What it is", "Named by")])
    table = el("table", el("thead", head), el("tbody", [_row(row, catalogue) for row in rows]), cls="plain")
    return [el("section", heading, el("p", note + undated, cls="note"), table)]


def _row(row: SystemRow, catalogue: Catalogue) -> Node:
    voices: list[Node | str] = []
    for _, group in groupby(row.mentions, key=lambda one: one.document_id):
        mentions = list(group)
        for place, mention in enumerate(mentions):
            voices += [_voice(mention, catalogue, is_first=place == 0, is_only=len(mentions) == 1), " "]
    return el("tr", el("td", el("strong", row.name)), el("td", row.what), el("td", voices))


def _voice(mention: SystemMention, catalogue: Catalogue, *, is_first: bool, is_only: bool) -> Node:
    """A link to the paragraph with what is doubtful about it: a source's number, once.

    Where the source names it in several paragraphs, these are shown, too.
    """
    target = paragraph_target(mention.document_id, mention.paragraph)
    title = el("span", f" {catalogue.document_title(mention.document_id)},", cls="unseen")
    where = el("span", f" paragraph {mention.paragraph}", cls="unseen" if is_only else "measure")
    number = number_node(catalogue.numbers.get(mention.document_id)) if is_first else None
    link = el("a", number, title, where, href=f"./{target}", data_go=target)
    tags = [el("span", word, cls=f"tag {word}") for word in doubts(mention.status, mention.modality)]
    return el("span", link, [part for tag in tags for part in (" ", tag)])

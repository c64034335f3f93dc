"""The matrix of who says what: rows, reasons, voices, and the page on usual, empty and odd data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.agreement_rows import agreement_claim, matrix_rows
from dashboard.agreement_view import agreement_nodes
from dashboard.catalogue import Catalogue
from dashboard.elements import Node, text_of
from dashboard.explanations import Origins, origins_of, reason_words, voices_words
from dashboard.records import Agreement, Document, Event, Figure, Indicator, Origin, Subject, read_records
from dashboard.wording import citation_words, printed_words
from tests.sample_tables import HARM, Rows, publish_rows, sample_rows

APP = Path(__file__).resolve().parent.parent / "dashboard" / "app.py"


def catalogue(rows: Rows) -> Catalogue:
    kinds: dict[str, type[Any]] = {
        "figures": Figure,
        "documents": Document,
        "indicators": Indicator,
        "events": Event,
        "subjects": Subject,
        "origins": Origin,
        "agreement": Agreement,
    }
    tables: dict[str, Any] = {name: read_records(kind, rows.get(name, [])) for name, kind in kinds.items()}
    return Catalogue.of(**tables, version="0123456789ab")


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def nodes_of(node: Node | str, tag: str) -> list[Node]:
    """All nodes of a kind within a node."""
    if isinstance(node, str):
        return []
    within = [found for child in node[2:] for found in nodes_of(child, tag)]
    return [node, *within] if node[0] == tag else within


def told(document: str, start: str, end: str, **more: str) -> Event:
    return Event(f"{document}.parade", "parade", "A parade", "arms", document, 3, "Said so.",
                 date_start=start, date_end=end, **more)  # fmt: skip


def said(document: str, **more: Any) -> Figure:
    given = {
        "status": "reported",
        "qualifier": "exact",
        "unit": "agreement",
        "printed_value": "350 agreements",
    }
    return Figure(f"{document}.deals", "deals", "diplomacy", document_id=document, **(given | more))


def matter(verdict: str, documents: int = 2, origins: int = 1, **more: Any) -> Agreement:
    return Agreement(
        "deals", verdict, documents, origins, indicator_id="deals", modalities=("stated",), **more
    )


def test_rows_stand_conflicts_first_then_told_differently_then_by_verdict() -> None:
    rows = sample_rows()
    rows["agreement"][0]["modalities"] = '["stated", "planned"]'
    found = matrix_rows(catalogue(rows))
    assert [(row.agreement_id, row.group) for row in found] == [
        ("parade", "conflict"),
        ("agreements", "conflict"),
        ("capacity", "told"),
        ("import_share", "single"),
    ]


def test_a_cell_holds_the_printed_value_with_its_qualifier_or_the_date_with_the_printed_words() -> None:
    rows = sample_rows()
    rows["events"][0]["printed"] = "first days of June"
    found = {row.agreement_id: row for row in matrix_rows(catalogue(rows))}
    cells = found["parade"].cells
    assert {name: [(cell.words, cell.reading) for cell in cells[name]] for name in cells} == {
        "alpha": [("1–10 June 2025", "first days of June")],
        "beta": [("5 July 2025", None)],
    }
    assert [cell.words for cell in found["import_share"].cells["alpha"]] == ["a printed value"]


@pytest.mark.parametrize(
    ("printed", "qualifier", "change", "words"),
    [
        ("70 million cartridges a year", "at_most", None, "up to 70 million cartridges a year"),
        ("$34 billion", "exact", None, "$34 billion"),
        ("a third", "more_than", None, "more than a third"),
        ("a dozen summits", "at_least", None, "at least a dozen summits"),
        ("ten times", "more_than", None, "more than ten times"),
        ("70%", "more_than", "down", "down more than 70%"),
        ("billions of dollars", "at_least", None, "billions of dollars"),
        ("one of the poorest", "at_least", None, "one of the poorest"),
        ("top ten", "at_most", None, "top ten"),
        ("10 to 20 deals", "between", None, "10 to 20 deals"),
    ],
)
def test_a_qualifier_stands_only_before_an_amount(
    printed: str, qualifier: str, change: str | None, words: str
) -> None:
    assert printed_words(said("alpha", printed_value=printed, qualifier=qualifier, change=change)) == words


def test_a_figure_without_a_printed_form_is_read() -> None:
    assert plain(printed_words(said("alpha", printed_value=None, value=3.0))) == "3 agreements"
    assert plain(printed_words(said("alpha", printed_value="6.6", value=6.6e6, unit="person"))) == (
        "6.6 million people"
    )
    span = said(
        "alpha", printed_value="2025–2031", qualifier="between", low=2025, high=2031, unit="calendar_year"
    )
    assert printed_words(span) == "2025–2031"


def test_a_conflict_of_dates_says_who_says_what_and_how_far_apart() -> None:
    statements = [
        told("alpha", "2025-06-01", "2025-06-10", printed="early June", date_basis="inferred"),
        told("alpha", "2025-07-05", "2025-07-05", printed="5 July 2025"),
        told("beta-report", "2025-07-05", "2025-07-05", printed="the holiday"),
    ]
    row = replace(matter("conflict"), event_id="parade", indicator_id=None)
    assert plain(reason_words(row, statements, None)) == (
        "“Alpha” says 1–10 June 2025 (“early June”) and 5 July 2025; "
        "“Beta report” says 5 July 2025 (“the holiday”). "
        "No day fits them all: 10 June 2025 and 5 July 2025 lie 25 days apart. “Alpha” contradicts itself. "
        "Of these dates, one is in part inferred; the evidence says from what."
    )


def test_a_conflict_of_dates_that_cannot_be_read_is_still_explained() -> None:
    row = replace(matter("conflict"), event_id="parade")
    assert reason_words(row, [told("alpha", "", ""), told("beta", "soon", "later")], None).endswith(
        "No day fits them all."
    )


def test_a_conflict_of_numbers_names_both() -> None:
    statements = [
        said("alpha", qualifier="more_than"),
        said("beta", qualifier="at_most", printed_value="300 agreements"),
    ]
    assert reason_words(matter("conflict"), statements, "agreement") == (
        "“Alpha” says more than 350 agreements; “Beta” says up to 300 agreements. No number fits them all."
    )


@pytest.mark.parametrize(
    ("low", "high", "qualifiers", "words"),
    [
        (12.0, None, ("at_least", "about"), "What fits them all: at least 12 agreements."),
        (12.0, None, ("more_than", "exact"), "What fits them all: more than 12 agreements."),
        (None, 30.0, ("less_than", "about"), "What fits them all: fewer than 30 agreements."),
        (20.0, 20.0, ("exact", "at_most"), "What fits them all: 20 agreements."),
        (
            20.0,
            22.0,
            ("more_than", "about"),
            "What fits them all: more than 20 agreements and up to 22 agreements.",
        ),
        (None, None, ("about", "about"), ""),
    ],
)
def test_what_is_compatible_says_what_fits_all(
    low: float | None, high: float | None, qualifiers: tuple[str, str], words: str
) -> None:
    statements = [
        said(name, qualifier=qualifier, low=low, high=high, period_start="2024-01-01")
        for name, qualifier in zip(("alpha", "beta"), qualifiers, strict=True)
    ]
    assert plain(reason_words(matter("compatible", low=low, high=high), statements, "agreement")) == words


def test_compatible_dates_say_what_they_share() -> None:
    statements = [told("alpha", "2025-06-01", "2025-08-31"), told("beta", "2025-07-01", "2025-07-31")]
    row = replace(matter("compatible"), event_id="parade")
    assert reason_words(row, statements, None) == "What fits them all: July 2025."


def test_what_is_told_differently_says_who_plans_and_who_states() -> None:
    statements = [
        said("alpha", period_start="2025-01-01"),
        said("beta", modality="planned", period_start="2025-01-01"),
    ]
    row = replace(matter("same"), modalities=("stated", "planned"))
    assert reason_words(row, statements, "agreement") == "Stated as fact in “Alpha”; planned in “Beta”."


def test_undated_figures_of_different_years_say_so() -> None:
    statements = [said("alpha", as_of="2025"), said("beta", as_of="2022-03")]
    assert reason_words(matter("same"), statements, "agreement") == "Said in 2022 and 2025."


def test_a_comparison_of_which_a_part_is_left_out_is_not_explained_by_the_rest() -> None:
    assert "not among those selected" in reason_words(matter("conflict"), [said("alpha")], "agreement")


def test_two_documents_with_one_origin_are_one_voice_and_say_which() -> None:
    rows = sample_rows()
    known = catalogue(rows)
    statements = [
        said("alpha", origin_id="registry", origin_basis="stated"),
        said("beta", origin_id="registry", origin_basis="inferred"),
        said("gamma", origin_id=None, origin_basis="unnamed"),
    ]
    origins = origins_of(statements, known)
    assert origins == (
        Origins("Test Registry", (("alpha", "stated"), ("beta", "inferred"))),
        Origins(None, (("gamma", "unnamed"),)),
    )
    assert plain(voices_words(matter("same", 3, 1), origins)) == "three documents, one named voice"
    assert plain(voices_words(matter("same", 2, 1), origins[:1])) == "two documents, one voice"
    assert plain(voices_words(matter("same", 2, 0), origins[1:])) == "two documents, no named voice"
    assert plain(voices_words(matter("single", 1, 1), origins[:1])) == "one document"
    nodes = agreement_nodes(matrix_rows(replace(known, **_with(statements, matter("same", 3, 1)))), known)
    text = " ".join(map(text_of, nodes))
    assert "Test Registry: stated in 1 and inferred in 2" in text
    assert "no origin named in 3" in text


def _with(statements: list[Figure], row: Agreement) -> dict[str, Any]:
    figures = {one.figure_id: one for one in statements}
    return {"figures": figures, "agreement": (replace(row, figure_ids=tuple(figures)),)}


def test_the_claim_counts_matters_and_voices() -> None:
    assert plain(agreement_claim(matrix_rows(catalogue(sample_rows())))) == (
        "Of four matters, the documents conflict on two, they are compatible on one "
        "and one document alone speaks on one. On none of the three matters that several documents speak on, "
        "they have it from one and the same named origin: repeated, not confirmed."
    )
    alone = next(row for row in matrix_rows(catalogue(sample_rows())) if row.group == "single")
    assert agreement_claim((alone,)) == "One document alone speaks on the one matter that is shown."
    assert agreement_claim(()) == "Nothing has been compared in what is shown."


def test_the_matrix_is_a_table_with_headers_for_every_row_and_column() -> None:
    known = catalogue(sample_rows())
    table = next(
        found for node in agreement_nodes(matrix_rows(known), known) for found in nodes_of(node, "table")
    )
    heads = [one for one in nodes_of(table, "th") if one[1].get("scope") == "col"]
    assert [plain(text_of(one)).split(" ")[0] for one in heads] == ["Matter", "1", "2", "Voices"]
    lines = [one for one in nodes_of(table, "tr") if one[1].get("class") == "line"]
    assert all(len(one) - 2 == len(heads) for one in lines)
    assert all(one[2][1].get("scope") == "row" for one in lines)


def test_every_cell_opens_its_own_evidence() -> None:
    known = catalogue(sample_rows())
    nodes = agreement_nodes(matrix_rows(known), known)
    buttons = [one for node in nodes for one in nodes_of(node, "button") if "data-show" in one[1]]
    panels = {one[1]["id"]: one for node in nodes for one in nodes_of(node, "div") if one[1].get("hidden")}
    assert {one[1]["data-show"] for one in buttons} == set(panels)
    assert len(buttons) == len(panels) == 7
    assert "A made-up sentence about agreements." in text_of(panels["behind-alpha.agreements"])
    assert "A made-up sentence about a parade." in text_of(panels["behind-alpha.parade"])


def test_a_verdict_is_a_word_and_a_sign_and_can_be_shown_alone() -> None:
    known = catalogue(sample_rows())
    rows = matrix_rows(known)
    shown = agreement_nodes(rows, known, "conflict")
    headings = [text_of(one) for node in shown for one in nodes_of(node, "h2")]
    assert headings[0].split() == [
        "Conflict",
        "two",
        "matters:",
        "what",
        "the",
        "documents",
        "say",
        "cannot",
        "all",
        "be",
        "true",
    ]
    assert not any("Compatible" in words for words in headings)
    assert all(
        nodes_of(one, "svg") for node in shown for one in nodes_of(node, "h2") if "group" in str(one[1])
    )
    unknown = " ".join(map(text_of, agreement_nodes(rows, known, "<script>")))
    assert "names a verdict that no matter has" in unknown
    assert "Compatible" in unknown


def test_what_one_document_alone_says_is_folded_under_how_many_matters_it_is() -> None:
    known = catalogue(sample_rows())
    rows = matrix_rows(known)
    nodes = agreement_nodes(rows, known)
    (folded,) = [one for node in nodes for one in nodes_of(node, "details")]
    assert "open" not in folded[1]
    summary = nodes_of(folded, "summary")[0]
    assert " ".join(text_of(summary).split()) == "One document only one matter: nothing to compare with"
    compared, alone = (one for node in nodes for one in nodes_of(node, "table"))
    titles = [[text_of(one) for one in nodes_of(table, "h3")] for table in (compared, alone)]
    assert [len(found) for found in titles] == [3, 1]
    assert nodes_of(folded, "table") == [alone]
    chosen = agreement_nodes(rows, known, "single")
    assert not [one for node in chosen for one in nodes_of(node, "details")]


def test_more_documents_than_fit_a_screen_become_a_list() -> None:
    rows = sample_rows()
    for number in range(9):
        name = f"more-{number}"
        rows["documents"].append(rows["documents"][0] | {"document_id": name})
        rows["figures"].append(rows["figures"][1] | {"figure_id": f"{name}.capacity", "document_id": name})
    ids = [row["figure_id"] for row in rows["figures"] if row["figure_id"].endswith(".capacity")]
    rows["agreement"][0] |= {"figure_ids": json.dumps(ids), "documents": len(ids)}
    known = catalogue(rows)
    classes = [
        one[1].get("class")
        for node in agreement_nodes(matrix_rows(known), known)
        for one in nodes_of(node, "div")
    ]
    assert "narrow" in classes


def test_a_citation_names_all_that_leads_back() -> None:
    paper = Document("alpha", "Alpha report", "report", author="A. Writer", publisher="Test Press",
                     published="2025-09", published_basis="inferred")  # fmt: skip
    assert citation_words("deals: more than 350", paper, 3, "according to Test Registry", "0123456789ab") == (
        "Deals: more than 350. "
        "A. Writer, “Alpha report”, Test Press, September 2025 (date inferred), paragraph 3; "
        "according to Test Registry. In: Russia–Venezuela in figures, data version 0123456789ab."
    )
    assert citation_words("a sum", None, None, None, "") == (
        "A sum. In: Russia–Venezuela in figures, data version not known."
    )
    nameless = Document("beta", "Beta", "report")
    assert "“Beta”, undated, paragraph 2." in citation_words("x", nameless, 2, None, "v")


def test_evidence_carries_its_citation() -> None:
    known = catalogue(sample_rows())
    buttons = [one for node in agreement_nodes(matrix_rows(known), known) for one in nodes_of(node, "button")]
    citations = [plain(one[1]["data-copy"]) for one in buttons if "data-copy" in one[1]]
    assert len(citations) == 7
    cited = next(words for words in citations if "350" in words)
    assert cited == (
        "Agreements signed (Venezuela): more than 350 agreements. “Alpha report”, Test Press, "
        "September 2025 (date inferred), paragraph 3; origin not named. "
        "In: Russia–Venezuela in figures, data version 0123456789ab."
    )


def opened(rows: Rows, published: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> str:
    """The text of the page, which must be whole."""
    publish_rows(rows, published)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(published))
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.query_params.update(query)
    app.switch_page("app_pages/agreement.py").run()
    assert not app.exception
    placed = [json.loads(element.proto.bytes or element.proto.json) for element in app.get("bidi_component")]
    return plain(" ".join(text_of(node) for one in placed for node in one.get("nodes", ())))


def test_the_page_shows_conflicts_and_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = opened(sample_rows(), tmp_path, monkeypatch)
    assert "“Alpha” says 1–10 June 2025" in text
    assert "25 days apart" in text
    assert HARM in text


def test_the_page_without_data_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Nothing has been compared in what is shown." in opened({}, tmp_path, monkeypatch)


def test_the_page_with_a_theme_selected_shows_that_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = opened(sample_rows(), tmp_path, monkeypatch, theme="diplomacy")
    assert "Agreements signed" in text
    assert "A test parade" not in text


def test_the_page_stands_odd_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = sample_rows()
    odd = ('["nobody.knows"]', '["alpha.agreements"]', "[]", "[]")
    rows["agreement"] = [
        row | {"verdict": "undecided", "modalities": '["stated"]', "figure_ids": ids}
        for row, ids in zip(rows["agreement"], odd, strict=True)
    ]
    text = opened(rows, tmp_path, monkeypatch)
    assert "Undecided" in text
    assert "None" not in text

"""The matrix of who says what: rows, cells, evidence, and the page on usual, empty and odd data."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from dashboard.agreement_rows import agreement_claim, matrix_rows
from dashboard.agreement_view import agreement_nodes
from dashboard.elements import text_of
from dashboard.selection import Selection, filtered
from tests.page_runs import page_text
from tests.sample_tables import HARM, sample_rows
from tests.written import catalogue, nodes_of, plain

opened = partial(page_text, "agreement")


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
    assert {name: [(plain(cell.words), cell.reading) for cell in cells[name]] for name in cells} == {
        "alpha": [("1–10 June 2025", "first days of June")],
        "beta": [("5 July 2025", None)],
    }
    assert [cell.words for cell in found["import_share"].cells["alpha"]] == ["a printed value"]


def test_the_claim_counts_matters_and_voices() -> None:
    assert plain(agreement_claim(matrix_rows(catalogue(sample_rows())))) == (
        "Of four matters, the documents conflict on two, they are compatible on one "
        "and one document alone speaks on one. On none of the three matters that several documents speak on, "
        "they have it from one and the same named origin: repeated, not confirmed."
    )
    alone = next(row for row in matrix_rows(catalogue(sample_rows())) if row.group == "single")
    assert agreement_claim((alone,)) == "One document alone speaks on the one matter that is shown."
    assert agreement_claim(()) == "Nothing has been compared in what is shown."


def test_the_claim_on_few_matters_names_the_documents_and_the_one_matter() -> None:
    rows = matrix_rows(catalogue(sample_rows()))
    few = [row for row in rows if row.group in {"compatible", "single"}]
    assert plain(agreement_claim(few)) == (
        "Of two matters, the documents are compatible on one and one document alone speaks on one. "
        "On the one matter that several documents speak on, they do not have it from one and the same "
        "named origin."
    )
    voiced = [replace(row, is_one_voice=True) for row in few]
    assert agreement_claim(voiced).endswith(
        "they have it from one and the same named origin: repeated, not confirmed."
    )


def test_the_claim_on_one_document_of_several_says_that_the_rest_is_left_out() -> None:
    """The verdicts are those of all documents, whatever is shown of them."""
    whole = catalogue(sample_rows())
    rows = matrix_rows(filtered(Selection(documents=("alpha",)), whole))
    assert {name for row in rows for name in row.cells} == {"alpha"}
    claim = agreement_claim(rows)
    assert "The verdicts on three matters also take in what is not shown." in plain(claim)
    parade = next(row for row in rows if row.agreement_id == "parade")
    assert plain(parade.voices) == "1 of 2 documents"
    assert parade.reason == ""
    assert plain(agreement_claim((parade,))) == (
        "The documents conflict on the one matter that is shown. The verdict also takes in what is not shown."
    )


@pytest.mark.parametrize("name", ["alpha", "beta"])
def test_that_verdicts_take_in_more_is_said_once_and_not_of_each_matter(name: str) -> None:
    part = filtered(Selection(documents=(name,)), catalogue(sample_rows()))
    said = plain(" ".join(text_of(node) for node in agreement_nodes(matrix_rows(part), part)))
    assert said.count("not shown") == 1


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
    assert "across narrow" in classes


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

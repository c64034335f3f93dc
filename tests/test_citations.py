"""Sources for reference managers: what is known, as precisely as it is known, and nothing guessed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import documents_behind
from dashboard.exports.citations import bibtex, csl_json, date_parts
from dashboard.records import Document
from tests.editions import edition_in

PAPER = Document(
    "from-parade", "100% of R&D_costs", "commentary", author="Ana {Ruiz}", publisher="A & B",
    published="2022-03", published_basis="inferred", published_reason="it says so",
    url="https://example.org/a b?x={1}",
)  # fmt: skip
BARE = Document("bare", "Bare", "memo")


def entries(text: str) -> dict[str, dict[str, str]]:
    """A small reader of BibTeX: entries by key, fields by name; stops at what is not well formed."""
    found = {}
    place = 0
    while match := re.compile(r"\s*@misc\{([A-Za-z0-9:._-]+),\n").match(text, place):
        fields, place = {}, match.end()
        while field := re.compile(r"  (\w+) = ").match(text, place):
            fields[field[1]], place = value_at(text, field.end())
        assert text.startswith("}\n", place)
        found[match[1]], place = fields, place + 2
    assert text[place:].strip() == ""
    return found


def value_at(text: str, start: int) -> tuple[str, int]:
    """The value that begins there, and where the next line begins; braces that are escaped do not count."""
    depth, place = 0, start
    while depth or text[place] != ",":
        if text[place] == "\\":
            place += 1
        elif text[place] in "{}":
            depth += 1 if text[place] == "{" else -1
        assert depth >= 0
        place += 1
    assert text[place + 1] == "\n"
    return text[start:place], place + 2


def plain(value: str) -> str:
    """The letters that a value of BibTeX stands for."""
    for command, letter in (("backslash", "\\"), ("asciitilde", "~"), ("asciicircum", "^")):
        value = value.replace(rf"\text{command}{{}}", f"\x00{ord(letter)};")
    value = re.sub(r"\\([{}&%$#_])", lambda found: f"\x00{ord(found[1])};", value)
    value = value.replace("{", "").replace("}", "")
    return re.sub(r"\x00(\d+);", lambda found: chr(int(found[1])), value)


def test_bibtex_says_what_is_known_and_leaves_out_what_is_not() -> None:
    read = entries(bibtex([PAPER, BARE]))
    paper = read["from-parade"]
    assert paper["title"] == r"{{100\% of R\&D\_costs}}"
    assert plain(paper["author"]) == "Ana {Ruiz}"
    assert (paper["year"], paper["month"]) == ("{2022}", "mar")
    assert "day" not in paper
    assert paper["url"] == "{https://example.org/a%20b?x=%7B1%7D}"
    assert paper["note"] == "{date inferred: it says so}"
    assert read["bare"].keys() == {"title", "type"}


def test_the_data_set_has_an_entry_of_its_own_with_its_version() -> None:
    assert (
        entries(bibtex([BARE], "0123abcd"))["russia-venezuela-in-figures-0123abcd"]["version"] == "{0123abcd}"
    )
    first = json.loads(csl_json([BARE], "0123abcd"))[0]
    assert (first["type"], first["version"]) == ("dataset", "0123abcd")


def test_csl_json_says_the_same() -> None:
    paper, bare = json.loads(csl_json([PAPER, BARE]))
    assert paper["issued"] == {"date-parts": [[2022, 3]], "circa": True}
    assert paper["author"] == [{"literal": "Ana {Ruiz}"}]
    assert paper["type"] == "article"
    assert bare == {"id": "bare", "type": "document", "genre": "memo", "title": "Bare"}


def test_several_authors_or_a_comma_stay_one_name() -> None:
    for author in ("Smith and Sons", "Ministry of Trade, Caracas", "Ana AND Bea"):
        read = entries(bibtex([replace(BARE, author=author)]))["bare"]["author"]
        assert read == f"{{{{{author}}}}}"


def test_dates_are_as_precise_as_they_are_known() -> None:
    assert date_parts("2025-08-07") == [2025, 8, 7]
    assert date_parts("2022-03") == [2022, 3]
    assert date_parts("2025") == [2025]
    for other in ("2025-13", "2025-02-30", "0000", "soon", "", None, "2025-1"):
        assert date_parts(other) == []


def test_only_addresses_of_the_web_are_given() -> None:
    for address in ("javascript:alert(1)", "file:///etc/passwd", "", None):
        assert "url" not in entries(bibtex([replace(BARE, url=address)]))["bare"]


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_title_and_author_come_back_from_bibtex(title: str, author: str) -> None:
    def lines_joined(text: str) -> str:
        return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())

    read = entries(bibtex([replace(BARE, title=title, author=author)]))["bare"]
    assert plain(read.get("title", "")) == lines_joined(title)
    assert plain(read.get("author", "")) == lines_joined(author)


def test_every_document_is_cited_under_its_id(real_data: Path) -> None:
    catalogue = edition_in(real_data).catalogue()
    papers = documents_behind(catalogue)
    assert list(entries(bibtex(papers))) == [paper.document_id for paper in papers]
    assert [item["id"] for item in json.loads(csl_json(papers))] == [paper.document_id for paper in papers]


def test_a_derived_figure_is_cited_by_the_documents_it_comes_from(real_data: Path) -> None:
    catalogue = edition_in(real_data).catalogue()
    derived = [one for one in catalogue.figures.values() if one.input_figure_ids]
    assert derived
    for figure in derived:
        inputs = [catalogue.figures[name] for name in figure.input_figure_ids]
        named = {paper.document_id for paper in documents_behind(catalogue, [figure.figure_id])}
        assert named >= {one.document_id for one in inputs if one.document_id}

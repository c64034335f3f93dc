"""What reports are made of, without a browser: text made safe, chapters, endnotes, tables, dates."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.contents import Ground, Words
from dashboard.elements import text_of
from dashboard.exports.report import Report, ReportFailed
from dashboard.exports.report_blocks import Aside, Heading, blocks_of
from dashboard.exports.report_chapters import chapters_of
from dashboard.exports.report_drawings import Tones
from dashboard.exports.report_files import report_items
from dashboard.exports.report_notes import Reference, endnotes, facts, gathered
from dashboard.exports.report_page import json_text
from dashboard.exports.report_slide_tables import table_parts
from dashboard.exports.report_tables import printed_table
from dashboard.exports.report_text import paragraphs_of, told, told_line
from dashboard.exports.report_word import WordFile
from dashboard.exports.report_word_tables import column_widths, size_that_fits, word_width
from dashboard.exports.zips import stamped
from dashboard.selection import Selection
from dashboard.table_sources import SOURCE


def report_of(ground: Ground, *items: str) -> Report:
    return Report("A title", "A note", items, ground)


def test_text_that_cannot_stand_in_a_file_is_marked() -> None:
    assert told("a\x00b\x0bc\ud800d\u202ee") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert told("tab\tand\nline stay") == "tab\tand\nline stay"
    assert told_line(" two \n lines ") == "two lines"
    assert paragraphs_of("one\n\n two \r\n") == ("one", "two")


@given(st.text())
def test_what_is_told_can_stand_in_xml(text: str) -> None:
    from xml.etree.ElementTree import fromstring
    from xml.sax.saxutils import escape

    fromstring(f"<t>{escape(told(text))}</t>".encode())


def test_what_there_is_to_choose_from(ground: Ground) -> None:
    items = list(report_items(ground))
    assert items[:2] == ["briefing", "arms"]
    assert {"arms-share", "timeline", "map", "map-picture", "data"} <= set(items)


def test_an_unknown_item_is_told_in_one_line_that_names_what_there_is(ground: Ground) -> None:
    with pytest.raises(ReportFailed) as told_so:
        chapters_of(report_of(ground, "arms", "arms-shares\n"))
    words = str(told_so.value)
    assert "\n" not in words
    assert "did you mean arms-share" in words
    assert "money-lending" in words


def test_a_report_of_nothing_is_refused_in_one_line(ground: Ground) -> None:
    with pytest.raises(ReportFailed, match="nothing is chosen for the report; choose of: briefing, arms"):
        chapters_of(report_of(ground))


def test_chapters_stand_in_the_order_chosen_each_once(ground: Ground) -> None:
    chapters = chapters_of(report_of(ground, "money-trade", "", "arms", "money-trade"))
    assert [chapter.item for chapter in chapters] == ["money-trade", "briefing", "arms"]
    assert [chapter.is_page for chapter in chapters] == [False, True, True]


def test_endnotes_name_every_source_with_the_paragraphs_and_what_is_computed(ground: Ground) -> None:
    report = report_of(ground, "arms-share")
    notes = endnotes(chapters_of(report), ground)
    assert [one.number for one in notes.sources] == [ground.catalogue.numbers["survival-of-the-regime"]]
    said = " ".join(words for one in notes.sources for line in one.references for words in line.words)
    assert "70%" in said
    assert any("Derived, printed nowhere" in words for words in notes.computed)
    for name in notes.ids:
        assert name in said or any(name in words for words in notes.computed)


def test_paragraphs_of_which_no_more_is_said_are_told_together() -> None:
    given = [Reference(2, ()), Reference(3, ("a",)), Reference(5, ())]
    assert gathered(given) == (Reference(3, ("a",)), Reference(2, (), (5,)))
    assert gathered(given)[1].place == "paragraphs 2 and 5"
    assert gathered([]) == ()


def test_a_report_says_which_data_and_what_is_filtered(ground: Ground) -> None:
    told_facts = dict(facts(report_of(ground, "arms")))
    assert told_facts["Data version"] == ground.version
    assert "nothing is filtered" in told_facts["Shown"]
    assert "Made on" not in told_facts
    narrowed = Ground(ground.edition, Selection(themes=("arms",)))
    dated = Report("", "", ("arms",), narrowed, date(2026, 3, 2))
    assert "Only Arms" in dict(facts(dated))["Shown"]
    assert dict(facts(dated))["Made on"] == "2 March 2026"


def test_a_printed_table_keeps_to_the_width_and_says_what_is_left_out(ground: Ground) -> None:
    table = printed_table("figures", ground, 120)
    whole = printed_table("figures", ground, None)
    assert 2 < len(table.columns) < len(whole.columns)
    assert len(table.rows) == len(whole.rows) == len(ground.edition.frame("figures"))
    assert all(name.replace("_", " ") in table.note for name in table.left_out)
    assert {*table.columns, *table.left_out} == {*ground.edition.frame("figures").columns, SOURCE}


def test_a_printed_row_says_its_source_and_its_years_are_not_grouped(ground: Ground) -> None:
    table = printed_table("figures", ground)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    figures = ground.edition.frame("figures")
    for row, document, paragraph in zip(rows, figures["document_id"], figures["paragraph"], strict=True):
        number = ground.whole.numbers.get(document)
        assert row[SOURCE] == (f"{number}, paragraph {paragraph:.0f}" if number else "computed")
    years = [row for row in rows if row["unit"] == "calendar_year"]
    assert years
    assert all(len(row[name]) in {0, 4} for row in years for name in ("value", "low", "high"))


@pytest.mark.parametrize("across", [60, 96, 120, 200])
def test_a_printed_number_never_stands_without_its_qualifier(ground: Ground, across: int) -> None:
    columns = printed_table("figures", ground, across).columns
    named = ("printed_value", "value", "low", "high")
    numbers = [columns.index(name) for name in named if name in columns]
    assert numbers
    assert columns.index("qualifier") <= min(numbers) + 1


def test_printed_numbers_are_plain(ground: Ground) -> None:
    table = printed_table("figures", ground, None)
    cells = [row[table.columns.index("value")] for row in table.rows]
    assert not [cell for cell in cells if "e+" in cell]
    assert not [cell for row in printed_table("figures", ground).rows for cell in row if "e+" in cell]


def test_what_explains_a_row_stands_on_its_slide() -> None:
    columns, widths = ("a", "b"), (6.0, 6.0)
    rows = [row for place in range(40) for row in ((f"matter {place}", "said"), (Aside("what fits"),))]
    parts = table_parts(columns, rows, widths)
    assert len(parts) > 1
    assert [row for part in parts for row in part] == rows
    assert not [part for part in parts if isinstance(part[0][0], Aside)]


@pytest.mark.parametrize("count", [1, 17, 18, 30, 41, 80])
def test_slides_of_a_table_hold_about_as_many_rows(count: int) -> None:
    rows = [(f"matter {place}", "said") for place in range(count)]
    parts = table_parts(("a", "b"), rows, (6.0, 6.0))
    assert [row for part in parts for row in part] == rows
    sizes = [len(part) for part in parts]
    assert max(sizes) - min(sizes) < len(sizes)


def test_no_word_in_a_table_on_paper_is_broken_where_there_is_room() -> None:
    columns = ("What", "When", "Precision", "Printed", "How sure", "From")
    rows = [("Relations between them begin " * 3, "September–December 2020", "span", "“early 2000s”",
             "date inferred, called possible", "source 4, paragraph 23")]  # fmt: skip
    widths = column_widths(columns, rows, 6, (), 8)
    assert sum(widths) == pytest.approx(17)
    for words, wide in zip(zip(columns, *rows, strict=True), widths, strict=True):
        assert all(word_width(cell, 8, is_bold=False) <= wide for cell in words)
        assert word_width(words[0], 8, is_bold=True) <= wide


def test_letters_of_a_table_on_paper_shrink_before_a_word_is_broken() -> None:
    columns = tuple(f"[{place}] Relations{place}" for place in range(1, 9))
    rows = [("US$1.2\u00a0billion",) * 8]
    size = size_that_fits(columns, rows, 8, 9)
    assert 6 <= size < 9
    widths = column_widths(columns, rows, 8, (), size)
    assert all(
        word_width(words, size, is_bold=True) <= wide for words, wide in zip(columns, widths, strict=True)
    )
    assert word_width(rows[0][1], size, is_bold=False) <= widths[1]
    assert size_that_fits(columns[:3], [rows[0][:3]], 3, 9) == 9


def test_no_empty_paragraph_takes_a_page_before_a_chapter() -> None:
    word = WordFile("A title", "abc")
    word.table(("a",), [("b",)])
    word.heading("A chapter", 1)
    assert [one.text for one in word.shown.paragraphs] == ["A chapter"]


def test_json_in_a_page_cannot_end_its_element() -> None:
    given_text = {"a": "</script><!-- \u2028 & ünïcode"}
    made = json_text(given_text)
    assert not set("<>&\u2028") & set(made)
    assert json.loads(made) == given_text


def test_drawings_of_both_modes_become_one_where_only_colours_differ() -> None:
    tones = Tones({})
    light = '<g style="fill:rgb(1, 2, 3)"><path fill="#ffffff" stroke="#a8371b"/></g>'
    dark = '<g style="fill:rgb(4, 5, 6)"><path fill="#ffffff" stroke="#ff9a76"/></g>'
    assert tones.merged(light, dark) == (
        '<g style="fill:var(--tone-0,rgb(1, 2, 3))"><path fill="#ffffff" stroke="var(--tone-1,#a8371b)"/></g>'
    )
    assert "--tone-1:#ff9a76" in tones.css()
    assert tones.merged(light, dark.replace("<path", "<line")) is None


def test_office_files_bear_one_date_alone() -> None:
    core = b'<dcterms:created xsi:type="x">2026-11-22T21:00:00Z</dcterms:created>'
    made = []
    for hour in (1, 2):
        target = BytesIO()
        with ZipFile(target, "w") as book:
            book.writestr("docProps/core.xml", core.replace(b"21:00", b"0%d:00" % hour))
        made.append(stamped(target.getvalue(), date(2026, 3, 2)))
    assert made[0] == made[1]
    with ZipFile(BytesIO(made[0])) as book:
        assert b">2026-03-02T00:00:00Z<" in book.read("docProps/core.xml")
        assert book.infolist()[0].date_time[:3] == (2026, 3, 2)


def test_a_report_of_sources_holds_every_digest_and_a_page_the_one_shown(ground: Ground) -> None:
    documents = ground.whole.documents
    chapters = chapters_of(Report("", "", ("sources",), ground))
    assert [chapter.title for chapter in chapters] == [
        f"Source {ground.whole.numbers[name]}: {paper.title}" for name, paper in documents.items()
    ]
    assert len({chapter.item for chapter in chapters}) == len(documents) > 1
    for chapter, paper in zip(chapters, documents.values(), strict=True):
        said = " ".join(
            text_of(node) for part in chapter.parts if isinstance(part, Words) for node in part.nodes
        )
        assert "".join(str(paper.paragraphs[0]["text"]).split()) in "".join(said.split())
    one = replace(ground, asked={"document": list(documents)[2]})
    (shown,) = chapters_of(Report("", "", ("sources",), one))
    assert shown.item == "sources"


def test_a_digest_in_a_report_is_headed_once(ground: Ground) -> None:
    chapters = chapters_of(report_of(ground, "sources"))
    for chapter in chapters:
        blocks = blocks_of(node for part in chapter.parts if isinstance(part, Words) for node in part.nodes)
        headings = [block.text for block in blocks if isinstance(block, Heading)]
        assert headings[0] == "The digest, paragraph by paragraph"
        assert not any(heading in chapter.title for heading in headings), chapter.title
    one = report_of(replace(ground, asked={"document": "survival-of-the-regime"}), "sources")
    (alone,) = chapters_of(one)
    words = [node for part in alone.parts if isinstance(part, Words) for node in part.nodes]
    title = ground.whole.documents["survival-of-the-regime"].title
    assert any(isinstance(block, Heading) and block.text == title for block in blocks_of(words))

"""The arms systems that documents name, with what each is and who names it."""

from __future__ import annotations

from dashboard.arms_systems_view import system_section
from dashboard.charts.arms_systems import system_rows
from dashboard.elements import text_of
from dashboard.namings import System, SystemMention
from tests.sample_charts import sample_catalogue
from tests.written import nodes_of


def test_systems_are_listed_with_who_names_them_even_if_no_table_knows_them() -> None:
    said = [
        SystemMention("b", "tank", "beta", 2, "tank", "claim"),
        SystemMention("a", "tank", "alpha", 9, "tank", "claim"),
        SystemMention("c", "odd_thing", "alpha", 1, "thing", "claim"),
        SystemMention("d", "tank", "not selected", 1, "tank", "claim"),
    ]
    rows = system_rows([System("tank", "Tank", "a tracked vehicle")], said, sample_catalogue([]))
    assert [(row.name, row.what, [one.system_mention_id for one in row.mentions]) for row in rows] == [
        ("odd thing", "", ["c"]),
        ("Tank", "a tracked vehicle", ["a", "b"]),
    ]


def test_a_source_that_names_a_kind_twice_stands_once_with_its_paragraphs() -> None:
    said = [
        SystemMention("a", "tank", "alpha", 9, "tank", "claim"),
        SystemMention("b", "tank", "alpha", 12, "tanks", "claim"),
        SystemMention("c", "tank", "beta", 2, "tank", "claim"),
    ]
    known = sample_catalogue([])
    rows = system_rows([System("tank", "Tank", "a tracked vehicle")], said, known)
    (section,) = system_section(rows, known)
    badges = [text_of(one) for one in nodes_of(section, "span") if one[1].get("class") == "number"]
    assert badges == ["1", "2"]
    seen = [text_of(one).strip() for one in nodes_of(section, "span") if one[1].get("class") == "measure"]
    assert seen == ["paragraph 9", "paragraph 12"]
    targets = [one[1]["data-go"] for one in nodes_of(section, "a")]
    assert [target.rpartition("=")[2] for target in targets] == ["9", "12", "2"]

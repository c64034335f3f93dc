"""The arms systems that documents name, with what each is and who names it."""

from __future__ import annotations

from dashboard.charts.arms_systems import system_rows
from dashboard.records import System, SystemMention
from tests.sample_charts import sample_catalogue


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

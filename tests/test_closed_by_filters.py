"""What filters close goes from the address, and is nothing to reset."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.panel import is_resettable
from dashboard.selection import Selection
from dashboard.units import Units
from tests.page_runs import APP, entry


@pytest.fixture
def real_pages(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages on the five documents."""
    monkeypatch.setenv("FIGURES_PUBLISHED", str(real_data))


HERS, OTHERS = (
    f"{name}.bilateral_trade.venezuela.russia" for name in ("arsenal-grows", "parade-to-production")
)


def address(path: str, **asked: str) -> dict[str, str]:
    """What is left of an address once its page is shown."""
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.query_params.update(asked)
    if path:
        app.switch_page(entry(path).file)
    app.run()
    assert not app.exception
    assert not app.info
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


@pytest.mark.usefixtures("real_pages")
@pytest.mark.parametrize(
    ("path", "asked", "left"),
    [
        ("", {"figure": OTHERS, "open": f"{HERS},{OTHERS}"}, {"open": HERS}),
        ("money", {"figure": HERS, "open": OTHERS}, {"figure": HERS}),
        ("map", {"figure": "zulia"}, {}),
        ("map", {"figure": "maracay_plant"}, {"figure": "maracay_plant"}),
        ("map", {"figure": "flow-arms"}, {}),
        ("map", {"figure": "flow-loans"}, {"figure": "flow-loans"}),
        ("sources", {"figure": OTHERS, "open": OTHERS}, {"figure": OTHERS, "open": OTHERS}),
    ],
)
def test_the_address_names_no_evidence_that_the_filters_have_closed(
    path: str, asked: dict[str, str], left: dict[str, str]
) -> None:
    filters = {"documents": "arsenal-grows"}
    assert address(path, **filters, **asked) == {**filters, **left}


@pytest.mark.usefixtures("real_pages")
def test_without_filters_the_address_keeps_what_it_names() -> None:
    asked = {"figure": OTHERS, "open": f"{HERS},{OTHERS}"}
    assert address("money", **asked) == asked


@pytest.mark.parametrize(
    ("selection", "is_offered"),
    [
        (Selection(), False),
        (Selection(figure=OTHERS, version="0123456789ab"), False),
        (Selection(themes=("arms",)), True),
        (Selection(last_year=2014), True),
        (Selection(search="oil"), True),
        (Selection(units=Units(distance="kilometer")), True),
    ],
)
def test_reset_is_offered_where_there_is_something_to_reset(selection: Selection, is_offered: bool) -> None:
    assert is_resettable(selection) is is_offered

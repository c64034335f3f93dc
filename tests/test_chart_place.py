"""Charts as the screen has them drawn."""

from __future__ import annotations

import json
from typing import Any

from dashboard.chart_place import screen_layout
from dashboard.theme import template


def test_the_settings_of_the_template_become_the_charts_own() -> None:
    own = {
        "template": template("light"), "meta": {"breaks": []}, "height": 200, "margin": {"t": 0},
        "xaxis": {"visible": False},
    }  # fmt: skip
    before = json.dumps(own)
    layout: dict[str, Any] = screen_layout(own)
    usual = template("light")["layout"]
    assert json.dumps(own) == before
    # With either of these plotly would draw the chart a second time.
    assert not {"template", "meta"} & layout.keys()
    assert layout["height"] == 200
    assert layout["margin"] == {**usual["margin"], "t": 0}
    assert layout["xaxis"] == {**usual["xaxis"], "visible": False}
    assert layout["font"] == usual["font"]


def test_what_streamlit_would_add_is_said_already() -> None:
    layout = screen_layout({"height": 200})
    assert layout["clickmode"] == "event+select"
    assert layout["dragmode"] == "pan"
    assert layout["hovermode"] == "closest"

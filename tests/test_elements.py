"""Elements of our own: what they refuse."""

from __future__ import annotations

import pytest

from dashboard.elements import el, is_node, web_address


def test_elements_refuse_what_could_act_on_the_page() -> None:
    for tag, attributes in (("script", {}), ("a", {"href": "javascript:alert(1)"}), ("p", {"onclick": "x"})):
        with pytest.raises(ValueError, match="no "):
            el(tag, "text", **attributes)
    assert el("a", "x", href="./data", cls="more") == ["a", {"href": "./data", "class": "more"}, "x"]
    assert is_node(el("p"))
    assert not is_node([el("p")])
    assert web_address("javascript:alert(1)") is None

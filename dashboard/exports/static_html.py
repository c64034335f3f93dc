"""Page elements as HTML text, for files that no script has built: all text and every attribute escaped.

Only the tags and attributes of `dashboard.elements` exist here too, so that what a file says cannot act.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dashboard.elements import ATTRIBUTES, TAGS, Child, is_node, web_address
from dashboard.exports.report_text import told

# The page of a file has a title of its own above all that pages show, and shows open what they fold.
_HEADINGS, _OPEN = frozenset({"h1"}), frozenset({"open"})
_EMPTY = frozenset({"line", "circle", "rect", "path"})


def node_html(node: Child) -> str:
    """A node, or text, as HTML. ValueError for a tag or an attribute that is not listed."""
    if node is None:
        return ""
    if isinstance(node, str):
        return escape(told(node), quote=False)
    if not is_node(node):
        raise ValueError(f"neither text nor a node: {type(node).__name__}")
    tag, attributes, *children = node
    if tag not in TAGS | _HEADINGS:
        raise ValueError(f"no such tag: {tag}")
    inner = "".join(map(node_html, children))
    if tag in _EMPTY and not inner:
        return f"<{tag}{_attributes(attributes)}/>"
    return f"<{tag}{_attributes(attributes)}>{inner}</{tag}>"


def nodes_html(nodes: Iterable[Child]) -> str:
    """Nodes one after the other."""
    return "".join(map(node_html, nodes))


def _attributes(attributes: dict[str, object]) -> str:
    if unknown := attributes.keys() - ATTRIBUTES - _OPEN:
        raise ValueError(f"no such attributes: {sorted(unknown)}")
    href = attributes.get("href")
    if href is not None and not str(href).startswith(("#", "?", "./", "https://", "http://")):
        raise ValueError(f"no address of ours and no web address: {href}")
    outward = ' rel="noopener noreferrer"' if web_address(str(href or "")) else ""
    return "".join(_attribute(name, value) for name, value in attributes.items()) + outward


def _attribute(name: str, value: object) -> str:
    return f" {name}" if value is True else f' {name}="{escape(told(str(value)))}"'

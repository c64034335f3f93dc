"""Page elements as plain data: what Python composes, `assets/page.js` builds node by node.

A node is `[tag, attributes, *children]`, a child another node or text. Text becomes text nodes and is never
read as markup, so that nothing a file says can act on the page; only the tags and attributes listed here
exist."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from typing_extensions import TypeIs

Node = list[Any]
Child = Node | str | None

_TAGS = (
    "div section header nav article h1 h2 h3 p span strong ul ol li dl dt dd a button details summary "
    "table thead tbody tr th td caption blockquote svg g line circle rect path defs pattern"
)
_ATTRIBUTES = (
    "class id href title role scope colspan open type hidden tabindex "
    "aria-label aria-hidden aria-expanded aria-level aria-controls aria-current "
    "data-pick data-go data-show data-copy data-figure "
    "x y x1 x2 y1 y2 cx cy r width height d viewBox points patternUnits patternTransform overflow"
)
TAGS = frozenset(_TAGS.split())
ATTRIBUTES = frozenset(_ATTRIBUTES.split())


def el(tag: str, *children: Child | Iterable[Child], **attributes: str | float | bool | None) -> Node:
    """One node; `cls` stands for `class`, underscores for hyphens. ValueError for what is not listed."""
    if tag not in TAGS:
        raise ValueError(f"no such tag: {tag}")
    named = {
        _name(key): value for key, value in attributes.items() if value is not None and value is not False
    }
    if unknown := named.keys() - ATTRIBUTES:
        raise ValueError(f"no such attributes: {sorted(unknown)}")
    if (href := named.get("href")) is not None and not _is_safe(str(href)):
        raise ValueError(f"no address of ours and no web address: {href}")
    return [
        tag,
        {key: value if value is True else str(value) for key, value in named.items()},
        *_flat(children),
    ]


def _name(keyword: str) -> str:
    if keyword == "cls":
        return "class"
    return keyword if keyword in ATTRIBUTES else keyword.replace("_", "-")


def _is_safe(href: str) -> bool:
    """Whether an address is on the web or one of our own pages, given relative to the page."""
    return href.startswith(("https://", "http://", "#", "?", "./"))


def web_address(url: str | None) -> str | None:
    """The address if it is one that may be linked to, otherwise None."""
    return url if url and url.startswith(("https://", "http://")) else None


def _flat(children: Iterable[Child | Iterable[Child]]) -> list[Child]:
    flat: list[Child] = []
    for child in children:
        if isinstance(child, str):
            flat.extend([child] if child else [])
        elif is_node(child):
            flat.append(child)
        elif child is not None:
            flat.extend(_flat(child))
    return flat


def folded(node: Child) -> Any:
    """A node for the browser, in which all that is closed is written out as text, read when it is opened."""
    if not is_node(node):
        return node
    tag, attributes, *children = node
    if tag == "details" and "open" not in attributes:
        shown, closed = children[:1], children[1:]
    elif attributes.get("hidden"):
        shown, closed = [], children
    else:
        shown, closed = children, []
    inside = [folded(child) for child in closed]
    later = [{"later": json.dumps(inside, ensure_ascii=False, separators=(",", ":"))}] if inside else []
    return [tag, attributes, *(folded(child) for child in shown), *later]


def is_node(value: object) -> TypeIs[Node]:
    """Whether a value is a node and not a list of nodes."""
    return (
        isinstance(value, list)
        and len(value) > 1
        and isinstance(value[0], str)
        and isinstance(value[1], dict)
    )


def text_of(node: Child | dict[str, str]) -> str:
    """All the text of a node, for tests and for copies of what is shown."""
    if node is None:
        return ""
    if isinstance(node, str):
        return node
    if isinstance(node, dict):
        return " ".join(text_of(child) for child in json.loads(node["later"]))
    return " ".join(part for child in node[2:] if (part := text_of(child)))

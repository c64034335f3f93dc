"""What files are called: what they hold, which part of it filters leave, and which version of the data.

"figures--theme-arms-from-2014-0a1b2c.csv". The part begins with two hyphens, which nothing else in a name
has, so that a file of a part never takes the name of another file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

from dashboard.catalogue import Catalogue
from dashboard.downloads import slug
from dashboard.selection import Selection
from dashboard.tables import Choice
from dashboard.units import units_parameter

# The most letters that a part takes, and those of the checksum that stands for what does not fit.
_MOST, _CHECKSUM = 60, 8
# Where nobody has chosen among many documents.
LEADING = "leading-documents"
Asked = Iterable[tuple[str, Sequence[str]]]


def stem(what: str, version: str, part: str = "") -> str:
    """A file's name without its ending."""
    return f"{what}{f'--{part}' if part else ''}-{version}"


def file_name(what: str, version: str, part: str = "", ending: str = "csv") -> str:
    """A file's name: "oil--from-2014-0a1b2c.png"."""
    return f"{stem(what, version, part)}.{ending}"


def part_of_selection(selection: Selection, whole: Catalogue) -> str:
    """What a selection leaves, in the words of an address, sources by number; empty where it leaves all."""
    numbers = [whole.numbers[name] for name in selection.documents if name in whole.numbers]
    return part_name(
        (
            ("theme", selection.themes),
            ("source", [str(number) for number in numbers]),
            ("status", selection.statuses),
            ("from", [str(selection.first_year or "")]),
            ("to", [str(selection.last_year or "")]),
            ("unit", units_parameter(selection.units).split(",")),
        )
    )


def part_of_choice(choice: Choice) -> str:
    """Which rows of a table a reader has chosen; empty where all are."""
    years = [str(year) for year in choice.years or ()]
    return part_name((*choice.values.items(), ("words", choice.words.split()), ("years", years)))


def part_name(asked: Asked) -> str:
    """What is asked for by name, short and fit for every file system: "theme-arms-from-2014".

    Where it is cut or letters are lost, a checksum of all of it stands at its end: what differs has another
    name.
    """
    said = [(name, [value for value in values if value]) for name, values in asked]
    words = [word for name, values in said if values for word in (name, *values)]
    names = {name for name, _ in said}
    values = [value for _, own in said for value in own]
    whole = "-".join(filter(None, map(slug, words)))
    is_told = all(value == slug(value) and "-" not in value and value not in names for value in values)
    if is_told and len(whole) <= _MOST:
        return whole
    checksum = sha256(json.dumps(said).encode()).hexdigest()[:_CHECKSUM]
    return f"{whole[: _MOST - _CHECKSUM - 1].strip('-')}-{checksum}"

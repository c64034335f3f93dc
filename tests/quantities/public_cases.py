"""The share of other projects' public cases that pass, by file, apart for the part held out while building.

Run as `python -m tests.quantities.public_cases`. The folder is QUANTITY_CASES or ../shared/quantities.
"""

from __future__ import annotations

import fnmatch
import json
import os
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from etl.quantities import Mention, find_mentions
from etl.quantities.english.currencies import NAMES, NATIONAL_NAMES, WEIGHTY_NAMES
from etl.quantities.english.measures import MEASURES
from tests.quantities.public_units import UNITS

HERE = Path(__file__).parent
CASES = Path(os.environ.get("QUANTITY_CASES") or HERE.parents[2] / "shared" / "quantities")
_TIMES = frozenset({"date", "period", "time"})
_DATE_PARTS = re.compile(
    r"\d+|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Share:
    """How many cases of one part of a file there are, are left out and pass."""

    cases: int
    left_out: int
    passed: int

    @property
    def share(self) -> float:
        """Passed among the cases that were not left out."""
        counted = self.cases - self.left_out
        return self.passed / counted if counted else 1.0


def is_held_out(text: str) -> bool:
    """Whether a case belongs to the third that is never looked at."""
    return zlib.crc32(text.encode()) % 3 == 0


def sentence(case: dict[str, Any]) -> str:
    """The input of a case."""
    return str(case["Input"] if "Input" in case else case["req"])


def _searched(case: dict[str, Any], where: str) -> list[str]:
    if where == "input":
        return [sentence(case)]
    found = []
    for result in case.get("Results", case.get("res", [])):
        resolution = result.get("Resolution") or {}
        texts = {
            "text": result.get("Text", result.get("surface")),
            "unit": resolution.get("unit", result.get("unit")),
            "value": resolution.get("value", result.get("value")),
        }
        found.append(str("" if texts[where] is None else texts[where]))
    return found


def is_left_out(name: str, case: dict[str, Any], rules: list[dict[str, str]]) -> bool:
    """Whether a class of `left_out.yml` names the case."""
    return any(
        fnmatch.fnmatch(name, rule["file"])
        and any(re.search(rule["pattern"], t) for t in _searched(case, rule["where"]))
        for rule in rules
    )


def passes(name: str, case: dict[str, Any]) -> bool:
    """Whether the extractor agrees with the case in what the file is about."""
    text = sentence(case)
    mentions = find_mentions(text)
    if "Date" in name:
        return _dates_agree(text, case["Results"], mentions)
    if name.startswith("quantulum3"):
        return _quantulum_agrees(text, case["res"], mentions)
    return _results_agree(name, case["Results"], mentions)


def _dates_agree(text: str, results: list[dict[str, Any]], mentions: list[Mention]) -> bool:
    dates = [m for m in mentions if m.kind in ("date", "period")]
    covered = [range(r["Start"], r["Start"] + r.get("Length", 0) or r["End"] + 1) for r in results]
    for span in covered:
        inside = [m for m in dates if m.start >= span.start - 1 and m.end <= span.stop + 1]
        for part in _DATE_PARTS.finditer(text, span.start, span.stop):
            if not any(m.start <= part.start() and part.end() <= m.end for m in inside):
                return False
        if not inside:
            return False
    return all(any(m.start < span.stop and m.end > span.start for span in covered) for m in dates)


def _bounds(printed: str) -> tuple[float | None, float | None]:
    low, high = printed[1:-1].split(",")
    return (float(low) if low else None, float(high) if high else None)


def _results_agree(name: str, results: list[dict[str, Any]], mentions: list[Mention]) -> bool:
    rest = [m for m in mentions if m.kind not in _TIMES and m.kind != "designation"]
    if "Ordinal" in name:
        rest = [m for m in rest if m.kind in ("ordinal", "rank", "enumerator")]
    elif name.startswith(
        ("recognizers_Currency", "recognizers_Percent", "recognizers_Age", "recognizers_Dimension")
    ):
        rest = [m for m in rest if _is_about(name, m)]
    for result in results:
        start, end = result["Start"], result["End"] + 1
        match = next((m for m in rest if m.start < end and m.end > start and _agrees(name, result, m)), None)
        if match is None:
            return False
        rest.remove(match)
    return not rest or "NumberRange" in name


def _is_about(name: str, mention: Mention) -> bool:
    if "Currency" in name:
        return mention.kind == "money"
    if "Percent" in name:
        return mention.unit == "percent"
    if "Age" in name:
        return mention.kind == "age"
    return mention.unit in MEASURES and mention.kind not in ("money", "share", "duration", "age")


def _agrees(name: str, result: dict[str, Any], mention: Mention) -> bool:
    resolution = result["Resolution"]
    if "NumberRange" in name:
        return (mention.low, mention.high) == _bounds(resolution["value"])
    value = float(str(resolution["value"]).rstrip("%"))
    if not _is_near(mention.value, value):
        return False
    if "unit" not in resolution or "Age" in name:
        return True
    if "Pence" in resolution["unit"] or resolution["unit"] in ("Cent", "Penny", "Sen"):
        return _is_near(mention.value, value)
    if "Currency" in name:
        return currency(resolution["unit"]) == mention.unit
    return is_same_unit(resolution["unit"], mention)


def currency(name: str) -> str | None:
    """The ISO code of a currency's name: "Swiss franc", "Rupee"."""
    words = name.lower().split()
    if len(words) > 1 and (code := NATIONAL_NAMES.get((words[-2], words[-1]))):
        return code
    return UNITS.get(name.lower()) or NAMES.get(words[-1]) or WEIGHTY_NAMES.get(words[-1])


def is_same_unit(name: str, mention: Mention) -> bool:
    """Whether a unit's name in the cases is the mention's, in American or British spelling."""
    unit = UNITS.get(name.lower(), name.lower()).replace("metre", "meter").replace("litre", "liter")
    ours = f"{mention.unit} per {mention.per}" if mention.per else str(mention.unit)
    return unit.replace(" ", "_").replace("gramme", "gram") == ours.replace(" ", "_").lower()


def _is_near(one: float | None, other: float) -> bool:
    return one is not None and (
        abs(one - other) <= 1e-6 * max(1.0, abs(other)) or abs(one * 100 - other) < 1e-9
    )


def _quantulum_agrees(text: str, results: list[dict[str, Any]], mentions: list[Mention]) -> bool:
    dates = [m for m in mentions if m.kind in _TIMES]
    rest = [
        m for m in mentions if m.kind not in _TIMES and m.kind not in ("designation", "ordinal", "enumerator")
    ]
    start = 0
    for result in results:
        start = text.find(result["surface"], start)
        end = start + len(result["surface"])
        match = next(
            (m for m in rest if m.start < end and m.end > start and _quantity_agrees(result, m)), None
        )
        if match is None:
            if result["unit"] == "dimensionless" and any(m.start <= start and end <= m.end for m in dates):
                continue
            return False
        rest.remove(match)
    return not rest


def _quantity_agrees(result: dict[str, Any], mention: Mention) -> bool:
    value = mention.value
    if value is None and mention.low is not None and mention.high is not None:
        value = (mention.low + mention.high) / 2
    if result["unit"] == "dimensionless":
        return _is_near(value, result["value"]) and mention.kind in ("count", "fraction", "ordinal")
    same = (
        currency(result["unit"]) == mention.unit
        if mention.kind == "money"
        else is_same_unit(result["unit"], mention)
    )
    return _is_near(value, result["value"]) and same


def read_cases(folder: Path = CASES) -> dict[str, list[dict[str, Any]]]:
    """The cases by file."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf8"))
        for path in sorted(folder.glob("*.json"))
        if path.stem != "quantulum3_errors"
    }


def read_rules() -> list[dict[str, str]]:
    """The classes of cases that are left out."""
    rules: list[dict[str, str]] = yaml.safe_load((HERE / "left_out.yml").read_text(encoding="utf8"))
    return rules


def shares(folder: Path = CASES) -> dict[str, tuple[Share, Share]]:
    """By file, the shares of the part for development and of the part held out."""
    rules = read_rules()
    result = {}
    for name, cases in read_cases(folder).items():
        parts = []
        for held_out in (False, True):
            part = [case for case in cases if is_held_out(sentence(case)) == held_out]
            kept = [case for case in part if not is_left_out(name, case, rules)]
            parts.append(Share(len(part), len(part) - len(kept), sum(passes(name, case) for case in kept)))
        result[name] = (parts[0], parts[1])
    return result


def main() -> None:
    """Print the shares by file."""
    print(f"{'file':36s}  {'development':>24s}  {'held out':>24s}")
    for name, parts in shares().items():
        cells = [
            f"{p.passed:3d}/{p.cases - p.left_out:3d} {p.share:6.1%} ({p.left_out:3d} out)" for p in parts
        ]
        print(f"{name:36s}  {cells[0]:>24s}  {cells[1]:>24s}")


if __name__ == "__main__":
    main()

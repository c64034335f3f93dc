"""Datasets of any size in the likeness of the real ones: `python -m tests.synthetic --out DIR`.

The five real digests come first. Each further one takes the head of one of them and as many paragraphs as
one of them has, drawn from all, so that kinds of mentions, indicators, subjects and origins keep their real
shares. In a paragraph the printed numbers stray, and the years move together with the document's date.
Documents tell of as many stories as the square root of their number, the first one the real story, the n-th
drawn with a weight of 1/n (vocabularies grow like that: Heaps; attention falls like that: Zipf); each further
story has its own subjects, events, places and half of the origins. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import accumulate
from math import isqrt
from pathlib import Path
from typing import Any

import yaml

from etl.assembly import assemble_tables
from etl.document_rows import Reader, Source
from etl.vocabularies import read_vocabularies

DOCUMENTS = 24  # of the corpus that tests share
DATASETS = Path(__file__).resolve().parent.parent / "datasets"
# What a story has of its own, by the keys of annotations that name it.
_OWN = {
    "subject": "subjects",
    "counterpart": "subjects",
    "event": "events",
    "site": "sites",
    "origin": "origins",
}
_SHIFTS = (-2, -1, 0)
_PARAGRAPH = re.compile(r"^\{#p\d+\}\n", re.MULTILINE)
_YEAR = re.compile(r"(?<![\d,.$])(?:19|20)\d\d(?![\d,]|\.\d)")
_FIGURE = re.compile(r"\[([^\]]+)\](?=\{indicator=)")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_IDS = re.compile(r'\b(subject|counterpart|event|site|origin)=("[^"]*"|[\w-]+)')


@dataclass(frozen=True, slots=True)
class Template:
    """A real digest: its front matter, its paragraphs."""

    head: Mapping[str, Any]
    paragraphs: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes the datasets that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    write_corpus(given.out, given.documents, given.seed)


def write_corpus(folder: Path, documents: int, seed: int = 1) -> Path:
    """Writes a whole datasets folder of five documents or more; returns it."""
    if documents < len(templates()):
        raise ValueError(f"{documents} documents: there are {len(templates())} real ones to begin with")
    stories = isqrt(documents) if documents > len(templates()) else 1
    shutil.copytree(DATASETS, folder, ignore=shutil.ignore_patterns("published", "verified.yml", ".*"))
    for name, records in _vocabularies(stories).items():
        with (folder / f"{name}.yml").open("a", encoding="utf-8") as file:
            file.writelines(f"{key}: {json.dumps(record)}\n" for key, record in records.items())
    if stories > 1:
        (folder / "derivations.yml").write_text(json.dumps(_pinned_derivations()), encoding="utf-8")
    weights = list(accumulate(1 / (story + 1) for story in range(stories)))
    for number in range(len(templates()), documents):
        name = f"synthetic-{number:06}"
        chance = random.Random(f"{seed} {number}")
        (story,) = chance.choices(range(stories), cum_weights=weights)
        (folder / "documents" / f"{name}.md").write_text(_digest(name, story, chance), encoding="utf-8")
    return folder


@cache
def templates() -> tuple[Template, ...]:
    """The real digests."""
    found = []
    for path in sorted((DATASETS / "documents").glob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        found.append(Template(yaml.safe_load(head), tuple(map(str.strip, _PARAGRAPH.split(body)[1:]))))
    return tuple(found)


def _digest(name: str, story: int, chance: random.Random) -> str:
    """One digest of a story."""
    head = chance.randrange(len(templates()))
    shift = chance.choice(_SHIFTS)
    count = len(chance.choice(templates()).paragraphs)
    drawn = chance.choices(fitting(head, shift), k=count)
    paragraphs = [
        f"{{#p{place}}}\n{_retold(text, story, shift, chance)}\n" for place, text in enumerate(drawn, 1)
    ]
    return f"{_head(name, head, story, shift)}\n" + "\n".join(paragraphs)


@cache
def fitting(head: int, shift: int) -> tuple[str, ...]:
    """The paragraphs that may stand below that head with their years shifted: not "this year" of another."""
    reader = Reader(read_vocabularies(DATASETS))
    found = []
    for template in templates():
        for text in template.paragraphs:
            digest = f"{_head('trial', head, 0, shift)}\n{{#p1}}\n{_shifted(text, shift)}\n"
            outcome = reader.read(Source(DATASETS / "documents" / "trial.md", digest.encode(), None))
            found += [] if outcome.problems else [text]
    return tuple(found)


def _head(name: str, head: int, story: int, shift: int) -> str:
    meta = dict(templates()[head].head)
    meta["id"] = name
    if name != "trial":
        meta["title"] = f"{meta['title']} ({name.partition('-')[2].lstrip('0')})"
    meta["published"] = _shifted(str(meta["published"]), shift) if meta.get("published") else None
    relied = meta.get("relies_on") or []
    meta["relies_on"] = [{**one, "origin": _own_id("origins", one["origin"], story)} for one in relied]
    pinned = sha256(name.encode()).hexdigest()
    meta["original"] = {**meta["original"], "file": f"{name}.txt", "sha256": pinned}
    return f"---\n{yaml.safe_dump(meta, sort_keys=False, allow_unicode=True, width=1000)}---\n"


def _retold(text: str, story: int, shift: int, chance: random.Random) -> str:
    """A paragraph with other numbers and years, told of another story."""

    def strayed(figure: re.Match[str]) -> str:
        return f"[{_NUMBER.sub(lambda number: _stray(number[0], chance), figure[1])}]"

    def of_story(named: re.Match[str]) -> str:
        ids = named[2].strip('"').split(";")
        return f'{named[1]}="{";".join(_own_id(_OWN[named[1]], one, story) for one in ids)}"'

    return _IDS.sub(of_story, _shifted(_FIGURE.sub(strayed, text), shift))


def _shifted(text: str, shift: int) -> str:
    return _YEAR.sub(lambda year: str(int(year[0]) + shift), text)


def _stray(number: str, chance: random.Random) -> str:
    """In half of the cases the number itself, else one up to a third off; never another year."""
    if _YEAR.fullmatch(number) or chance.random() < 0.5:
        return number
    decimals = len(number.partition(".")[2])
    value = float(number.replace(",", "")) * chance.uniform(0.67, 1.33)
    strayed = max(2.0, round(value, decimals))
    return f"{strayed:,.{decimals}f}" if "," in number else f"{strayed:.{decimals}f}"


@cache
def _record(vocabulary: str) -> Mapping[str, Mapping[str, Any]]:
    content: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
        (DATASETS / f"{vocabulary}.yml").read_text("utf-8")
    )
    return content


def _is_own(vocabulary: str, key: str, story: int) -> bool:
    """Whether a story has its own record: not of countries' outlines, nor of every other origin."""
    record = _record(vocabulary).get(key)
    if story == 0 or record is None:
        return False
    if vocabulary == "origins":
        return record["kind"] != "unnamed_group" and (len(key) + story) % 2 == 0
    return vocabulary != "sites" or record.get("longitude") is not None


def _own_id(vocabulary: str, key: str, story: int) -> str:
    return f"{key}_{story}" if _is_own(vocabulary, key, story) else key


def _vocabularies(stories: int) -> dict[str, dict[str, Mapping[str, Any]]]:
    """The records of all further stories, by vocabulary and id."""
    return {
        vocabulary: {
            _own_id(vocabulary, key, story): dict(_renamed(record, story))
            for story in range(1, stories)
            for key, record in _record(vocabulary).items()
            if _is_own(vocabulary, key, story)
        }
        for vocabulary in sorted(set(_OWN.values()))
    }


def _renamed(record: Mapping[str, Any], story: int) -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        if name in ("title", "name"):
            yield name, f"{value} {story}"
        elif name in ("longitude", "latitude"):
            yield name, value + (story % 10 - 5 if name == "longitude" else (story // 10) % 10 - 5) / 3
        elif name not in ("note", "iso3", "boundary"):
            yield name, value


def _pinned_derivations() -> Mapping[str, Any]:
    """The derivations, each input taken from the real document that gives it."""
    rows = assemble_tables(DATASETS)["figures"].to_pylist()
    documents = {row["figure_id"]: (row["indicator_id"], row["document_id"]) for row in rows}
    pinned = json.loads(json.dumps(_record("derivations")))
    for key, derivation in pinned.items():
        row = next(row for row in rows if row["figure_id"].startswith(f"derived.{key}"))
        used = [documents[figure] for figure in json.loads(row["input_figure_ids"])]
        for wanted in derivation.get("inputs", {}).values():
            wanted["document"] = next(
                document for indicator, document in used if indicator == wanted["indicator"]
            )
    return dict(pinned)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Two small originals, their digests and vocabularies, written where a test wants them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

ORIGINALS = {
    "north": (
        "A text from the north\n\n"
        "Caracas paid Moscow $3 billion for T-72 tanks in 2021, and oil output rose to more than 120,000 "
        "barrels per day.\n"
        "Talks were held on August 7, 2022, their largest round so far. The two sides took 12 hours.\n"
    ),
    "south": (
        "A text from the south\n\n"
        "The tanks cost $3 billion, it is said, and there were no new public loans in 2023.\n"
    ),
}

_PARAGRAPHS = {
    "north": """\
{#p2}
Tanks of the type [T-72]{system=t_72} cost [Caracas]{site=caracas} [$3 billion]{indicator=spending \
subject=venezuela period="2021" origin=ministry} in 2021.
More than [120,000 barrels per day]{indicator=oil_output subject=venezuela} flowed.

{#p3}
On [7 August 2022]{event=talks} both sides met for the \
[largest]{indicator=talks_rank subject=venezuela} round yet, \
which lasted [12 hours]{ignore="how long a meeting took"}.
""",
    "south": """\
{#p2}
For the tanks [$3 billion]{indicator=spending subject=venezuela status=alleged} is the price that is named; \
[no]{indicator=new_loans subject=venezuela period="2023"} public loans were new in 2023.
""",
}

_VOCABULARIES = {
    "indicators": """\
spending:
  {title: Spending, measure: money paid for arms, theme: arms, unit: USD, kinds: [money]}
oil_output:
  {title: Oil output, measure: crude oil produced, theme: oil, unit: oil_barrel/day, accepts: [barrel/day], \
kinds: [rate, count]}
talks_rank: {title: Rank of the talks, measure: place by size, theme: diplomacy, unit: rank, kinds: [rank]}
new_loans:
  {title: New loans, measure: public loans granted, theme: money, unit: loan, accepts: [public_loan], \
kinds: [count]}
""",
    "subjects": "venezuela: {title: Venezuela, kind: country, iso3: VEN}\n",
    "origins": """\
ministry: {title: The ministry, kind: official, via: [registry]}
registry: {title: The registry, kind: data}
""",
    "sites": """\
caracas: {name: Caracas, kind: capital, precision: city, longitude: -66.9, latitude: 10.5, \
coordinate_source: a gazetteer}
""",
    "events": "talks: {title: The talks, theme: diplomacy}\n",
    "systems": "t_72: {name: T-72, printed: [T-72], what: main battle tank}\n",
    "calendar": "{}\n",
    "derivations": """\
half:
  indicator: spending
  title: Half of the spending
  subject: venezuela
  formula: a / parts
  inputs: {a: {indicator: spending, subject: venezuela, document: north}}
  constants: {parts: {value: 2}}
  unit: USD
  assumption: both years cost the same
""",
}


def front_matter(name: str, ignored: str = "[]") -> str:
    """The head of a digest, pinned to its original."""
    original = ORIGINALS[name].encode()
    return f"""\
---
id: {name}
title: A text from the {name}
published: "2024-05"
published_basis: {{basis: stated, reason: it says so}}
kind: article
original: {{file: {name}.txt, sha256: {sha256(original).hexdigest()}, characters: {len(ORIGINALS[name])}}}
ignored: {ignored}
---

"""


def write_datasets(folder: Path) -> Path:
    """A whole datasets folder without any fault; returns it."""
    datasets = folder / "datasets"
    (datasets / "documents").mkdir(parents=True)
    (datasets / "boundaries").mkdir()
    ignored = {
        "north": "[{paragraph: 3, printed: two sides, reason: plain counting word}]",
        "south": "[]",
    }
    for name, paragraphs in _PARAGRAPHS.items():
        digest(datasets, name).write_text(front_matter(name, ignored[name]) + paragraphs, "utf-8")
    for name, records in _VOCABULARIES.items():
        (datasets / f"{name}.yml").write_text(records, "utf-8")
    return datasets


def write_originals(folder: Path) -> Path:
    """The originals of those datasets in a folder of their own; returns it."""
    originals = folder / "originals"
    originals.mkdir()
    for name, text in ORIGINALS.items():
        (originals / f"{name}.txt").write_bytes(text.encode())
    return originals


def digest(datasets: Path, name: str) -> Path:
    """The file of one digest."""
    return datasets / "documents" / f"{name}.md"


def change(path: Path, old: str, new: str) -> None:
    """Replaces a text that must stand in the file."""
    content = path.read_text("utf-8")
    assert old in content, f"{path.name} does not hold {old!r}"
    path.write_text(content.replace(old, new), "utf-8")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

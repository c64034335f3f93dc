"""What fuzzing starts from: pieces of the digests and vocabularies, words that open rules, known mischief."""

from __future__ import annotations

import re
from pathlib import Path

from etl.annotations import ANNOTATION_KEYS
from tests.fuzz.targets import DATASETS
from tests.quantities.test_properties import PIECES

# Inputs that were findings once, each a file named for what it showed.
FOUND = Path(__file__).resolve().parent / "found"
MISCHIEF = (
    "٣ million, ３ ships, 𝟑 tanks, Ⅷ planes, ೩ and 二十",
    "1\u202e23 million\u202c barrels, 4\u2066 5\u2069 years",
    "a\0b 7\x01 days \x1b[31m12%\x7f",
    "\ufeff{#p1}\r\nTen \ud7ff\ue000 \U0010ffff men.\r\n",
    "<script>alert(1)</script> 5 <b>million</b>",
    "=1+1 @SUM(2) -3 +4",
    "1-² win, 1/② of it, in May ², 2024-③, 28-2 May 2024, 5 and 3 May 2024",
    '{#p1}\n[7 August]{event=parade date="²²²²-08-07"} In 1200 BC [3 men]{indicator=x period="2024"}.\n',
    "9" * 400 + " million billion trillion",
    "1e999 and 0.0000000001% and -0",
    "[" * 60 + "{" * 60,
    '[x]{a=b c="d e" .f #g}{h} [y]{=} [z]{site="a;b;"}',
    "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "? [a]\n: {b: !!python/object:x.y z}\n",
)
_PARAGRAPH = re.compile(r"(?=^\{#p)", re.MULTILINE)


def seeds(target: str) -> list[bytes]:
    """The seed inputs of a target, in a fixed order."""
    digests = [path.read_text("utf-8") for path in sorted((DATASETS / "documents").glob("*.md"))]
    paragraphs = [part for text in digests for part in _PARAGRAPH.split(text)[1:]]
    vocabularies = [path.read_text("utf-8") for path in sorted(DATASETS.glob("*.yml"))]
    own: dict[str, list[str]] = {
        "mentions": [part for text in paragraphs for part in re.split(r"(?<=[.!?])\s", text)],
        "digests": digests,
        "statements": paragraphs,
        "vocabularies": [*(_records(vocabularies)), *(text.split("---\n")[1] for text in digests)],
        "periods": ["2004/2014", "2018/..", "2025-08-07", "2022-02", "a / (b + c) * d - e"],
        "addresses": [
            "theme=arms&from=2004&to=2014&unit=mile.km&search=x%20y&figure=alpha.capacity",
            "documents=alpha,beta&status=derived&version=000000000000&version=1",
        ],
    }
    found = [path.read_bytes() for path in sorted(FOUND.glob(f"{target}-*"))]
    return [*(text.encode() for text in (*own[target], *MISCHIEF)), *found]


def _records(vocabularies: list[str]) -> list[str]:
    """Each record of each vocabulary by itself, at most twenty of a file."""
    parts = (re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:21] for text in vocabularies)
    return [part for some in parts for part in some]


def dictionary() -> str:
    """Words and marks that chance would seldom hit upon, in libFuzzer's form."""
    keys = {f"{{{key}=" for key in ANNOTATION_KEYS} | {
        f" {key}=" for keys in ANNOTATION_KEYS.values() for key in keys
    }
    ids = {
        "venezuela",
        "russia",
        "maracay_plant",
        "arms_import_share",
        "oil_output",
        "2004/2014",
        "{#p1}",
        "\n\n",
    }
    words = sorted(
        {*PIECES, *keys, *ids, "title: ", "basis: ", "- {", "&a ", "*a", "!!", "|\n", "theme=", "unit="}
    )
    return "".join(f'"{_escaped(word)}"\n' for word in words)


def _escaped(word: str) -> str:
    return "".join(
        chr(byte) if 32 < byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}" for byte in word.encode()
    )

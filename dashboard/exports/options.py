"""The options of `python -m dashboard export`, and what they ask for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from dashboard.exports.interruption import Interrupted, interruptible

if TYPE_CHECKING:
    from dashboard.contents import Ground

_EXAMPLE = (
    "For example: export --all --format png,pdf --out exports; "
    "export --chart arms-share --size slide --format svg --out ."
)
_FORMATS = (
    "one or more of png,svg,pdf,csv,xlsx,json,bib,csl,html,pptx,docx; with --all also zip,geojson,parquet"
)
_SELECT = "filters as a page's address names them: 'theme=arms&from=2004'"


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """Give a parser the options of the command."""
    parser.epilog = _EXAMPLE
    what = parser.add_argument_group("what to write")
    what.add_argument("--all", action="store_true", help="every page, every chart, all data")
    what.add_argument(
        "--page",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help="pages by address; home: briefing",
    )
    what.add_argument(
        "--chart",
        nargs="+",
        action="extend",
        default=[],
        metavar="ID",
        help="charts, such as arms-share or map",
    )
    how = parser.add_argument_group(
        "how (defaults: PNG twice as dense as a screen, light, the size of a page)"
    )
    how.add_argument("--format", default="png", metavar="KINDS", help=_FORMATS)
    how.add_argument("--theme", choices=["light", "dark"], default="light")
    how.add_argument("--size", default="page", metavar="SIZES", help="of charts: column,page,slide,square")
    how.add_argument("--scale", type=int, choices=[1, 2, 3], default=2, help="how dense a PNG is")
    how.add_argument("--paper", choices=["A4", "Letter"], default="A4", help="of PDF and Word files")
    how.add_argument(
        "--for-excel", action="store_true", help="begin CSV with the mark by which Excel knows its letters"
    )
    how.add_argument("--select", default="", metavar="QUERY", help=_SELECT)
    how.add_argument("--version", metavar="V", help="version of the data; else the one in use")
    how.add_argument(
        "--title", default="", help="of a report; a PDF of all that is asked for is then written, too"
    )
    how.add_argument("--note", default="", help="of a report, as --title")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write into")


def exported(options: argparse.Namespace) -> int:
    """Do what the options ask for; return the exit status."""
    try:
        with interruptible():
            return _exported(options)
    except Interrupted:
        print("interrupted: the files written so far are whole", file=sys.stderr)
        return 1


def _exported(options: argparse.Namespace) -> int:
    from dashboard.exports.command import export
    from dashboard.exports.picture_sizes import SIZES
    from dashboard.exports.plan import KINDS, Wish

    kinds, sizes = _listed(options.format), _listed(options.size)
    if trouble := _trouble(options, kinds, KINDS, sizes, tuple(SIZES)):
        print(trouble, file=sys.stderr)
        return 2
    wish = Wish(
        kinds, tuple(options.page), tuple(options.chart), options.all, sizes, options.scale, options.paper,
        options.title, options.note, options.for_excel,
    )  # fmt: skip
    return export(wish, lambda: _ground(options), options.out)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))


def _trouble(
    options: argparse.Namespace, kinds: tuple[str, ...], known: tuple[str, ...], sizes: tuple[str, ...],
    known_sizes: tuple[str, ...],
) -> str | None:  # fmt: skip
    """One line on what is wrong with the options; None where nothing is."""
    if not (options.all or options.page or options.chart):
        return "nothing was asked for: give --all, --page NAME or --chart ID"
    if options.all and (options.page or options.chart):
        return "--all leaves nothing to choose: leave out --page and --chart, or --all"
    for said, given, there in (("--format", kinds, known), ("--size", sizes, known_sizes)):
        if unknown := [one for one in given if one not in there] or (["nothing"] if not given else []):
            return f"{said} does not know {', '.join(unknown)}; choose of {', '.join(there)}"
    return None


def _ground(options: argparse.Namespace) -> Ground:
    """What the files are made from. Raises DataUnavailable and NothingToExport."""
    from dashboard.address import PARAMETERS, read_selection
    from dashboard.contents import Ground
    from dashboard.data import open_edition
    from dashboard.exports.plan import NothingToExport
    from dashboard.named import known_names

    edition = open_edition(options.version)
    if edition.notice:
        print(edition.notice, file=sys.stderr)
    if options.version and edition.version != options.version:
        raise NothingToExport(
            f"there is no version {options.version} of the data; the one in use is {edition.version}"
        )
    reading = read_selection(parse_qs(options.select), known_names(edition))
    unknown = set(parse_qs(options.select, keep_blank_values=True)) - set(PARAMETERS)
    if reading.notices or unknown:
        # On a page the rest is shown all the same; a command does nothing by halves.
        told = " ".join(reading.notices).replace(" and was left out", "")
        unasked = f"--select does not know {', '.join(sorted(unknown))}"
        raise NothingToExport(f"{told}; nothing was written" if told else unasked)
    return Ground(edition, reading.selection, options.theme)

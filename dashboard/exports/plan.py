"""Which files an export writes: pictures, print and data of charts and pages, or all that there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import get_args

from dashboard.charts.chart import Chart
from dashboard.charts.map_scene import Fit
from dashboard.contents import Drawn, Ground, MapDrawn, heeded, page_contents
from dashboard.downloads import slug
from dashboard.exports.chart_files import Picture, PictureKind, chart_picture
from dashboard.exports.data_files import DataFile, files_of_everything, files_of_selection
from dashboard.exports.map_files import FITS, NO_RINGS, drawn_map, map_fits, map_id, map_picture
from dashboard.exports.page_pictures import page_png
from dashboard.exports.picture_notes import filter_words, picture_notes
from dashboard.exports.picture_sizes import SIZES
from dashboard.exports.report import Paper, Report, ReportKind
from dashboard.exports.report_chapters import MAP_PICTURE, chapters_of
from dashboard.exports.report_files import page_pdf, report_file
from dashboard.file_names import part_of_selection, stem
from dashboard.navigation import PAGES, PageEntry

PICTURE_KINDS: tuple[PictureKind, ...] = get_args(PictureKind)
DATA_KINDS = ("csv", "xlsx", "json", "bib", "csl")
REPORT_KINDS = ("html", "pptx", "docx")
# Files of all data at once.
WHOLE_KINDS = ("zip", "geojson", "parquet")
KINDS = (*PICTURE_KINDS, *DATA_KINDS, *REPORT_KINDS, *WHOLE_KINDS)
PAGE_NAMES = {page.name: page for page in PAGES}
Files = Mapping[str, bytes]


class NothingToExport(Exception):
    """What was asked for does not exist; the message is one line that names what does."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported: everything, or pages and charts by name.

    With a title or a note all is put together into one PDF, too. `for_excel` begins CSV with a byte order
    mark.
    """

    kinds: tuple[str, ...]
    pages: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    is_all: bool = False
    sizes: tuple[str, ...] = ("page",)
    scale: int = 2
    paper: Paper = "A4"
    title: str = ""
    note: str = ""
    for_excel: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One step of an export; `make` gives files by name and raises one of the exports' own errors.

    What `draws` needs Chromium.
    """

    label: str
    make: Callable[[], Files]
    draws: bool = False


def planned(wish: Wish, ground: Ground, server: Callable[[], str]) -> list[Task]:
    """The steps of an export, the quickest first; `server` starts a dashboard when a page needs it.

    Raises NothingToExport and DataUnavailable.
    """
    pictures = _all_pictures(ground)
    unknown = [name for name in wish.pages if name not in PAGE_NAMES]
    unknown += [name for name in wish.charts if name not in pictures]
    if empty := [name for name in unknown if name in _without_rings(ground)]:
        raise NothingToExport(f"{empty[0]}: {NO_RINGS}")
    if unknown:
        raise NothingToExport(
            f"not known: {', '.join(unknown)}; pages: {', '.join(PAGE_NAMES)}; charts: {', '.join(pictures)}"
        )
    if only := [kind for kind in wish.kinds if kind in WHOLE_KINDS and not wish.is_all]:
        holds = "hold" if len(only) > 1 else "holds"
        raise NothingToExport(f"{', '.join(only)} {holds} all data at once: ask for it with --all")
    pages = list(PAGE_NAMES.values()) if wish.is_all else [PAGE_NAMES[name] for name in wish.pages]
    charts = {name: made for name, made in pictures.items() if wish.is_all or name in wish.charts}
    chosen = [] if wish.is_all else [_report_item(name) for name in wish.charts]
    items = [*(entry.name for entry in pages), *chosen]
    return [
        *(_whole_tasks(wish, ground) if wish.is_all else ()),
        *(task for name, made in charts.items() for task in _chart_tasks(name, made, wish, ground)),
        *(task for entry in pages for task in _page_tasks(entry, wish, ground, server)),
        *_report_tasks(wish, ground, items),
    ]


def left_out(wish: Wish, ground: Ground) -> list[str]:
    """What is left out or holds no figure since nothing of it is selected, each in a line with the reason."""
    if wish.is_all:
        return [f"left out: {name}: {NO_RINGS}" for name in _without_rings(ground)]
    empty = [name for name in wish.pages if not _ids_on(PAGE_NAMES[name], ground)]
    return [f"{name}: the filters leave no figure and no dated statement of this page" for name in empty]


def _report_item(name: str) -> str:
    """What a report calls a picture: it has those of the map together, as "map" is a page there."""
    return MAP_PICTURE if name in map(map_id, FITS) else name


def _without_rings(ground: Ground) -> list[str]:
    """The pictures of the map that would show nothing of their own."""
    return [map_id(fit) for fit in FITS if fit not in map_fits(ground)]


MakePicture = Callable[[str], Picture]


def _all_pictures(ground: Ground) -> dict[str, MakePicture]:
    """What makes each picture in a size, by the id of the chart; the map among them, in each of its parts."""
    made: dict[str, MakePicture] = {}
    for path in (page.path for page in PAGES):
        made |= _pictures_of(path, ground)
    return made


def _pictures_of(path: str, ground: Ground) -> dict[str, MakePicture]:
    if path == "map":
        return {map_id(fit): partial(_map, fit, ground) for fit in map_fits(ground)}
    return {chart.chart_id: partial(_chart, chart, ground) for chart in page_contents(path, ground).charts}


def _chart(chart: Chart, ground: Ground, size: str) -> Picture:
    return chart_picture(chart, picture_notes(chart, ground), SIZES[size], ground.mode)


def _map(fit: Fit, ground: Ground, size: str) -> Picture:
    return map_picture(drawn_map(ground, fit), ground, SIZES[size])


def _page_tasks(entry: PageEntry, wish: Wish, ground: Ground, server: Callable[[], str]) -> Iterator[Task]:
    name, ground = entry.name, heeded((entry.path,), ground)
    for view, asked in _views(entry, ground):
        yield from _view_tasks(entry, view, wish, asked, server)
    if "svg" in wish.kinds and not wish.is_all:
        for made in _pictures_of(entry.path, ground).values():
            yield from _picture_tasks(made, wish, ("svg",))
    if not wish.is_all:
        yield from _data_tasks(name, _ids_on(entry, ground), wish, ground)


def _views(entry: PageEntry, ground: Ground) -> Iterator[tuple[str, Ground]]:
    """The views of a page with their names: of Sources each document, of every other page the page."""
    if entry.path != "sources":
        yield entry.name, ground
        return
    for document in ground.whole.documents:
        yield f"sources-{slug(document)}", replace(ground, asked={"document": document})


def _view_tasks(
    entry: PageEntry, name: str, wish: Wish, ground: Ground, server: Callable[[], str]
) -> Iterator[Task]:
    whole_name = stem(f"{name}{'-dark' if ground.mode == 'dark' else ''}", ground.version, _part(ground))

    def photographed() -> Files:
        return {f"{whole_name}.png": page_png(server(), entry.path, ground, scale=wish.scale, stays=True)}

    def printed() -> Files:
        return {f"{whole_name}-{wish.paper.lower()}.pdf": page_pdf(entry.path, ground, wish.paper)}

    if "png" in wish.kinds:
        yield Task(f"page {name}, PNG", photographed, draws=True)
    if "pdf" in wish.kinds:
        yield Task(f"page {name}, PDF", printed, draws=True)


def _part(ground: Ground) -> str:
    """What stands in the names of files that do not hold everything."""
    return part_of_selection(ground.selection, ground.whole)


def _ids_on(entry: PageEntry, ground: Ground) -> list[str]:
    """The figures and events of a page: those of its themes, or all where it has none."""
    catalogue = heeded((entry.path,), ground).catalogue
    told = [(name, one.theme) for name, one in catalogue.figures.items()]
    told += [(name, one.theme) for name, one in catalogue.events.items()]
    return [name for name, theme in told if not entry.themes or theme in entry.themes]


def _chart_tasks(name: str, made: MakePicture, wish: Wish, ground: Ground) -> Iterator[Task]:
    yield from _picture_tasks(made, wish, PICTURE_KINDS)
    if not wish.is_all:
        yield from _data_tasks(name, made("page").notes.figure_ids, wish, ground)


def _picture_tasks(made: MakePicture, wish: Wish, kinds: Sequence[PictureKind]) -> Iterator[Task]:
    for size in wish.sizes:
        picture = made(size)
        for kind in (one for one in kinds if one in wish.kinds):
            scale = wish.scale if kind == "png" else 1
            label = f"{picture.picture_id}, {size}, {kind.upper()}"
            draws = kind != "svg" or picture.is_plotted
            yield Task(label, partial(picture.files, kind, scale), draws)


def _data_tasks(name: str, ids: Sequence[str], wish: Wish, ground: Ground) -> Iterator[Task]:
    filters = filter_words(ground.selection, ground.whole)
    files = files_of_selection(
        ground.catalogue, ground.edition, ids, name, filters, _part(ground), for_excel=wish.for_excel
    )
    yield from _of_kinds(files, wish.kinds)


def _whole_tasks(wish: Wish, ground: Ground) -> Iterator[Task]:
    """All data; where filters leave some out, what is selected in files of its own beside them."""
    yield from _of_kinds(files_of_everything(ground.edition, for_excel=wish.for_excel), wish.kinds)
    if filters := filter_words(ground.selection, ground.whole):
        files = files_of_selection(
            ground.catalogue, ground.edition, filters=filters, part=_part(ground), for_excel=wish.for_excel
        )
        yield from _of_kinds(files, wish.kinds)


def _of_kinds(files: Iterable[DataFile], kinds: Sequence[str]) -> Iterator[Task]:
    for file in files:
        if _kind_of(file) in kinds:
            yield Task(file.name, partial(_named, file))


def _kind_of(file: DataFile) -> str:
    return "csl" if file.name.endswith(".csl.json") else file.name.rpartition(".")[2]


def _named(file: DataFile) -> Files:
    return {file.name: file.make()}


def _report_tasks(wish: Wish, ground: Ground, items: Sequence[str]) -> Iterator[Task]:
    """One report of everything asked for, in each kind asked for."""
    ground = heeded(items, ground)
    report = Report(wish.title, wish.note, tuple(items), ground)
    name = stem(slug(wish.title) or "report", ground.version, _part(ground))
    offered = (*REPORT_KINDS, "pdf") if wish.title or wish.note else REPORT_KINDS
    for kind in (one for one in get_args(ReportKind) if one in wish.kinds and one in offered):
        make = partial(_report, report, kind, f"{name}.{kind}", wish.paper)
        yield Task(f"report, {kind.upper()}", make, kind == "pdf" or _has_plates(report, kind))


def _has_plates(report: Report, kind: ReportKind) -> bool:
    """Whether a report that is not printed holds what is drawn in the browser; HTML takes a map as it is."""
    parts = [part for chapter in chapters_of(report) for part in chapter.parts]
    return any(isinstance(part, Drawn) or (isinstance(part, MapDrawn) and kind != "html") for part in parts)


def _report(report: Report, kind: ReportKind, name: str, paper: Paper) -> Files:
    return {name: report_file(report, kind, paper)}

"""Which files an export writes: all that the buttons give can be had from the command line."""

from __future__ import annotations

from argparse import ArgumentParser

import pytest

from dashboard.contents import Ground, heeded
from dashboard.exports.map_files import map_fits
from dashboard.exports.options import add_export_options
from dashboard.exports.page_pictures import foot_words
from dashboard.exports.plan import NothingToExport, Task, Wish, left_out, planned
from dashboard.selection import Selection


def _tasks(wish: Wish, ground: Ground) -> dict[str, Task]:
    def no_server() -> str:
        raise AssertionError("no page is to be photographed")

    return {task.label: task for task in planned(wish, ground, no_server)}


def _files(wish: Wish, ground: Ground) -> dict[str, bytes]:
    return {name: made for task in _tasks(wish, ground).values() for name, made in task.make().items()}


def test_a_title_makes_one_pdf_of_all_that_is_asked_for(ground: Ground) -> None:
    pages = ("money", "oil")
    plain = _tasks(Wish(("pdf",), pages), ground)
    assert list(plain) == ["page money, PDF", "page oil, PDF"]
    assert list(_tasks(Wish(("pdf",), pages, title="Loans"), ground)) == [*plain, "report, PDF"]
    assert list(_tasks(Wish(("pdf",), pages, note="For you"), ground)) == [*plain, "report, PDF"]


def test_sources_of_a_selection_can_be_cited_in_both_forms(ground: Ground) -> None:
    some = Ground(ground.edition, Selection(themes=("oil",)))
    tasks = _tasks(Wish(("bib", "csl"), charts=("oil-gdp",)), some)
    made = {name: content for task in tasks.values() for name, content in task.make().items()}
    endings = sorted(name.partition(".")[2] for name in made)
    assert endings == ["bib", "csl.json"]
    assert all(b"Parade" in content for content in made.values())
    assert not any(name.endswith(".csl.json") for name in _tasks(Wish(("json",), charts=("oil-gdp",)), some))


def test_csv_has_the_mark_for_excel_where_it_is_asked_for(ground: Ground) -> None:
    for asked, begins in ((True, True), (False, False)):
        tasks = _tasks(Wish(("csv",), charts=("oil-gdp",), for_excel=asked), ground)
        contents = [content for task in tasks.values() for content in task.make().values()]
        assert contents
        assert all(content.startswith(b"\xef\xbb\xbf") is begins for content in contents)


@pytest.mark.parametrize("kind", ["html", "pptx", "docx", "pdf"])
def test_every_picture_can_be_put_into_a_report(kind: str, ground: Ground) -> None:
    with pytest.raises(NothingToExport, match="charts: ") as told:
        _tasks(Wish((kind,), charts=("nowhere",)), ground)
    offered = str(told.value).partition("charts: ")[2].split(", ")
    assert {"map", "map-rings", "arms-share"} <= set(offered)
    for name in offered:
        assert f"report, {kind.upper()}" in _tasks(Wish((kind,), charts=(name,), title="T"), ground)


def test_a_picture_of_the_map_in_a_report_is_not_the_whole_page(ground: Ground) -> None:
    charts = ("map", "map-rings", "arms-share")
    tasks = _tasks(Wish(("html",), charts=charts), ground)
    (content,) = tasks["report, HTML"].make().values()
    assert b"Where things are" in content
    assert b"What is where" not in content


def test_the_map_with_the_rings_is_left_out_where_no_distance_is_selected(ground: Ground) -> None:
    wish = Wish(("svg",), charts=("map-rings",))
    assert list(_tasks(wish, ground)) == ["map-rings, page, SVG"]
    some = Ground(ground.edition, Selection(themes=("oil",)))
    assert map_fits(some) == ("venezuela",)
    with pytest.raises(NothingToExport, match="map-rings: no printed distance is in what is selected"):
        _tasks(wish, some)
    whole = Wish(("svg",), is_all=True)
    assert not any("map-rings" in label for label in _tasks(whole, some))
    assert "map, page, SVG" in _tasks(whole, some)
    assert [line.partition(": no")[0] for line in left_out(whole, some)] == ["left out: map-rings"]
    assert left_out(whole, ground) == left_out(Wish(("svg",), charts=("map",)), some) == []


def test_all_with_filters_writes_what_is_selected_beside_everything(ground: Ground) -> None:
    some = Ground(ground.edition, Selection(first_year=2020))
    version = ground.version
    every = _tasks(Wish(("csv",), is_all=True), ground)
    both = _tasks(Wish(("csv",), is_all=True), some)
    assert f"figures-{version}.csv" in every
    assert both.keys() - every.keys() == {
        f"figures--from-2020-{version}.csv",
        f"events--from-2020-{version}.csv",
    }
    whole, part = (both[f"figures-{name}{version}.csv"].make() for name in ("", "-from-2020-"))
    assert len(*part.values()) < len(*whole.values())


def test_a_picture_of_a_selection_says_so_in_its_name(ground: Ground) -> None:
    some = Ground(ground.edition, Selection(first_year=2004))
    wish = Wish(("svg",), charts=("oil-gdp", "map"), sizes=("slide",))
    names = [name for ground_ in (ground, some) for name in _names(wish, ground_)]
    assert len(set(names)) == 4
    assert sum("--from-2004-" in name for name in names) == 2


@pytest.mark.parametrize("kind", ["pdf", "pptx"])
def test_a_page_or_report_of_a_selection_does_not_replace_that_of_everything(
    kind: str, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    for maker in ("page_pdf", "report_file"):
        monkeypatch.setattr(f"dashboard.exports.plan.{maker}", lambda *_: b"")
    some, wish = Ground(ground.edition, Selection(first_year=2004)), Wish((kind,), pages=("money",))
    (whole,), (part,) = (_names(wish, one) for one in (ground, some))
    assert part == whole.replace(ground.version, f"-from-2004-{ground.version}")


def _names(wish: Wish, ground: Ground) -> list[str]:
    return [name for task in _tasks(wish, ground).values() for name in task.make()]


def test_a_page_of_which_the_filters_leave_nothing_is_named(ground: Ground) -> None:
    some = Ground(ground.edition, Selection(themes=("oil",)))
    assert [line.partition(":")[0] for line in left_out(Wish(("csv",), ("oil", "arms")), some)] == ["arms"]
    assert left_out(Wish(("csv",), ("oil", "arms")), ground) == []


def test_pages_and_charts_may_be_asked_for_one_by_one() -> None:
    parser = ArgumentParser()
    add_export_options(parser)
    said = "--page arms --page oil money --chart map --chart arms-share --out here"
    options = parser.parse_args(said.split())
    assert (options.page, options.chart) == (["arms", "oil", "money"], ["map", "arms-share"])


@pytest.mark.parametrize("pages", [("data",), ("sources",), ("data", "sources")])
def test_files_of_pages_that_heed_no_filters_name_none(pages: tuple[str, ...], ground: Ground) -> None:
    some = Ground(ground.edition, Selection(themes=("arms",), first_year=2004, documents=("arsenal-grows",)))
    wish = Wish(("html", "csv"), pages)
    named, whole = _files(wish, some), _files(wish, ground)
    assert named == whole
    assert "nothing is filtered out" in next(
        made.decode() for name, made in named.items() if name.endswith("html")
    )
    assert foot_words(heeded(pages, some)) == foot_words(ground)
    assert left_out(wish, Ground(ground.edition, Selection(first_year=1700, last_year=1701))) == []
    mixed = _tasks(Wish(("html",), (*pages, "oil")), some)
    (name,) = mixed["report, HTML"].make()
    assert "theme-arms" in name

"""Taking things away in a browser: dialogs, files, the clipboard, the report page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.browser import wait_until_ready
from tests.tabs import requests_heard, tab

pytestmark = pytest.mark.browser
SECONDS = 120_000


@pytest.fixture
def page(context: BrowserContext, real_dashboard: str) -> Iterator[Page]:
    """A page that may use the clipboard and fails where a request leaves this machine."""
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=real_dashboard)
    with requests_heard(context) as asked, tab(context, 1440, 1000) as opened:
        yield opened
    assert [url for url in asked if _leaves(url)] == []


def _leaves(url: str) -> bool:
    return not re.match(r"(https?://127\.0\.0\.1[:/]|data:|blob:)", url)


def saved(page: Page, label: str) -> Path:
    """What a button gives, under the name that it suggests."""
    with page.expect_download(timeout=SECONDS) as download:
        page.get_by_role("button", name=label, exact=True).click()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def test_a_chart_is_copied_and_saved_as_picture_and_data(page: Page, real_dashboard: str) -> None:
    page.goto(f"{real_dashboard}/arms")
    wait_until_ready(page, "arms")
    page.get_by_role("button", name="Take away picture or data").first.click()
    page.get_by_role("button", name="Copy picture").click(timeout=SECONDS)
    expect(page.get_by_text("The picture is on the clipboard.")).to_be_visible()
    kinds = page.evaluate("async () => (await navigator.clipboard.read()).flatMap((one) => one.types)")
    assert "image/png" in kinds
    png, svg, csv = (saved(page, label) for label in ("PNG 3×", "SVG", "Figures shown (CSV)"))
    assert re.fullmatch(r"arms-share-page-3x-[0-9a-f]{12}\.png", png.name)
    assert png.read_bytes().startswith(b"\x89PNG")
    assert "Russia supplied 70%" in " ".join(re.findall(r">([^<]+)<", svg.read_text("utf-8")))
    assert re.fullmatch(r"figures-arms-share-[0-9a-f]{12}\.csv", csv.name)
    assert "survival-of-the-regime" in csv.read_text("utf-8")


def test_another_size_is_another_picture(page: Page, real_dashboard: str) -> None:
    page.goto(f"{real_dashboard}/arms")
    wait_until_ready(page, "arms")
    page.get_by_role("button", name="Take away picture or data").first.click()
    preview = page.get_by_role("dialog").get_by_role("img")
    shape = "(image) => [image.naturalWidth, image.naturalHeight]"
    expect(preview).to_be_visible(timeout=SECONDS)
    before = preview.evaluate(shape)
    page.get_by_role("radio", name="Slide 16:9").or_(page.get_by_text("Slide 16:9")).first.click()
    page.wait_for_function(
        "([image, before]) => image.naturalWidth && image.naturalWidth !== before[0]",
        arg=[preview.element_handle(), before], timeout=SECONDS,
    )  # fmt: skip
    assert preview.evaluate(shape) == [2560, 1440]


def test_a_page_and_the_map_are_taken_away_from_their_places(page: Page, real_dashboard: str) -> None:
    page.goto(f"{real_dashboard}/map")
    wait_until_ready(page, "map")
    page.get_by_role("button", name="Take away picture or data").click()
    places = saved(page, "Places (GeoJSON)")
    assert '"FeatureCollection"' in places.read_text("utf-8")
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("button", name="Take away this page").click()
    picture = saved(page, "Picture (PNG)")
    assert re.fullmatch(r"map-[0-9a-f]{12}\.png", picture.name)
    assert int.from_bytes(picture.read_bytes()[16:20]) == 2560


def test_the_rings_are_not_offered_where_the_filters_leave_no_distance(
    page: Page, real_dashboard: str
) -> None:
    for query, has_rings in (("", True), ("?theme=oil", False)):
        page.goto(f"{real_dashboard}/map{query}")
        wait_until_ready(page, "map")
        page.get_by_role("button", name="Take away picture or data").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("PNG 1×").wait_for(timeout=SECONDS)
        assert dialog.get_by_text("The rings", exact=True).count() == int(has_rings)
        assert dialog.get_by_text("No printed distance").count() == int(not has_rings)


def test_a_report_is_put_in_order_shared_by_its_address_and_saved(page: Page, real_dashboard: str) -> None:
    page.goto(f"{real_dashboard}/displacement")
    wait_until_ready(page, "displacement")
    page.get_by_role("link", name="Make a report").click()
    wait_until_ready(page, "report")
    assert page.url.endswith("/report?items=displacement")
    page.get_by_role("button", name="Add: Russia supplied 70% of Venezuela’s arms imports").click()
    page.wait_for_url("**/report?items=displacement%2Carms-share")
    page.get_by_role("button", name="Move up: Russia supplied 70% of Venezuela’s arms imports").click()
    page.wait_for_url("**/report?items=arms-share%2Cdisplacement")
    wait_until_ready(page, "report")
    page.get_by_label("Title").fill("Before the meeting")
    page.get_by_label("Title").press("Enter")
    page.get_by_text("named before-the-meeting-").wait_for()
    wait_until_ready(page, "report")
    file = saved(page, "One HTML file")
    assert re.fullmatch(r"before-the-meeting-[0-9a-f]{12}\.html", file.name)
    text = file.read_text("utf-8")
    assert (
        text.index("Before the meeting")
        < text.index("Russia supplied 70%")
        < text.index("How many were displaced")
    )


def test_a_button_held_while_a_title_is_taken_over_still_saves(page: Page, real_dashboard: str) -> None:
    page.goto(f"{real_dashboard}/report?items=displacement-crises")
    wait_until_ready(page, "report")
    page.get_by_label("Title").fill("Before the meeting")
    button = page.get_by_role("button", name="One HTML file").bounding_box()
    assert button is not None
    page.mouse.move(button["x"] + button["width"] / 2, button["y"] + button["height"] / 2)
    with page.expect_download(timeout=60_000):
        page.mouse.down()  # takes the title over, as the field is left
        page.get_by_text("named before-the-meeting-").wait_for()
        page.mouse.up()

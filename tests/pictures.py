"""Photographs of every page, to be looked at: `python -m tests.pictures --out DIR [--page NAME …]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard.browser import chromium, photograph
from dashboard.exports.own_server import running_dashboard
from dashboard.navigation import PAGES

NAMES = tuple(page.path or "briefing" for page in PAGES)


def address_of(page: str) -> str:
    """The address of a page below the dashboard's own."""
    return "/" if page == "briefing" else f"/{page}"


def main() -> None:
    """Take the pictures asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--page", nargs="*", default=NAMES)
    parser.add_argument("--width", nargs="*", type=int, default=[1440, 390])
    parser.add_argument("--theme", nargs="*", choices=["light", "dark"], default=["light", "dark"])
    parser.add_argument("--published", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with running_dashboard(options.published) as address, chromium() as browser:
        for theme in options.theme:
            for width in options.width:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
                for name in options.page:
                    page = context.new_page()
                    page.goto(address + address_of(name))
                    picture = photograph(page, name)
                    (options.out / f"{name}-{width}-{theme}.png").write_bytes(picture)
                    page.close()
                context.close()


if __name__ == "__main__":
    main()

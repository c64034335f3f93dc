"""The ten pages: address, name, question, file. Everything that lists the pages reads it here."""

from __future__ import annotations

from dataclasses import dataclass

# What the home page is called where its address, which is empty, would say nothing.
HOME = "briefing"


def page_name(path: str) -> str:
    """What the page at an address is called in links, files and tests: its address, "briefing" at home."""
    return path or HOME


def page_path(name: str) -> str:
    """The address of the page of that name."""
    return "" if name == HOME else name


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page; `path` is its address below the home page, empty for the home page itself."""

    path: str
    title: str
    question: str
    group: str
    themes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called where an empty address would say nothing."""
        return page_name(self.path)

    @property
    def file(self) -> str:
        """The page's file, relative to the folder of `app.py`."""
        return f"app_pages/{self.name}.py"


PAGES = (
    PageEntry("", "Briefing", "What is known, how old is it, and how sure?", "Read"),
    PageEntry("arms", "Arms", "How far does Venezuela depend on Russian arms?", "Themes", ("arms",)),
    PageEntry("money", "Money", "What was lent, what is owed, what is traded?", "Themes", ("money",)),
    PageEntry("oil", "Oil and economy", "How much oil, and how far a fall?", "Themes", ("oil",)),
    PageEntry("displacement", "Displacement", "How many were displaced, in which crises?", "Themes",
              ("displacement",)),
    PageEntry("diplomacy", "Diplomacy and sanctions", "What was agreed and sanctioned, and when?", "Themes",
              ("diplomacy",)),
    PageEntry("map", "Map", "What is where, and how sure is it?", "Themes", ("places",)),
    PageEntry("agreement", "Agreement", "Who says what, and do they agree?", "Check"),
    PageEntry("sources", "Sources", "What do the documents say?", "Check"),
    PageEntry("data", "Data", "Which tables are behind the figures?", "Check"),
)  # fmt: skip
THEME_PAGES = {theme: page.path for page in PAGES for theme in page.themes}

# Shown like a page, but no page of its own: it shows what the others hold, one figure a screen.
PRESENTING = PageEntry("present", "Presenting", "What is known, one figure a screen?", "")
# Puts together what the others hold, to take it away.
REPORTING = PageEntry("report", "Report", "What goes into the report?", "")
TOOLS = (PRESENTING, REPORTING)


def page_entry(path: str) -> PageEntry | None:
    """The page at an address, None where there is none."""
    return next((page for page in PAGES if page.path == path), None)


def themed_page(path: str) -> PageEntry:
    """The page at an address; KeyError where there is none."""
    page = page_entry(path)
    if page is None:
        raise KeyError(path)
    return page


def question(path: str) -> str:
    """What the page at an address answers; KeyError where there is none."""
    return themed_page(path).question

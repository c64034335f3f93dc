"""Agreement: who says what on each matter, conflicts first."""

from dashboard.page_place import place_page

place_page("agreement", "verdict")

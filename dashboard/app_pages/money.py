"""Money: what was lent and what is owed, trade beside the bounds that follow for others, and every figure."""

from dashboard.page_place import place_page

place_page("money")

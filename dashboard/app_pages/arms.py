"""Arms: shares of imports, ranks, what the plant can make, the arms that are named, every figure on them."""

from dashboard.page_place import place_page

place_page("arms")

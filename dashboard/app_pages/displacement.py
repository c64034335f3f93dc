"""Displacement: the crises side by side, who is held responsible by whom, and every figure on them."""

from dashboard.page_place import place_page

place_page("displacement")

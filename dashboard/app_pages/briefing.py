"""Briefing: the headline figures, and what the sources dispute."""

from dashboard.page_place import place_page

place_page("")

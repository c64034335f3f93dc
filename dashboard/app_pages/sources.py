"""Sources: a document's digest with its figures, dates, places and arms marked, each with its evidence."""

from dashboard.page_place import place_page

place_page("sources", "document", "paragraph")

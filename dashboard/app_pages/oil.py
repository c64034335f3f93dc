"""Oil and economy: output in the unit asked for, the joint ventures, the fall of GDP, and every figure."""

from dashboard.page_place import place_page

place_page("oil")

"""Map: the places that the documents name, how sure each is, and the distances that they print."""

from dashboard.map_place import place_map

place_map()

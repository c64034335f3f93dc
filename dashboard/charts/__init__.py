"""Charts as plain data: for each, one function takes points from the catalogue, another draws them."""

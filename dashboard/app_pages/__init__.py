"""The pages, one file each: a page selects, calls and places, and computes nothing."""

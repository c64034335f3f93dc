"""Report: pages and charts put together by the reader, to take away as one file."""

from dashboard.report_place import place_report

place_report()

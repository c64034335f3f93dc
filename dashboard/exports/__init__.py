"""Files that leave the dashboard: tables, pictures, reports."""

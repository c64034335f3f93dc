"""Navigation: pins the data for this run and shows the page asked for.

`streamlit run dashboard/app.py` is all it needs: the repository's root goes on the import path first,
static files are put in place, and where no data are published yet, the first start builds them.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402

from dashboard import frame  # noqa: E402

st.set_page_config(page_title="Russia–Venezuela in figures", page_icon=frame.ICON, layout="wide")
frame.show_page()

"""The Streamlit dashboard on the published tables."""

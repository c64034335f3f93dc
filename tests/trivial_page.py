"""The least page of each kind, by which the dashboard's pages are measured: `?show=bare`, `chart` or `deck`.

Served with the same settings as the dashboard. The box changes what is shown, as a filter would.
"""

import streamlit as st

kind = st.query_params.get("show", "bare")
st.set_page_config(page_title="Trivial", layout="wide")
is_changed = st.sidebar.checkbox("Change")
st.title("Trivial")
if kind == "chart":
    points = [3, 1, 2] if is_changed else [1, 2, 3]
    bars = {"type": "bar", "x": [1, 2, 3], "y": points}
    st.plotly_chart({"data": [bars], "layout": {}}, theme=None, key="chart")
elif kind == "deck":
    import pydeck

    place = [{"at": [-66.9, 11.5 if is_changed else 10.5]}]
    layer = pydeck.Layer("ScatterplotLayer", place, get_position="at", get_radius=50000)
    view = pydeck.ViewState(longitude=-66, latitude=8, zoom=4)
    st.pydeck_chart(pydeck.Deck(layers=[layer], initial_view_state=view, map_provider=None))
else:
    st.markdown("Changed" if is_changed else "As it was")
st.html(f'<span class="run-over" data-state="{kind} trivial" data-selection="{is_changed}"></span>')

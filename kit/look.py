"""The one look of the kit: colours, signs and page style, used by plots, tables, pages and widgets."""

from __future__ import annotations

#: Colour of each meaning (Okabe–Ito palette, safe for colour-blind eyes).
COLOURS = {
    "PERSON": "#0072B2",
    "PLACE": "#009E73",
    "ORG": "#D55E00",
    "GROUP": "#CC79A7",
    "EVENT": "#6F6A8E",
    "WORK": "#6F6A8E",
    "TIME": "#56B4E9",
    "STATEMENT": "#E69F00",
}

_STYLE = """
.kit-picture{margin:8px 0 16px}
.kit-picture img{max-width:100%;background:#fff}
.kit-picture figcaption{color:var(--jp-content-font-color2,#555);font-size:.9em;max-width:42rem;line-height:1.5}
.kit-corpus table{text-align:left}
.kit-corpus td,.kit-corpus th{text-align:left!important;white-space:normal!important;vertical-align:top}
.kit-notes{color:var(--jp-content-font-color2,#555);font-size:.9em}
.kit-article{max-width:42rem;line-height:1.5;color:var(--jp-content-font-color1,#1f1f1f)}
.kit-article h3{margin:0 0 8px;line-height:1.3}
.kit-article p{margin:0 0 16px;text-align:left}
.kit-article .kit-byline{color:var(--jp-content-font-color2,#555);margin-bottom:8px}
.kit-article .kit-notes{color:var(--jp-content-font-color2,#555);font-size:.9em}
"""


def style() -> str:
    """Return the page style as one HTML element, with JupyterLab's theme variables and fallbacks."""
    return f"<style>{_STYLE}</style>"

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

#: Sign of each label that a name can have (markers of matplotlib), so that nothing is told by colour alone.
MARKERS = {"PERSON": "o", "PLACE": "^", "ORG": "s", "GROUP": "D", "EVENT": "P", "WORK": "X"}

#: What each of these labels is called in a picture.
NAMES = {
    "PERSON": "person",
    "PLACE": "place",
    "ORG": "organisation",
    "GROUP": "group",
    "EVENT": "event",
    "WORK": "work",
}

#: Line of each meaning under marked words: again, nothing is told by colour alone.
LINES = {
    "PERSON": "solid",
    "PLACE": "double",
    "ORG": "dashed",
    "GROUP": "wavy",
    "EVENT": "dotted",
    "WORK": "dotted",
    "TIME": "box",
    "STATEMENT": "bracket",
}

# Labels that are kinds of a meaning, each with its own line; None is the line of the meaning.
_KINDS = {
    "DATE": ("TIME", None),
    "DURATION": ("TIME", "double"),
    "SET": ("TIME", "wavy"),
    "SOURCE": ("STATEMENT", "solid"),
    "CUE": ("STATEMENT", "dotted"),
    "CONTENT": ("STATEMENT", None),
}

# Cells of one row share a base line; JupyterLab would set their lines close together and in the middle of the row.
_CELL = "vertical-align:top;line-height:1.4"

# Styles stand in the elements themselves: JupyterLab drops style sheets from a notebook that it does not yet trust,
# and a lesson must look right before it is run. Colours are left to the theme; what is less important is only paler.
_STYLES = {
    "page": "max-width:42rem;line-height:1.5",
    "heading": "margin:0 0 8px 0;line-height:1.25",
    "paragraph": "margin:0 0 16px 0",
    "soft": "margin:0 0 8px 0;opacity:0.75",
    "scroll": "overflow-x:auto;margin:8px 0 16px 0",
    "table": "border-collapse:collapse;line-height:1.5;margin:0",
    "words": f"text-align:left;{_CELL};white-space:normal;max-width:30rem",
    "line": f"text-align:left;{_CELL};white-space:normal;min-width:16rem;max-width:30rem",
    "date": f"text-align:left;{_CELL};white-space:nowrap",
    "number": f"text-align:right;{_CELL};white-space:nowrap",
    "before": f"text-align:right;{_CELL};white-space:nowrap;padding-right:2px",
    "match": f"text-align:left;{_CELL};white-space:nowrap;padding-left:2px;padding-right:2px;font-weight:bold",
    "after": f"text-align:left;{_CELL};white-space:nowrap;padding-left:2px",
    "figure": "margin:8px 0 16px 0",
    "picture": "max-width:100%;background:#ffffff",
    "passage": f"text-align:left;{_CELL};white-space:normal;max-width:42rem;padding-left:8px",
    "added": "text-decoration:underline;text-decoration-thickness:2px;background:rgba(0,158,115,0.18)",
    "dropped": "text-decoration:line-through;background:rgba(213,94,0,0.18)",
}

# The lines of marked words where there is no style sheet.
_MARKED = "text-decoration:underline 2px {colour};text-decoration-style:{line};text-underline-offset:3px"
_BOXED = "border:1.5px solid {colour};padding:0 2px"
_BRACKETED = "border-bottom:3px solid {colour}"


def sign(label: str, place: int = 0) -> tuple[str, str]:
    """Return the colour of a label and the line under its words.

    Lines are those of CSS (``"solid"``, ``"double"``, ``"dashed"``, ``"dotted"``, ``"wavy"``), or ``"box"`` round the
    words, or ``"bracket"`` for a passage that can hold other marks. A label that the kit does not know takes the
    signs of the known ones in turn, by its ``place`` in its list.
    """
    meaning, line = _KINDS.get(label.upper(), (label.upper(), None))
    if meaning not in COLOURS:
        meaning = list(COLOURS)[place % len(COLOURS)]
    return COLOURS[meaning], line or LINES[meaning]


def marked(label: str, place: int = 0) -> str:
    """Return the style attribute of marked words where there is no style sheet, with a space before it."""
    colour, line = sign(label, place)
    form = {"box": _BOXED, "bracket": _BRACKETED}.get(line, _MARKED)
    return f" style='{form.format(colour=colour, line=line)}'"


def style(name: str) -> str:
    """Return the style attribute of a kind of element, with a space before it."""
    return f" style='{_STYLES[name]}'"

"""A page of HTML that stands by itself: its style is inside, it loads nothing from elsewhere and runs nothing."""

from __future__ import annotations

from kit.wording import escaped


def document(title: str, style: str, body: str, *, head: str = "", pictures: bool = False) -> str:
    """Return a page.

    Parameters
    ----------
    title : str
        What the browser calls the page; any text.
    style : str
        Its style sheet.
    body : str
        What is on it, as HTML.
    head : str
        More lines for its head, as HTML.
    pictures : bool
        Whether there are pictures, which then stand in the page as data.
    """
    policy = f"default-src 'none'; style-src 'unsafe-inline'{'; img-src data:' if pictures else ''}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{head}<title>{escaped(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )

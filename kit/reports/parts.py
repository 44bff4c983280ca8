"""What a report is made of: sections of words, pictures and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from kit.plots import Picture


@dataclass(frozen=True)
class Words:
    """Paragraphs, and points of a list under them."""

    paragraphs: Sequence[str]
    points: Sequence[str] = ()


@dataclass(frozen=True)
class Listing:
    """A table: its name (of its file), what it shows, and how many rows of it stand on the page.

    ``columns`` says which columns stand there, and what each is called; all of them under their own names without it.
    """

    name: str
    caption: str
    table: pd.DataFrame
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: int = 12
    empty: str = "Nothing was found."


Part = Words | Listing | Picture


@dataclass(frozen=True)
class Section:
    """A section: its id on the page, its title, what it comes to in a sentence, and its parts."""

    id: str
    title: str
    gist: str
    parts: Sequence[Part] = field(default=())

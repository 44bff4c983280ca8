"""What a learner wrote in words of their own: no program marks it, a teacher reads it.

Such words stand in two places: in Markdown cells, and in the answers of tasks that ask for sentences. Of a Markdown
cell everything counts that does not stand in the notebook as it was handed out, line by line. So it makes no
difference whether a learner writes behind the words *My sentence*, under them, in their place, or in a new cell.

A notebook is foreign: what comes from here is text of a limited length and nothing else, and has to be escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.wording import cut, printable

#: Characters of one piece, and pieces of one notebook, that are kept.
LONGEST, MOST = 5_000, 60

#: Characters of one Markdown cell, and Markdown cells of one notebook, that are looked at.
LONGEST_CELL, MOST_CELLS = 20_000, 300

#: A notebook is taken for one that was handed out when it has this share of the lines of its Markdown.
ALIKE = 0.5

# "*My sentence:*", behind or under which a learner writes.
_LABEL = re.compile(r"\*(?P<label>[^*\n]{1,100}):\*(?P<words>[^\n]*)")


@dataclass(frozen=True, slots=True)
class Written:
    """One piece of writing.

    Parameters
    ----------
    notebook : str
        The title of the notebook as it was handed out.
    place : str
        The heading under which it stands, or the title of its task.
    asked : str
        What it was asked for, such as ``"My sentence"``; ``""`` when nothing stands before it.
    words : str
    """

    notebook: str
    place: str
    asked: str
    words: str


@dataclass(frozen=True, slots=True)
class Original:
    """The Markdown of a notebook as it was handed out.

    Parameters
    ----------
    title : str
        Its first heading.
    lines : frozenset of str
        Its lines, without space around them.
    labels : frozenset of str
        What it asks for in words: the labels behind which something is to be written.
    """

    title: str
    lines: frozenset[str]
    labels: frozenset[str]


def cells(notebook: Any) -> list[str]:
    """Return the source of each Markdown cell of a notebook."""
    found = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            source = cell["source"]
            found.append(source if isinstance(source, str) else "".join(source))
    return found


def original(notebook: Any) -> Original:
    """Return what has to be known of a notebook that is handed out."""
    lines = [line.strip() for source in cells(notebook) for line in source.splitlines() if line.strip()]
    title = next((line.lstrip("# ") for line in lines if line.startswith("# ")), "")
    return Original(title, frozenset(lines), frozenset(m["label"] for m in map(_LABEL.match, lines) if m))


def originals(exercises: Path, lessons: Path) -> tuple[Original, ...]:
    """Return the originals of all notebooks that learners write in: the exercises, and the lessons."""
    paths = [*sorted(exercises.glob("*/learner.ipynb")), *sorted(lessons.glob("[0-9]*.ipynb"))]
    return tuple(original(json.loads(path.read_text(encoding="utf-8"))) for path in paths)


def nearest(sources: Iterable[str], known: Iterable[Original]) -> Original | None:
    """Return the original with which some Markdown shares most, or None when it shares little with each."""
    lines = {line.strip() for source in sources for line in source.splitlines()}
    shares = [(len(one.lines & lines) / max(len(one.lines), 1), one) for one in known]
    share, best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= ALIKE else None


def in_cells(sources: Iterable[str], handed_out: Original) -> Iterator[Written]:
    """Yield what a learner added to the Markdown cells of a notebook."""
    place = handed_out.title
    for source in sources:
        asked, added = "", list[str]()
        for line in source[:LONGEST_CELL].splitlines():
            plain = line.strip()
            label = _LABEL.match(plain)
            if label and label["label"] in handed_out.labels:
                yield from _piece(handed_out, place, asked, added)
                asked, added = label["label"], []
                if plain not in handed_out.lines:
                    added.append(label["words"].strip())
            elif plain in handed_out.lines:
                yield from _piece(handed_out, place, asked, added)
                added = []
                if plain.startswith("#"):
                    place, asked = plain.lstrip("# "), ""
            elif plain or added:
                added.append(line.rstrip())
        yield from _piece(handed_out, place, asked, added)


def _piece(handed_out: Original, place: str, asked: str, added: list[str]) -> Iterator[Written]:
    words = "\n".join(added).strip()
    if words:
        yield Written(handed_out.title, place, asked, _kept(words))


def in_answer(title: str, place: str, answer: Any) -> Iterator[Written]:
    """Yield the texts of an answer, as :func:`kit.classroom.values.freeze` wrote it, as one piece.

    Of a list the texts are taken, and of a mapping the texts with their names.
    """
    parts: Any = answer if isinstance(answer, list) else [answer]
    if isinstance(answer, dict) and isinstance(answer.get("mapping"), list):
        parts = answer["mapping"]
    lines = []
    for part in parts:
        name, words = part if isinstance(part, list) and len(part) == 2 else ("", part)
        if isinstance(name, str) and isinstance(words, str) and words.strip():
            lines.append(f"{name}: {words.strip()}" if name else words.strip())
    if lines:
        yield Written(title, place, "", _kept("\n".join(lines)))


def _kept(words: str) -> str:
    return cut(printable(words), LONGEST)

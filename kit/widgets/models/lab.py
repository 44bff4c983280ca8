"""The model of the annotation lab: articles, a person's marks in them, and how these compare with other marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from kit import evaluation, exchange, segments
from kit.annotation import as_spans
from kit.article import Article
from kit.corpus import Corpus, as_list
from kit.guidelines import Guidelines, read_guidelines
from kit.tabular import pd, require
from kit.widgets.models.marks import Change, Mark, MarkFile, mark_of
from kit.widgets.models.model import Model
from kit.wording import count, cut

#: Sets of labels that the lab knows by name, with the section of the guidelines that explains them.
LABELS = {
    "entities": ("Entities", ("PERSON", "PLACE", "ORG", "GROUP", "EVENT", "WORK")),
    "times": ("Times", ("DATE", "TIME", "DURATION", "SET")),
    "statements": ("Statements", ("SOURCE", "CUE", "CONTENT")),
}

#: What the parts of a statement are, where the guidelines do not say it.
_STATEMENTS = {
    "SOURCE": "who says it, as the article names them",
    "CUE": "the words that say that somebody says it",
    "CONTENT": "what is said",
}

View = Literal["mark", "score", "compare"]
_VIEWS = ("mark", "score", "compare")

# Where a token is parted further, so that a name can be marked without what is grown to it.
_PARTING = re.compile(r"(?<=\w)(?=[’']s?$)|(?<=[-–/])(?=\w)|(?<=\w)(?=[-–/])")
# What a reader sees as one character: a base with what combines with it.
_CHARACTER = re.compile(
    r"[\U0001f1e6-\U0001f1ff]{2}|.(?:[\u0300-\u036f\u200d\ufe0f\U0001f3fb-\U0001f3ff]|(?<=\u200d).)*", re.DOTALL
)


@lru_cache(maxsize=64)
def units(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches that the arrow keys go over: words, parts of words at a hyphen or an ’s, and marks."""
    found = []
    for start, end in segments.tokens(text):
        cuts = [start, *(start + cut.start() for cut in _PARTING.finditer(text[start:end])), end]
        found += [(left, right) for left, right in pairwise(cuts) if left < right]
    return tuple(found)


class LabModel(Model):
    """Marks that a person sets in articles.

    Parameters
    ----------
    articles : Article, Corpus or iterable of Article
    labels : str, mapping of str to str, or iterable of str
        ``"entities"``, ``"times"`` or ``"statements"``, or labels of one's own, with what each is for.
    file : str or path
        A file of JSON Lines; every step is saved to it at once, and its marks are there again when it is opened.
    annotator : str
        Whose marks these are. One file can hold those of several.
    partners : str, path or iterable of them, optional
        Files of other annotators to compare with, such as one that a partner has sent. They are only read.
    gold : pandas.DataFrame, optional
        Spans to be scored against, as :func:`kit.read_gold` and the ``kit.tag_…`` functions return them.
    guidelines : Guidelines, str or path, optional
        The rules for the labels. Those of the project when not given and the labels are the kit's.
    overlap : bool, optional
        Whether marks may overlap; when not given, only those of statements. Otherwise a new mark takes the place of
        those it overlaps.

    Attributes
    ----------
    article : Article
        The article that is shown.
    view : {"mark", "score", "compare"}
    chosen : str
        Key of the mark whose details are shown, or ``""``.
    message : str
        What happened last.
    problem : str
        Why the last step is not saved, or ``""``. The marks are kept, and the next step tries again.

    Raises
    ------
    ValueError
        If there is no article or no label, or the file has a line that is no mark.
    FileNotFoundError
        If there is no such file of a partner.
    """

    actions = frozenset(
        {"add", "relabel", "remove", "nudge", "comment", "choose", "undo", "redo", "go", "step", "show", "beside"}
    )

    def __init__(
        self,
        articles: Article | Corpus | Iterable[Article],
        labels: str | Mapping[str, str] | Iterable[str] = "entities",
        *,
        file: str | Path = "annotations.jsonl",
        annotator: str = "me",
        partners: str | Path | Iterable[str | Path] = (),
        gold: pd.DataFrame | None = None,
        guidelines: Guidelines | str | Path | None = None,
        overlap: bool | None = None,
    ) -> None:
        super().__init__()
        chosen = as_list(articles)
        if not chosen:
            raise ValueError("There is no article to mark. Give one, or a corpus.")
        self.articles = {article.id: article for article in chosen}
        self.article = chosen[0]
        self.annotator = annotator
        self.guidelines = _guidelines(labels, guidelines)
        self.labels = _labels(labels, self.guidelines)
        self.overlap = labels == "statements" if overlap is None else overlap
        self.gold = None if gold is None else as_spans(gold)
        self.file = MarkFile(file, annotator)
        given = [partners] if isinstance(partners, (str, Path)) else partners
        self.partner_files = [MarkFile(_there(path), "") for path in given]
        self.view: View = "mark"
        self.partner = ""
        self.chosen = ""
        self.problem = ""
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._unsaved: list[Change] = []
        self._marks: frozenset[Mark] = frozenset()
        self._in_order: dict[str, list[Mark]] = {}
        self._others: dict[str, frozenset[Mark]] = {}
        self._agreed: tuple[frozenset[Mark], frozenset[Mark], evaluation.Agreement] | None = None
        self.message = self._opened()

    # What is there ------------------------------------------------------------------------------------------------

    def marks(self, article: str | None = None) -> list[Mark]:
        """Return the marks in an article (the one that is shown, when not given), in the order of the text."""
        return self._in_order.get(article or self.article.id, [])

    def mark(self, key: str) -> Mark:
        """Return a mark of the article that is shown by its key.

        Raises
        ------
        ValueError
            If there is none.
        """
        for mark in self.marks():
            if mark.key == key:
                return mark
        raise ValueError(f"There is no mark {key!r} in {self.article.id}; perhaps another window took it away.")

    @property
    def table(self) -> pd.DataFrame:
        """All marks of the annotator: article, start, end (code-point offsets), text, label, and the details."""
        return _table(self._marks).copy()

    @property
    def partners(self) -> list[str]:
        """The other annotators, of the lab's file and of those of the partners."""
        return sorted(name for name, marks in self._others.items() if marks)

    # What hands do ------------------------------------------------------------------------------------------------

    def add(self, start: int, end: int, label: str) -> None:
        """Mark the words from one offset to another; white space at the edges is left out.

        Raises
        ------
        ValueError
            If there is no such label, or there are no words there.
        """
        self._known(label)
        mark = self._cut(start, end, label)
        over = [other for other in self.marks() if other.start < mark.end and mark.start < other.end]
        if mark in over:
            self._say(f"“{mark.text}” is marked as {label} already.")
            return
        gone = tuple(other for other in over if not self.overlap)
        instead = f" in place of {count(len(gone), 'mark')}" if gone else ""
        self.chosen = mark.key
        self._do(Change(gone, (mark,)), f"Marked “{_short(mark.text)}” as {label}{instead}.")

    def relabel(self, key: str, label: str) -> None:
        """Give a mark another label."""
        self._known(label)
        mark = self.mark(key)
        if mark.label == label:
            self._say(f"“{_short(mark.text)}” is {label} already.")
            return
        new = mark._replace(label=label)
        self.chosen = new.key
        self._do(Change((mark,), (new,)), f"“{_short(mark.text)}” is now {label}, not {mark.label}.")

    def remove(self, key: str) -> None:
        """Take a mark away."""
        mark = self.mark(key)
        self.chosen = ""
        self._do(Change((mark,), ()), f"Took the mark of “{_short(mark.text)}” away.")

    def nudge(self, key: str, edge: str, by: int) -> None:
        """Move one edge of a mark, ``"start"`` or ``"end"``, by some characters as a reader sees them.

        Raises
        ------
        ValueError
            If the mark would have no words, or leave the text.
        """
        mark = self.mark(key)
        start, end = mark.start, mark.end
        if edge == "start":
            start = _moved(self.article.text, start, by)
        else:
            end = _moved(self.article.text, end, by)
        if start >= end:
            raise ValueError("A mark needs at least one character.")
        text = self.article.text[start:end]
        if text != text.strip():  # step over the white space in the same direction
            start, end = (_moved(self.article.text, start, by), end) if edge == "start" else (start, end)
            end = _moved(self.article.text, end, by) if edge == "end" else end
        new = self._cut(start, end, mark.label)._replace(details=mark.details)
        if new == mark:
            self._say("There is nothing more to take in on this side.")
            return
        self.chosen = new.key
        self._do(Change((mark,), (new,)), f"The mark now covers “{_short(new.text)}”.")

    def comment(self, key: str, value: str) -> None:
        """Write a note to a mark, such as why it was hard; an empty note takes it away."""
        mark = self.mark(key)
        new = mark.with_detail("note", value.strip())
        if new != mark:
            self._do(Change((mark,), (new,)), "Kept the note." if value.strip() else "Took the note away.")

    def choose(self, key: str = "") -> None:
        """Show the details of a mark, or of none."""
        self.chosen = key
        self.changed()

    def undo(self) -> None:
        """Take the last step back."""
        if not self._done:
            self._say("There is nothing to undo.")
            return
        change = self._done.pop()
        self._undone.append(change)
        self._apply(change.inverse, "Undone.")

    def redo(self) -> None:
        """Do again what was undone."""
        if not self._undone:
            self._say("There is nothing to do again.")
            return
        change = self._undone.pop()
        self._done.append(change)
        self._apply(change, "Done again.")

    def go(self, value: str) -> None:
        """Show the article with this id.

        Raises
        ------
        ValueError
            If it is not in the lab.
        """
        if value not in self.articles:
            raise ValueError(f"There is no article {value!r} in the lab.")
        self.article, self.chosen, self.message = self.articles[value], "", ""
        self.changed()

    def step(self, by: int) -> None:
        """Show the next article, or with -1 the one before."""
        ids = list(self.articles)
        self.go(ids[(ids.index(self.article.id) + by) % len(ids)])

    def show(self, view: View) -> None:
        """Show the marks (``"mark"``), their score against the gold, or a comparison with a partner.

        Raises
        ------
        ValueError
            If there is no such view, no gold, or no other annotator.
        ImportError
            If there is no pandas to compare with.
        """
        if view not in _VIEWS:
            raise ValueError(f"There is no view {view!r}. Choose from: {', '.join(_VIEWS)}.")
        if view != "mark":
            require("A comparison of marks")
        if view == "score" and self.gold is None:
            raise ValueError("There is no gold to score against. Give the lab gold=kit.read_gold(...).")
        if view == "compare":
            self._refresh()
            if not self.partners:
                raise ValueError(f"The file {self.file.path} has no marks of another annotator yet.")
            self.partner = self.partner if self.partner in self.partners else self.partners[0]
        self.view, self.chosen, self.message = view, "", ""
        self.changed()

    def beside(self, value: str) -> None:
        """Compare with the annotator of this name.

        Raises
        ------
        ValueError
            If the file has no marks of one.
        """
        if value not in self.partners:
            raise ValueError(f"The file has no marks of {value!r}. It has: {', '.join(self.partners) or 'none'}.")
        self.partner = value
        self.show("compare")

    # How it compares ----------------------------------------------------------------------------------------------

    def outcomes(self, article: str | None = None) -> pd.DataFrame:
        """Say of every span of an article what became of it, with the rule of the guidelines.

        Returns
        -------
        pandas.DataFrame
            As :func:`kit.outcomes`, with the column ``rule``. In the view ``"compare"`` the partner's marks stand in
            the place of the gold.
        """
        id = article or self.article.id
        table = evaluation.outcomes(_of(self._against(), id), _of(_table(self._marks), id))
        rules = [
            self.guidelines.rule_for(row["outcome"], row["gold"], row["gold_label"], row["found"], row["found_label"])
            for row in table.to_dict("records")
        ]
        return table.assign(rule=rules)

    def score(self, article: str | None = None) -> pd.DataFrame:
        """Count exact hits against the gold, as :func:`kit.score`, in all articles with marks or in one.

        Raises
        ------
        ValueError
            If the lab has no gold.
        """
        if self.gold is None:
            raise ValueError("There is no gold to score against. Give the lab gold=kit.read_gold(...).")
        table = _table(self._marks)
        if article:
            return evaluation.score(_of(self.gold, article), _of(table, article))
        return evaluation.score(self.gold[self.gold["article"].isin(table["article"])], table)

    def agreement(self, partner: str = "") -> evaluation.Agreement:
        """Measure agreement with another annotator of the file, in the articles that both have marked."""
        mine, theirs = self._marks, self._partners_marks(partner)
        if self._agreed is None or self._agreed[:2] != (mine, theirs):
            shared = {mark.article for mark in mine} & {mark.article for mark in theirs} & set(self.articles)
            articles = [self.articles[id] for id in sorted(shared)]
            self._agreed = mine, theirs, evaluation.agreement(_table(mine), _table(theirs), articles)
        return self._agreed[2]

    def disagreements(self, partner: str = "") -> pd.DataFrame:
        """List where two annotators differ, as :func:`kit.side_by_side`, in the articles that both have marked."""
        mine, theirs = _table(self._marks), _table(self._partners_marks(partner))
        shared = set(mine["article"]) & set(theirs["article"])
        table = evaluation.side_by_side(mine[mine["article"].isin(shared)], theirs[theirs["article"].isin(shared)])
        return table[table["verdict"] != "agree"].reset_index(drop=True)

    def _against(self) -> pd.DataFrame:
        if self.view == "compare":
            return _table(self._partners_marks(""))
        return self.gold if self.gold is not None else _table(frozenset())

    def _partners_marks(self, partner: str) -> frozenset[Mark]:
        return self._others.get(partner or self.partner or next(iter(self.partners), ""), frozenset())

    # What is taken away and brought in ----------------------------------------------------------------------------

    def export(self, path: str | Path) -> Path:
        """Write the marks to a file; its ending says the form, as for :func:`kit.exchange.write_spans`."""
        return exchange.write_spans(self.table, path, self.articles.values())

    def take_in(self, path: str | Path) -> int:
        """Add the marks of a file to one's own, as one step that can be undone; return how many are new.

        Raises
        ------
        ValueError
            If a mark does not fit the words of its article.
        """
        rows = exchange.read_spans(path, self.articles.values()).to_dict("records")
        marks = {mark_of({str(name): value for name, value in row.items() if value == value}) for row in rows}
        new = tuple(sorted(marks - self._marks))
        if new:
            self._do(Change((), new), f"Took in {len(new)} marks from {Path(path).name}.")
        return len(new)

    # How it is kept -----------------------------------------------------------------------------------------------

    def _do(self, change: Change, message: str) -> None:
        # Only what really changes is kept, so that undoing it brings back exactly what was there.
        removed = tuple(mark for mark in change.removed if mark in self._marks and mark not in change.added)
        change = Change(removed, tuple(mark for mark in change.added if mark not in self._marks))
        self._done.append(change)
        self._undone.clear()
        self._apply(change, message)

    def _apply(self, change: Change, message: str) -> None:
        self._set(change.on(self._marks))
        self._unsaved.append(change)
        if change.article in self.articles:
            self.article = self.articles[change.article]
        if self.chosen and all(mark.key != self.chosen for mark in self.marks()):
            self.chosen = ""
        self.message = message
        self.changed()  # the picture comes first, since the disk takes longer; nothing else is done before it is saved
        self.save()

    def save(self) -> None:
        """Save what is not saved yet. Where that fails, ``problem`` says why and nothing is lost."""
        try:
            mine = self.file.save(self._unsaved)
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
            self.problem = (
                f"Not saved: {self.file.path} can’t be written ({reason}). Your marks are kept here, and the next "
                "step tries again. Leave this window open until it is saved."
            )
        else:
            if mine - self._marks:
                self.message += " Marks that were set in another window came in."
            self._set(mine)
            self._others = self._those_of_others()
            self._unsaved.clear()
            self.problem = ""
        self.changed()

    def _refresh(self) -> None:
        self._others = self._those_of_others()

    def _those_of_others(self) -> dict[str, frozenset[Mark]]:
        """Return the marks of others in the lab's file and in those of the partners, which are only read."""
        found = {name: some for name, some in self.file.read().items() if name != self.annotator}
        for file in self.partner_files:
            for name, some in file.read().items():
                other = name if name and name != self.annotator else file.path.stem
                found[other] = found.get(other, frozenset()) | some
        return found

    def _opened(self) -> str:
        self._others = self._those_of_others()
        self._set(self.file.read().get(self.annotator, frozenset()))
        count = len(self._marks)
        return f"{count} {'mark is' if count == 1 else 'marks are'} here from before." if count else ""

    def _set(self, marks: frozenset[Mark]) -> None:
        for article in {mark.article for mark in marks ^ self._marks}:
            found = [mark for mark in marks if mark.article == article]
            self._in_order[article] = sorted(found, key=lambda mark: (mark.start, -mark.end, mark.label))
        self._marks = marks

    def _say(self, message: str) -> None:
        self.message = message
        self.changed()

    def _known(self, label: str) -> None:
        if label not in self.labels:
            raise ValueError(f"There is no label {label!r}. Choose from: {', '.join(self.labels)}.")

    def _cut(self, start: int, end: int, label: str) -> Mark:
        text = self.article.text
        if not 0 <= start < end <= len(text):
            raise ValueError(f"There are no words from {start} to {end}; the text has {len(text)} characters.")
        start, end = int(start), int(end)  # a table gives integers that JSON does not know
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        if start >= end:
            raise ValueError("There are no words there, only white space.")
        return Mark(self.article.id, start, end, text[start:end], label)

    @property
    def kept(self) -> bool:
        """Whether every step is in the file."""
        return not self._unsaved and self.file.path.exists()

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    def __repr__(self) -> str:
        count, place = len(self.marks()), self.article.id
        return f"Annotation lab: {place}, {count} marks by {self.annotator}, kept in {self.file.path.as_posix()}"


@lru_cache(maxsize=8)
def _table(marks: frozenset[Mark]) -> pd.DataFrame:
    """Make a table of marks; one drawing needs the same several times, so it must not be changed."""
    rows = [mark.row() for mark in sorted(marks)]
    return pd.DataFrame(rows, columns=None if rows else list(Mark._fields[:5]))


def _there(path: str | Path) -> Path:
    if not Path(path).is_file():
        raise FileNotFoundError(f"There is no file {path} with the marks of a partner.")
    return Path(path)


def _of(table: pd.DataFrame, article: str) -> pd.DataFrame:
    return table[table["article"] == article]


def _guidelines(labels: object, given: Guidelines | str | Path | None) -> Guidelines:
    if isinstance(given, Guidelines):
        return given
    section = LABELS[labels][0] if isinstance(labels, str) and labels in LABELS else ""
    if given is not None:
        return read_guidelines(given, section or "Labels")
    found = read_guidelines(section=section) if section else Guidelines({}, {})
    return replace(found, labels=_STATEMENTS) if labels == "statements" and not found.labels else found


def _labels(labels: str | Mapping[str, str] | Iterable[str], guidelines: Guidelines) -> dict[str, str]:
    if isinstance(labels, str):
        if labels not in LABELS:
            raise ValueError(f"There is no set of labels {labels!r}. Choose from: {', '.join(LABELS)}, or list labels.")
        return {label: guidelines.labels.get(label, "") for label in LABELS[labels][1]}
    if isinstance(labels, Mapping):
        found = {str(label): str(meaning) for label, meaning in labels.items()}
    else:
        found = {label: guidelines.labels.get(label, "") for label in labels}
    if not found:
        raise ValueError("There is no label. Give at least one.")
    return found


@lru_cache(maxsize=64)
def _edges(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in _CHARACTER.finditer(text)))


def _moved(text: str, at: int, by: int) -> int:
    """Return an offset some characters further, as a reader counts them, or at the edge of the text."""
    edges = _edges(text)
    place = bisect_left(edges, at) if by < 0 else bisect_right(edges, at) - 1
    return edges[min(max(place + by, 0), len(edges) - 1)]


def _short(words: str) -> str:
    return cut(words, 60)

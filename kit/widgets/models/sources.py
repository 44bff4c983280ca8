"""The model of the SourceExplorer: what outlets tell, how they name things, whom they cite, what they changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from kit.article import Article
from kit.comparison.names import names_in_steps
from kit.comparison.reuse import republications_in_steps
from kit.comparison.tables import claims_matrix, compare_in_steps, corroboration, pieces
from kit.comparison.vectors import loaded_in_steps
from kit.corpus import Corpus
from kit.progress import Step, Steps, finished, part
from kit.sources import cited_in_steps
from kit.widgets.models.choices import one_of
from kit.widgets.models.slices import SlicedModel
from kit.wording import count

#: What can be looked at, with the words of its button.
VIEWS = {"claims": "Claims", "names": "Names", "citations": "Who cites whom", "versions": "Versions"}
#: Which claims are shown.
STATUSES = ("all claims", "shared", "differs", "only here")
#: Up to so many articles are compared at once; more are first read in slices, with their progress shown.
AT_ONCE = 150
#: Lines that are shown at first, and that each call of :meth:`SourceModel.more` adds.
LINES = 12

# Claims that are made lines of in one step.
_TOGETHER = 50
_ABSENT = ("not told", "opening only")


class Line(NamedTuple):
    """A line of the table: what it is about, what is known of it, and the cell of each outlet that has one."""

    key: str
    label: str
    note: str
    cells: Mapping[str, str]


class Finding(NamedTuple):
    """A passage that a cell stands for: its article and offsets, what is known of it, each in a few words, and why."""

    article: str
    start: int
    end: int
    facts: tuple[str, ...]
    why: str


class _Claim(NamedTuple):
    """A claim as a line, its status, and a sentence on who is behind it."""

    line: Line
    status: str
    behind: str


class SourceModel(SlicedModel):
    """What a SourceExplorer shows.

    Parameters
    ----------
    articles : Corpus or iterable of Article
    tellings : pandas.DataFrame, optional
        What :func:`kit.compare` found in them; it is made when not given.

    Attributes
    ----------
    viewed : str
        One of :data:`VIEWS`.
    selected : (str, str) or None
        The cell that is looked at: the key of its line, and its outlet.
    opened : int or None
        The number of the finding of that cell whose article is open.
    """

    actions = frozenset(
        {"work", "stop", "go_on", "turn_to", "keep", "name", "more", "select", "leave", "open", "close"}
    )
    actions |= {"pair", "earlier", "later", "swap"}

    def __init__(self, articles: Corpus | Iterable[Article], tellings: pd.DataFrame | None = None) -> None:
        super().__init__()
        self.corpus = articles if isinstance(articles, Corpus) else Corpus(articles)
        self.viewed, self.status = "claims", STATUSES[0]
        self.thing = ""
        self.lines_shown = LINES
        self.selected: tuple[str, str] | None = None
        self.opened: int | None = None
        self._tables: dict[str, pd.DataFrame] = {}
        self._work: dict[str, Steps[pd.DataFrame]] = {}
        self._versions: tuple[str, str] | None = None
        self._lines: dict[tuple[str, str, str], list[Line]] = {}
        if tellings is not None:
            self._tables["claims"] = tellings
        elif len(self.corpus) <= AT_ONCE:
            self.finish()

    # Work

    @property
    def ready(self) -> bool:
        """Whether the table of the view is made."""
        return self.viewed in self._tables

    def _one_step(self) -> None:
        work = self._work.setdefault(self.viewed, self._made(self.viewed))
        try:
            self.progress = next(work)
        except StopIteration as end:
            self._tables[self.viewed] = end.value
            self.progress = None

    def _made(self, view: str) -> Steps[pd.DataFrame]:
        """Make the table of a view; lines of claims are made here, too, since they are work."""
        if view in ("claims", "names"):
            yield from part(loaded_in_steps(), 0, 0)
        if view == "claims":
            table = yield from part(compare_in_steps(self.corpus), 0, 0.9)
            self._claims = yield from part(_claims_in_steps(table, self.corpus), 0.9, 1)
            return table
        if view == "versions":
            return (yield from republications_in_steps(self.corpus))
        return (yield from (names_in_steps if view == "names" else cited_in_steps)(self.corpus))

    # Views

    def view(self, value: str) -> None:
        """Look at claims, names, citations or versions; the table is made now if there are not too many articles."""
        self._turn_to(value)
        if len(self.corpus) <= AT_ONCE:
            self.finish()
        else:
            self.changed()

    def turn_to(self, value: str) -> None:
        """Look at another view and leave the making of its table to :meth:`work`, as the page does."""
        self._turn_to(value)
        self.changed()

    def _turn_to(self, value: str) -> None:
        self.viewed = one_of(value, VIEWS, "view")
        self.lines_shown, self.selected, self.opened, self.stopped = LINES, None, None, False
        self.slices += 1

    @property
    def found(self) -> pd.DataFrame:
        """The table behind the view, as :func:`kit.compare`, ``names_used``, ``who_cites_whom`` … make it."""
        while not self.ready:
            self._one_step()
        return self._tables[self.viewed]

    def keep(self, value: str = STATUSES[0]) -> None:
        """Show all claims, or those that are shared, that differ, or that one outlet alone tells."""
        self.status = one_of(value, STATUSES, "kind of claim")
        self.lines_shown, self.selected, self.opened = LINES, None, None
        self.changed()

    def name(self, value: str) -> None:
        """Show the names of another thing."""
        self.thing = one_of(value, self.things, "thing")
        self.lines_shown, self.selected, self.opened = LINES, None, None
        self.changed()

    def more(self) -> None:
        """Show more lines."""
        self.lines_shown = min(self.lines_shown + LINES, max(len(self.lines), LINES))
        self.changed()

    @cached_property
    def outlets(self) -> list[str]:
        """The outlets in the order of publication."""
        articles = sorted(self.corpus, key=lambda one: (str(one.published or "9999"), one.id))
        return list(dict.fromkeys(article.outlet for article in articles))

    @property
    def columns(self) -> list[str]:
        """The outlets that the table of the view has a column for."""
        if self.viewed == "claims":
            return self.outlets
        used = {outlet for line in self.lines for outlet in line.cells}
        return [outlet for outlet in self.outlets if outlet in used]

    @property
    def lines(self) -> list[Line]:
        """The lines of the view: claims, names of a thing, or sources that are cited. Versions have none."""
        key = (self.viewed, self.status, self.thing)
        if key not in self._lines:
            self._lines[key] = self._made_lines(self.found)
        return self._lines[key]

    def _made_lines(self, table: pd.DataFrame) -> list[Line]:
        if self.viewed == "claims":
            return [one.line for one in self._claims if self.status in (STATUSES[0], one.status)]
        if self.viewed == "names":
            return self._named(table)
        return self._cited(table) if self.viewed == "citations" else []

    @cached_property
    def _claims(self) -> list[_Claim]:
        """All claims with their status and who is behind them."""
        return finished(_claims_in_steps(self._tables["claims"], self.corpus))

    def _named(self, used: pd.DataFrame) -> list[Line]:
        return [
            Line(name, name, count(sum(cells.values()), "mention"), {key: str(n) for key, n in cells.items()})
            for name, cells in _counted(self._of_thing(used), "name", "mentions")
        ]

    def _of_thing(self, used: pd.DataFrame) -> pd.DataFrame:
        key = self.things.get(self.thing) or next(iter(self.things.values()), ("", ""))
        return used[(used["thing"] == key[0]) & (used["label"] == key[1])]

    @property
    def things(self) -> dict[str, tuple[str, str]]:
        """Things that have names, those with most names first: the words to choose by, with thing and label."""
        if "names" not in self._tables:
            return {}
        used = self._tables["names"]
        pairs = dict.fromkeys(zip(used["thing"].tolist(), used["label"].tolist(), strict=True))
        taken = Counter(thing for thing, _ in pairs)
        return {thing if taken[thing] == 1 else f"{thing} ({label})": (thing, label) for thing, label in pairs}

    def _cited(self, edges: pd.DataFrame) -> list[Line]:
        kinds = dict(zip(edges["source"].tolist(), edges["source_class"].tolist(), strict=True))
        return [
            Line(
                name,
                name,
                f"{kinds[name]}, cited in {count(sum(cells.values()), 'statement')}",
                {key: str(n) for key, n in cells.items()},
            )
            for name, cells in _counted(edges, "source", "statements")
        ]

    # One cell

    def select(self, line: str, outlet: str) -> None:
        """Look at a cell: the words that it stands for, who is named for them, and the reason.

        Raises
        ------
        ValueError
            If there is no such line or outlet.
        """
        at = [one.key for one in self.lines]
        self.selected = (one_of(line, at, "line"), one_of(outlet, self.columns, "outlet"))
        self.lines_shown = max(self.lines_shown, at.index(line) + 1)
        self.opened = None
        self.changed()

    def leave(self) -> None:
        """Look at no cell."""
        self.selected = self.opened = None
        self.changed()

    @property
    def line(self) -> Line | None:
        """The line of the cell that is looked at, or None."""
        if self.selected is None:
            return None
        return next((line for line in self.lines if line.key == self.selected[0]), None)

    def findings(self) -> list[Finding]:
        """Return the passages that the cell stands for that is looked at."""
        if self.selected is None:
            return []
        line, outlet = self.selected
        if self.viewed == "claims":
            told = self.found[(self.found["claim"] == int(line)) & (self.found["outlet"] == outlet)]
            return [_telling(row) for row in told.to_dict("records")]
        if self.viewed == "names":
            used = self._of_thing(self.found)
            named = used[(used["name"] == line) & (used["outlet"] == outlet)]
            return [
                Finding(
                    row["first"],
                    row["start"],
                    row["end"],
                    (f"{count(row['mentions'], 'mention')} in {count(row['articles'], 'article')}", "first use"),
                    row["why"],
                )
                for row in named.to_dict("records")
            ]
        edges = self.found[(self.found["source"] == line) & (self.found["outlet"] == outlet)]
        return [
            Finding(
                row["article"],
                row["start"],
                row["end"],
                (f"{count(row['statements'], 'statement')} in {count(row['articles'], 'article')}", "one of them"),
                f"{outlet} names {line} as a source here.",
            )
            for row in edges.to_dict("records")
        ]

    def said(self) -> list[str]:
        """Return what there is to say of the cell that is looked at, in sentences."""
        line, said = self.line, []
        if self.selected is None or line is None:
            return []
        outlet = self.selected[1]
        if self.viewed == "claims":
            cell = line.cells[outlet]
            if cell == "not told":
                said.append(
                    f"No sentence of {outlet} was found that tells this. The outlet may not have known it or found it "
                    "less important, or its words may be too different for this comparison."
                )
            elif cell == "opening only":
                said.append(
                    f"Only the opening of a report of {outlet} was read, and it does not tell this. "
                    "The rest of the report may."
                )
            said += [one.behind for one in self._claims if one.line is line]
        elif outlet not in line.cells:
            verb = "use this name" if self.viewed == "names" else "name this source"
            said.append(f"The articles of {outlet} do not {verb}.")
        return said

    def open(self, number: int = 0) -> None:
        """Open the article of a finding of the cell that is looked at.

        Raises
        ------
        ValueError
            If there is no such finding.
        """
        if not 0 <= number < len(self.findings()):
            raise ValueError(f"There is no passage number {number} to open. Select a cell that has some first.")
        self.opened = number
        self.changed()

    def close(self) -> None:
        """Close the article."""
        self.opened = None
        self.changed()

    @property
    def passage(self) -> tuple[Article, tuple[int, int]] | None:
        """The article that is open and where its passage stands, or None."""
        if self.opened is None:
            return None
        finding = self.findings()[self.opened]
        return self.corpus[finding.article], (finding.start, finding.end)

    # Versions

    @property
    def pairs(self) -> list[tuple[str, str, str]]:
        """Pairs of articles of which one takes over text of the other, those of one outlet first.

        Each with the ids of the earlier and the later, and words for the pair.
        """
        return self._pairs if "versions" in self._tables else []

    @cached_property
    def _pairs(self) -> list[tuple[str, str, str]]:
        rows = self._tables["versions"].to_dict("records")
        rows.sort(key=lambda row: row["outlet_a"] != row["outlet_b"])
        return [(row["article_a"], row["article_b"], _pair(row)) for row in rows]

    @property
    def versions(self) -> tuple[Article, Article] | None:
        """The earlier and the later version that are compared; the pair with most text in common at first."""
        chosen = self._versions or next(((a, b) for a, b, _ in self.pairs), None)
        if chosen is None and len(self.corpus) > 1:
            chosen = (self.corpus.ids[0], self.corpus.ids[1])
        return (self.corpus[chosen[0]], self.corpus[chosen[1]]) if chosen else None

    def pair(self, value: str) -> None:
        """Compare a pair of :attr:`pairs`, given its number (from 0) as a word."""
        self._versions = self.pairs[int(one_of(value, map(str, range(len(self.pairs))), "pair"))][:2]
        self.changed()

    def earlier(self, value: str) -> None:
        """Take another article as the earlier version."""
        self._choose(0, value)

    def later(self, value: str) -> None:
        """Take another article as the later version."""
        self._choose(1, value)

    def swap(self) -> None:
        """Take the later version as the earlier one; of two reports of one day nothing else may tell."""
        if self.versions:
            self._versions = (self.versions[1].id, self.versions[0].id)
            self.changed()

    def _choose(self, side: int, id: str) -> None:
        one_of(id, self.corpus.ids, "article")
        current = self.versions
        ids = [current[0].id, current[1].id] if current else [id, id]
        ids[side] = id
        self._versions = (ids[0], ids[1])
        self.changed()

    @property
    def table(self) -> pd.DataFrame:
        """What the view shows: one row a line (index ``line``), one column an outlet; for versions, the pairs."""
        if self.viewed == "versions":
            return self.found
        self.found  # noqa: B018 -- the table is made if it is not there yet
        rows = [line.cells for line in self.lines]
        index = pd.Index([line.label for line in self.lines], name="line")
        return pd.DataFrame(rows, index=index, columns=self.columns).fillna("")

    def __repr__(self) -> str:
        articles = f"{count(len(self.corpus), 'article')} of {count(len(self.outlets), 'outlet')}"
        if not self.ready:
            return f"SourceExplorer: {articles}, {VIEWS[self.viewed].lower()} not looked for yet"
        if self.viewed == "versions":
            shown = f"{count(len(self.pairs), 'pair')} with text in common"
        else:
            shown = count(len(self.lines), {"claims": "claim", "names": "name", "citations": "source"}[self.viewed])
        kept = f" ({self.status})" if self.viewed == "claims" and self.status != STATUSES[0] else ""
        cell = f"; looking at “{self.line.label}” in {self.selected[1]}" if self.line and self.selected else ""
        return f"SourceExplorer: {articles}, {shown}{kept}{cell}"


def _claims_in_steps(tellings: pd.DataFrame, articles: Corpus) -> Steps[list[_Claim]]:
    """Make lines of the claims of some tellings."""
    numbers = sorted(tellings["claim"].unique())
    made: list[_Claim] = []
    for at in range(0, len(numbers), _TOGETHER):
        yield Step("Making the lines", at / len(numbers))
        some = tellings[tellings["claim"].between(numbers[at], numbers[min(at + _TOGETHER, len(numbers)) - 1])]
        matrix = claims_matrix(some, articles)
        status = some.drop_duplicates("claim").sort_values("claim", kind="stable")["status"].tolist()
        behind = corroboration(some).to_dict("records")
        for label, row, known, one in zip(matrix.index, matrix.to_numpy().tolist(), status, behind, strict=True):
            told = sum(cell not in _ABSENT for cell in row)
            note = f"{count(told, 'outlet')}, {count(one['sources'], 'source')}, {known}"
            line = Line(str(one["claim"]), str(label), note, dict(zip(matrix.columns, row, strict=True)))
            made.append(_Claim(line, known, one["why"]))
    return made


def _telling(row: Mapping[Hashable, Any]) -> Finding:
    named = f"source: {row['source']} ({row['source_class']})" if row["source"] else "in its own voice"
    facts = [named]
    if row["behind"] and row["behind"] not in (row["source"], row["outlet"]):
        facts.append(f"goes back to {row['behind']}")
    if row["cell"] == "tells differently":
        facts.append("tells differently")
    others: dict[str, list[str]] = defaultdict(list)
    for kind, own, other in pieces(row["differs"]):
        others[f"differs in {kind}: {own} / "].append(other)
    facts += [words + ", ".join(found) for words, found in others.items()]
    if row["score"] < 1:
        facts.append(f"likeness {row['score']:.2f}")
    return Finding(row["article"], row["start"], row["end"], tuple(facts), row["why"])


def _pair(row: Mapping[Hashable, Any]) -> str:
    a, b = row["outlet_a"] or row["article_a"], row["outlet_b"] or row["article_b"]
    share = max(row["share_a"], row["share_b"])
    return f"{a}, two reports ({share:.0%})" if a == b else f"{a} and {b} ({share:.0%})"


def _counted(table: pd.DataFrame, line: str, count: str) -> list[tuple[str, Counter[str]]]:
    """Add up a column for each line and outlet, the lines with most first."""
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    for name, outlet, number in zip(*(table[column].tolist() for column in (line, "outlet", count)), strict=True):
        lines[name][outlet] += number
    return sorted(lines.items(), key=lambda item: (-sum(item[1].values()), item[0]))

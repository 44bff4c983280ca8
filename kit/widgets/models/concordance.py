"""The model of the Concordance: a query, the places that fit, their order, and the article that is open."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

import pandas as pd

from kit.article import Article
from kit.corpus import Corpus
from kit.progress import Step
from kit.queries import WAYS, Found, Hit, Query
from kit.widgets.models.choices import one_of
from kit.widgets.models.slices import SlicedModel
from kit.wording import count
from kit.words import Articles, around

#: How the places can be sorted.
ORDERS = (
    *("as the articles come", "by outlet", "by the words found"),
    *("1 word left", "2 words left", "3 words left", "1 word right", "2 words right", "3 words right"),
)
#: Places that are kept; nobody reads more.
MOST = 5_000
#: Lines that are shown at first, and that each call of :meth:`ConcordanceModel.more` adds.
LINES = 40
#: Up to so many articles are searched at once; more in slices, the first of which is short, so that keys show at once.
AT_ONCE = 150

# Seconds of the first slice of a search.
_FIRST = 0.03
_WORD = re.compile(r"\w[\w'’-]*")
# Characters on each side in which the words to sort by are looked for.
_REACH = 80


class ConcordanceModel(SlicedModel):
    """What a Concordance shows.

    Parameters
    ----------
    articles : Corpus or iterable of Article
    query : str
        What is looked for.
    way : str
        What the query is: one of :data:`kit.queries.WAYS`.
    case : bool
        Whether capital letters make a difference.
    outlet : str
        The only outlet whose articles are searched; all when ``""``.
    order : str
        One of :data:`ORDERS`.

    Attributes
    ----------
    hits : list of Hit
        The places, in their order; while a search goes on, those that it has found so far.
    searched : int
        How many articles are searched.
    problem : str
        Why the query can't be looked for, or why the search stopped early, or ``""``.
    looked_at : int or None
        The number of the place that is looked at in its article, counted from 0.

    Examples
    --------
    >>> found = ConcordanceModel([Article.from_text("A delegation and its delegates.")], "delegat*")
    >>> found
    Concordance: “delegat*” (whole words), 2 places in 1 of 1 articles
    >>> found.search("and")
    >>> found.table["left"].tolist()
    ['A delegation ']
    """

    actions = frozenset({"search", "read_as", "match_case", "keep", "sort", "more", "open", "step", "close"})
    actions |= {"work", "stop", "go_on"}

    def __init__(
        self,
        articles: Articles,
        query: str = "",
        *,
        way: str = WAYS[0],
        case: bool = False,
        outlet: str = "",
        order: str = ORDERS[0],
    ) -> None:
        super().__init__()
        self.corpus = articles if isinstance(articles, Corpus) else Corpus(articles)
        one_of(way, WAYS, "way to search")
        one_of(order, ORDERS, "order")
        one_of(outlet, ["", *self.outlets], "outlet")
        self.query, self.way, self.case, self.outlet, self.order = query, way, case, outlet, order
        self.problem, self.searched, self.chosen = "", 0, 0
        self.lines = LINES
        self.looked_at: int | None = None
        self.hits: list[Hit] = []
        self._found: list[Hit] = []
        self._work: Iterator[Found] | None = None
        self._search()
        self.finish()

    @cached_property
    def outlets(self) -> dict[str, int]:
        """The outlets with the number of their articles, by name."""
        return dict(sorted(Counter(article.source for article in self.corpus if article.source).items()))

    def search(self, value: str) -> None:
        """Look for something else."""
        if value != self.query:
            self.query = value
            self._search()
            self.changed()

    def read_as(self, value: str) -> None:
        """Say what the query is: whole words, parts of words or a regular expression."""
        self.way = one_of(value, WAYS, "way to search")
        self._search()
        self.changed()

    def match_case(self, value: bool = True) -> None:
        """Say whether capital letters make a difference."""
        self.case = bool(value)
        self._search()
        self.changed()

    def keep(self, value: str = "") -> None:
        """Search the articles of one outlet only, or with ``""`` all of them."""
        self.outlet = one_of(value, ["", *self.outlets], "outlet")
        self._search()
        self.changed()

    def sort(self, value: str) -> None:
        """Put the places into another order."""
        self.order = one_of(value, ORDERS, "order")
        self._arrange()
        self.changed()

    def more(self) -> None:
        """Show more lines."""
        self.lines = min(self.lines + LINES, max(len(self.hits), LINES))
        self.changed()

    def open(self, number: int) -> None:
        """Look at a place in its article.

        Raises
        ------
        IndexError
            If there is no such place.
        """
        if not 0 <= number < len(self.hits):
            raise IndexError(f"There is no place number {number}: there are {len(self.hits)}, counted from 0.")
        self.looked_at = number
        self._show_looked_at()
        self.changed()

    def step(self, by: int = 1) -> None:
        """Look at the next place, or the one before with ``by=-1``; at the last one it stays where it is."""
        number = 0 if self.looked_at is None else self.looked_at + by
        if 0 <= number < len(self.hits):
            self.open(number)

    def close(self) -> None:
        """Close the article."""
        self.looked_at = None
        self.changed()

    @property
    def article(self) -> Article | None:
        """The article that is open, or None."""
        return None if self.looked_at is None else self.hits[self.looked_at].article

    @property
    def sorted_by(self) -> tuple[str, int]:
        """The side and the number of the words that the places are sorted by, or ``("", 0)``."""
        number, _, side = self.order.replace(" words", "").replace(" word", "").partition(" ")
        return (side, int(number)) if number.isdigit() else ("", 0)

    @property
    def table(self) -> pd.DataFrame:
        """All places in their order: article, source, published, left, match, right, start, end."""
        if not self.ready:
            self.finish()
        rows = [
            (hit.article.id, hit.article.source, hit.article.published, *around(hit, 40), hit.start, hit.end)
            for hit in self.hits
        ]
        columns = ["article", "source", "published", "left", "match", "right", "start", "end"]
        table = pd.DataFrame(rows, columns=columns)
        return table.assign(published=pd.to_datetime(table["published"]))

    # Work

    @property
    def ready(self) -> bool:
        """Whether all articles are searched that are to be."""
        return self._work is None

    def _one_step(self) -> None:
        found = next(self._work, None) if self._work else None
        if found is None:
            self._work = self.progress = None
        else:
            self._found, self.searched, self.problem = found
            self.progress = Step("Searching", self.searched / max(self.chosen, 1))

    def _slice(self, seconds: float) -> None:
        super()._slice(seconds)
        self._arrange()

    def _arrange(self) -> None:
        """Put what is found in order; the place that is looked at stays so."""
        current = self.hits[self.looked_at] if self.looked_at is not None else None
        self.hits = self._sorted(self._found)
        self.looked_at = self.hits.index(current) if current else None
        self._show_looked_at()

    def _search(self) -> None:
        """Begin a search; a short one is at its end when this returns."""
        self.problem, self.searched, self.stopped = "", 0, False
        self.lines, self.looked_at = LINES, None
        self.hits, self._found, self._work = [], [], None
        chosen = [article for article in self.corpus if not self.outlet or article.source == self.outlet]
        self.chosen = len(chosen)
        if self.query.strip():
            try:
                query = Query(self.query if self.way == WAYS[2] else self.query.strip(), self.way, self.case)
            except ValueError as error:
                self.problem = str(error)
            else:
                self._work = query.looking(chosen, most=MOST)
        self.slices += 1
        self._slice(_FIRST if self.chosen > AT_ONCE else math.inf)

    def _sorted(self, hits: list[Hit]) -> list[Hit]:
        side, number = self.sorted_by
        if side:
            return sorted(hits, key=lambda hit: beside(hit, side, number))
        if self.order == "by outlet":
            return sorted(hits, key=lambda hit: hit.article.source.casefold())
        if self.order == "by the words found":
            return sorted(hits, key=lambda hit: hit.article.text[hit.start : hit.end].casefold())
        return list(hits)

    def _show_looked_at(self) -> None:
        if self.looked_at is not None:
            self.lines = max(self.lines, self.looked_at + 1)

    def __repr__(self) -> str:
        if not self.query.strip():
            return f"Concordance: nothing looked for yet, {len(self.corpus)} articles"
        inside = len({hit.article.id for hit in self.hits})
        case = ", with capitals" if self.case else ""
        outlet = f" of {self.outlet}" if self.outlet else ""
        so_far = "" if self.ready else f", {self.searched} of them searched so far"
        places = f"{count(len(self.hits), 'place')} in {inside} of {self.chosen} articles{outlet}{so_far}"
        words = f"Concordance: “{self.query}” ({self.way}{case}), {places}"
        return f"{words}. {self.problem}" if self.problem else words


def beside(hit: Hit, side: str, number: int) -> list[str]:
    """Return the words beside a place that it is sorted by, the nearest first, in small letters."""
    text = hit.article.text
    if side == "left":
        found = _WORD.findall(text, max(0, hit.start - _REACH), hit.start)[-number:][::-1]
    else:
        found = _WORD.findall(text, hit.end, hit.end + _REACH)[:number]
    return [word.casefold() for word in found]

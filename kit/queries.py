"""What can be looked for in articles: whole words, parts of words, or a regular expression that a learner writes.

No search can hang. Python's own ``re`` can't be stopped once it runs, and a pattern such as ``(a+)+$`` keeps it busy
for hours on a long text. The package ``regex`` reads the same patterns and stops after a time that it is given, so
every kind of search runs on it; plain words are found many times faster there as well. What its time limit does not
cover is refused before: repeats that grow as they are read, and patterns that call themselves.
"""

from __future__ import annotations

import math
import re
import time
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kit.article import Article
from kit.tabular import require

if TYPE_CHECKING:
    from regex import Pattern

#: What the words of a query can be.
WAYS = ("whole words", "parts of words", "regular expression")
#: Seconds after which a search is stopped.
SECONDS = 1.0
#: Characters that a query may have.
LONGEST = 300

# Repeats with a fixed number are written out when a pattern is read: so many copies at most.
_COPIES = 10_000
_REPEAT = re.compile(r"\{\s*(\d+)")
# What may follow “(?”: groups, names, and looking ahead or behind.
_GROUP = re.compile(r"\(\?(?!:|=|!|>|<=|<!|P<|P=)")
_LETTER = re.compile(r"\w")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_ALIKE = {**dict.fromkeys("'’ʼ", "['’ʼ]"), **dict.fromkeys("-‐‑–", "[-‐‑–]")}


class Hit(NamedTuple):
    """A place that fits a query, with code-point offsets."""

    article: Article
    start: int
    end: int


class Found(NamedTuple):
    """The places that fit, how many articles were searched, and why the search stopped early (or ``""``)."""

    hits: list[Hit]
    searched: int
    stopped: str


@dataclass(frozen=True)
class Query:
    """What is looked for.

    Parameters
    ----------
    words : str
        The words, or the regular expression.
    way : str
        One of :data:`WAYS`. For whole words ``*`` is the rest of a word, and alone any one word.
    case : bool
        Whether capital letters make a difference.

    Raises
    ------
    ValueError
        If there is no such way, or the words can't be looked for in this way; the message says why.
    ImportError
        If the package regex is not installed.

    Examples
    --------
    >>> article = Article.from_text("A delegation and its delegates.")
    >>> [(hit.start, hit.end) for hit in Query("delegat*").places(article)]
    [(2, 12), (21, 30)]
    """

    words: str
    way: str = WAYS[0]
    case: bool = False

    def __post_init__(self) -> None:
        if self.way not in WAYS:
            raise ValueError(f"There is no way {self.way!r} to search. Choose one of: {', '.join(WAYS)}.")
        if len(self.words) > LONGEST:
            raise ValueError(f"The query has {len(self.words):,} characters. It may have {LONGEST} at most.")
        self._pattern  # noqa: B018 -- what is wrong with the words is said at once

    @cached_property
    def _pattern(self) -> Pattern[str]:
        regex = require("A search", "kit.words.term_pattern(term).finditer(article.text) finds the places", "regex")
        written = {
            WAYS[0]: _end_of_words if self._from_word else whole_words,
            WAYS[1]: _parts_of_words,
            WAYS[2]: _regular_expression,
        }[self.way](self.words)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # such as “possible nested set”, which is about later versions
                pattern: Pattern[str] = regex.compile(written, 0 if self.case else regex.IGNORECASE)
                return pattern
        except (regex.error, RecursionError, OverflowError) as error:
            raise ValueError(f"The pattern can't be read: {str(error).rstrip('.')}.") from None

    @property
    def _from_word(self) -> bool:
        """Whether a star begins the first word: then its known end is looked for, which is many times faster."""
        first = next(iter(self.words.split()), "")
        return self.way == WAYS[0] and first.startswith("*") and first.strip("*") != ""

    def places(self, article: Article, *, seconds: float = SECONDS) -> Iterator[Hit]:
        """Yield the places of an article that fit, in order, none of them empty.

        Raises
        ------
        TimeoutError
            If it takes longer than ``seconds``.
        """
        text = article.text
        for match in self._pattern.finditer(text, timeout=max(seconds, 0.001)):
            start, end = match.span()
            if self._from_word:
                start = _word_start(text, start)
            if start < end:
                yield Hit(article, start, end)

    def search(self, articles: Iterable[Article], *, seconds: float = SECONDS, most: int | None = None) -> Found:
        """Look through articles until there are ``most`` places or the time is over.

        Parameters
        ----------
        articles : iterable of Article
        seconds : float
            The time for all of them together.
        most : int, optional
            How many places are kept; all when not given.

        Returns
        -------
        Found
            The places, how many articles were looked through, and why there are no more, if something cut it short.
        """
        return deque(self.looking(articles, seconds=seconds, most=most), maxlen=1).pop()

    def looking(
        self, articles: Iterable[Article], *, seconds: float = SECONDS, most: int | None = None
    ) -> Iterator[Found]:
        """Do the work of :meth:`search` and yield what is found so far, at first and after each article.

        The time counts only while an article is searched, so that somebody may stop in between, and go on.
        """
        hits: list[Hit] = []
        left = seconds
        yield Found(hits, 0, "")
        for searched, article in enumerate(articles):
            begin = time.monotonic()
            try:
                if left <= 0:
                    raise TimeoutError
                for hit in self.places(article, seconds=left):
                    if most is not None and len(hits) >= most:
                        yield Found(hits, searched, f"There are more than {most:,} places; only these are listed.")
                        return
                    hits.append(hit)
            except TimeoutError:
                why = f"The search took too long and was stopped in the article {article.id}. Try a simpler pattern."
                yield Found(hits, searched, why)
                return
            left -= time.monotonic() - begin
            yield Found(hits, searched + 1, "")


def whole_words(term: str) -> str:
    """Return the pattern of a term, as :func:`kit.words.term_pattern` explains it, as a string.

    Raises
    ------
    ValueError
        If the term holds no letter or digit, or a ``*`` in the middle of a word.
    """
    _not_empty(term)
    words = r"\s+".join(_word(word) for word in term.split())
    return rf"(?<!\w){words}(?!\w)"


def _end_of_words(term: str) -> str:
    """Return the pattern of a term that begins with a star, without the beginning of its first word."""
    _not_empty(term)
    first, *others = term.split()
    words = r"\s+".join([_word(first.lstrip("*")), *map(_word, others)])
    return rf"{words}(?!\w)"


def _word_start(text: str, at: int) -> int:
    """Return where the word begins that a place stands in."""
    while at and _LETTER.fullmatch(text, at - 1, at):
        at -= 1
    return at


def _word(word: str) -> str:
    stem = word.strip("*")
    if not stem:
        return r"\w++"
    if "*" in stem:
        raise ValueError(f"In {word!r} a star stands inside a word. It may stand at the beginning or at the end.")
    before = r"\w*" if word.startswith("*") else ""
    after = r"\w*+" if word.endswith("*") else ""
    return f"(?>{before}{_letters(stem)}{after})"


def _letters(word: str) -> str:
    return "".join(_ALIKE.get(character, re.escape(character)) for character in word)


def _parts_of_words(term: str) -> str:
    _not_empty(term)
    return r"\s+".join(_letters(word) for word in term.split())


def _not_empty(term: str) -> None:
    if not any(map(str.isalnum, term)):
        raise ValueError(
            f"The term {term!r} holds no letter or digit. Give a word or some words, such as 'Victory Day'."
        )


def _regular_expression(pattern: str) -> str:
    """Return a learner's pattern, unless no time limit could hold it."""
    if not pattern:
        raise ValueError(r"The pattern is empty. Give one, such as \d+ for numbers.")
    plain = _ESCAPED.sub("..", pattern)
    if math.prod(max(int(number), 1) for number in _REPEAT.findall(plain)) > _COPIES:
        raise ValueError("The pattern repeats something too often. Write smaller numbers between { and }.")
    other = _GROUP.search(plain)
    if other:
        raise ValueError(f"The pattern uses {pattern[other.start() : other.start() + 4]!r}, which is not allowed here.")
    return pattern

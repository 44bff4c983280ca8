"""The two value objects that everything else is built on: an article and a span of its text."""

from __future__ import annotations

import textwrap
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import overload

from kit import look, segments
from kit.wording import escaped

# What a catalogue calls a report of which everything was read.
_WHOLE = ("complete", "short item")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, and why it is marked.

    Parameters
    ----------
    start, end : int
        Code-point offsets into ``article.text``; ``text[start:end]`` is the words found.
    label : str
        What the stretch is: ``"sentence"``, ``"PERSON"``, ``"DATE"`` ...
    value : str
        What it means, where that differs from the words (a canonical name, an ISO date).
    why : str
        One sentence for a learner that says why it is marked.

    Examples
    --------
    >>> Span(0, 5, "PLACE").of("Seoul said no.")
    'Seoul'
    """

    start: int
    end: int
    label: str = ""
    value: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"A span needs 0 <= start <= end, but start is {self.start} and end is {self.end}.")

    def of(self, text: str) -> str:
        """Return the words of the span, given the text it points into."""
        return text[self.start : self.end]


class Spans(Sequence[Span]):
    """The spans of one layer of a text, in order. Each is made when it is looked at, since a text has many tokens."""

    def __init__(self, offsets: Sequence[tuple[int, int]], label: str) -> None:
        self.offsets = offsets
        self.label = label

    def __len__(self) -> int:
        return len(self.offsets)

    @overload
    def __getitem__(self, place: int) -> Span: ...
    @overload
    def __getitem__(self, place: slice) -> Spans: ...
    def __getitem__(self, place: int | slice) -> Span | Spans:
        if isinstance(place, slice):
            return Spans(self.offsets[place], self.label)
        return Span(*self.offsets[place], self.label)

    def __repr__(self) -> str:
        return f"<{len(self)} spans: {self.label}>"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The mark before a report's first words, such as ``BEIJING (AP) --``.

    ``mark`` covers the whole of it; ``place``, ``agency`` and ``day`` are None where it does not name one.
    """

    mark: Span
    place: Span | None
    agency: Span | None
    day: Span | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some passages of an article, set for reading."""

    passages: tuple[str, ...]

    def __str__(self) -> str:
        return "\n\n".join(textwrap.fill(passage, 88) for passage in self.passages)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        paragraph = look.style("paragraph")
        inside = "".join(f"<p{paragraph}>{escaped(passage)}</p>" for passage in self.passages)
        return f"<blockquote{look.style('page')}>{inside}</blockquote>"


def as_date(value: date | str | None) -> date | None:
    """Return a day given as a date, as a moment of it, or as ``YYYY-MM-DD``; None and pandas' NaT are no day.

    Raises
    ------
    ValueError
        If it is not a day of the calendar, or written otherwise.
    """
    if value is None or value != value:
        return None
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(
            f"The publication date {value!r} is not a day of the calendar. Write it as YYYY-MM-DD, such as 2023-07-24."
        ) from None


@dataclass(frozen=True)
class Article:
    """One news article: its unchanged text and what is known about it.

    ``text`` is the headline (when the report has one), a blank line, and the body, as a reader sees them. It
    never changes after reading, so that every :class:`Span` keeps pointing at the same words.

    Parameters
    ----------
    id : str
        A short name, unique in its corpus, such as ``"2023-07-24-bloomberg"``.
    text : str
        Headline and body; paragraphs are parted by a blank line.
    title : str
        The headline; where the report has none, a title to call it by, which is then not part of ``text``.
    published : datetime.date or None
        The day of publication; of a moment (``datetime``, ``pandas.Timestamp``) its own day is taken.
    source, kind, country, url : str
        The outlet, what kind of outlet it is, where it is based, and the address of the report.
    details : mapping of str to str
        Whatever else the file or the catalogue says (language, part read, themes ...).
    notes : tuple of str
        What the reader could not find or had to guess, each in a sentence.

    Examples
    --------
    >>> article = Article.from_text("Envoys arrived. They left.", published="2023-07-24", source="Example")
    >>> [sentence.of(article.text) for sentence in article.sentences]
    ['Envoys arrived.', 'They left.']
    """

    id: str
    text: str = field(repr=False)
    title: str = ""
    published: date | None = None
    source: str = ""
    kind: str = ""
    country: str = ""
    url: str = field(default="", repr=False)
    details: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    notes: tuple[str, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"The text of an article is a string, and this is {called(self.text)}.")
        object.__setattr__(self, "published", as_date(self.published))
        object.__setattr__(self, "details", MappingProxyType(dict(self.details)))

    @property
    def outlet(self) -> str:
        """Who published the article; one without an outlet is known by its id."""
        return self.source or self.id

    @property
    def part_read(self) -> str:
        """Which part of the report the article is from, as its catalogue says; ``""`` for the whole or when unsaid."""
        said = self.details.get("part_read", "")
        return "" if said in _WHOLE else said

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        published: date | str | None = None,
        title: str = "",
        id: str = "text",
        source: str = "",
        kind: str = "",
        country: str = "",
        url: str = "",
        details: Mapping[str, str] | None = None,
        notes: tuple[str, ...] = (),
    ) -> Article:
        """Make an article from a string.

        Without a title, ``article.text`` is that very string, so offsets point into it. With a title, the
        title and a blank line are put before it.

        Raises
        ------
        ValueError
            If ``published`` is a string that is not a day of the calendar.
        """
        whole = f"{title}\n\n{text}" if title else text
        return cls(
            id=id,
            text=whole,
            title=title,
            published=as_date(published),
            source=source,
            kind=kind,
            country=country,
            url=url,
            details=details or {},
            notes=notes,
        )

    @property
    def headline(self) -> Span | None:
        """The headline at the start of the text, or None when the text has none."""
        if self.title and self.text.startswith(f"{self.title}\n\n"):
            return Span(0, len(self.title), "headline")
        return None

    @property
    def _body_start(self) -> int:
        return self.headline.end if self.headline else 0

    def _spans(self, offsets: list[segments.Offsets], label: str) -> Spans:
        """Label the offsets of the body, without the headline and the dateline's mark."""
        first = self.dateline.mark.end if self.dateline else self._body_start
        body = offsets[bisect_right(offsets, first, key=lambda pair: pair[1]) :]
        if body and body[0][0] < first:
            body[0] = (first, body[0][1])
        return Spans(body, label)

    @cached_property
    def dateline(self) -> Dateline | None:
        """Place, agency and day before the first words, or None when the report has no such mark."""
        found = segments.dateline(self.text, self._body_start)
        if found is None:
            return None
        return Dateline(
            Span(
                *found.mark,
                "dateline",
                why="A report may open with the place it was sent from and its agency.",
            ),
            Span(*found.place, "place") if found.place else None,
            Span(*found.agency, "agency") if found.agency else None,
            Span(*found.day, "day") if found.day else None,
        )

    @cached_property
    def paragraphs(self) -> Spans:
        """The paragraphs of the body, in order, without the headline and the dateline's mark."""
        return self._spans(segments.paragraphs(self.text), "paragraph")

    @property
    def lead(self) -> Span | None:
        """The first paragraph of the body: what the outlet tells first. None when there is no body."""
        return self.paragraphs[0] if self.paragraphs else None

    @cached_property
    def sentences(self) -> Spans:
        """The sentences of the body, in order; none crosses a paragraph."""
        return self._spans(segments.sentences(self.text), "sentence")

    @cached_property
    def tokens(self) -> Spans:
        """The words, numbers and punctuation marks of the body, in order."""
        return self._spans(segments.tokens(self.text), "token")

    def count_words(self, start: int = 0, end: int | None = None) -> int:
        """Count the words and numbers of the body, or of the part of it between two offsets."""
        offsets = self.tokens.offsets
        first = bisect_left(offsets, start, key=lambda pair: pair[0])
        last = len(offsets) if end is None else bisect_left(offsets, end, key=lambda pair: pair[0])
        # A token with no letter or digit is a punctuation mark; most words begin with one, so look there first.
        text = self.text
        return sum(
            text[left].isalnum() or any(map(str.isalnum, text[left:right])) for left, right in offsets[first:last]
        )

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The quotations of headline and body with their marks; ``value`` is the words between the marks.

        A quotation inside another is part of it; :func:`kit.segments.quotations` lists those, too.
        """
        return tuple(
            Span(q.start, q.end, "quotation", self.text[q.inner_start : q.inner_end])
            for q in segments.quotations(self.text)
            if q.depth == 0
        )

    def excerpt(self, *spans: Span | None) -> Excerpt:
        """Return the words of some spans, set for reading; None, for a part that is missing, is left out."""
        return Excerpt(tuple(span.of(self.text) for span in spans if span))

    @property
    def body(self) -> str:
        """The text without the headline."""
        return self.text[self._body_start :].lstrip("\n")

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        day = self.published.isoformat() if self.published else "no date"
        head = " · ".join(part for part in (self.source, day) if part)
        return f"{self.title or self.id}\n{head}\n\n{self.body}"

    def _repr_html_(self) -> str:
        """Show the article as a readable page; everything from the article is escaped."""
        day = self.published.isoformat() if self.published else "no date"
        facts = [self.source, day, self.country]
        soft, paragraph = look.style("soft"), look.style("paragraph")
        paragraphs = "".join(f"<p{paragraph}>{escaped(p.of(self.text))}</p>" for p in self.paragraphs)
        mark = escaped(self.dateline.mark.of(self.text).strip()) if self.dateline else ""
        notes = "".join(f"<li>{escaped(note)}</li>" for note in self.notes)
        return (
            f"<article{look.style('page')}><h3{look.style('heading')}>{escaped(self.title or self.id)}</h3>"
            f"<p{soft}>{escaped(' · '.join(fact for fact in facts if fact))}</p>"
            + (f"<p{soft}>{mark}</p>" if mark else "")
            + paragraphs
            + (f"<ul{soft}>{notes}</ul>" if notes else "")
            + "</article>"
        )


def called(value: object) -> str:
    """Return what to call something that is not what was needed."""
    return "None" if value is None else f"of the kind {type(value).__name__!r}"


def as_article(source: object) -> Article:
    """Return the one article that was given.

    Raises
    ------
    TypeError
        If it is something else; the message says what to do.
    """
    if isinstance(source, Article):
        return source
    advice = (
        "kit.Article.from_text(…) makes an article of a string"
        if isinstance(source, str)
        else "Choose one of a corpus or a list: news[0] is the first"
    )
    raise TypeError(f"One article is needed here, and this is {called(source)}. {advice}.")

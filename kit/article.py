"""The two value objects that everything else is built on: an article and a span of its text."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from kit import look, segments


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
            raise ValueError(
                f"A span needs 0 <= start <= end, but start is {self.start} and end is {self.end}."
            )

    def of(self, text: str) -> str:
        """Return the words of the span, given the text it points into."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Dateline:
    """The mark before a report's first words, such as ``BEIJING (AP) --``.

    ``mark`` covers the whole of it; ``place``, ``agency`` and ``day`` are None where it does not name one.
    """

    mark: Span
    place: Span | None
    agency: Span | None
    day: Span | None = None


def _as_date(value: date | str | None) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(
            f"The publication date {value!r} is not a day of the calendar. "
            "Write it as YYYY-MM-DD, for example 2023-07-24."
        ) from None


@dataclass(frozen=True)
class Article:
    """One news article: its unchanged text and what is known about it.

    ``text`` is the headline (when there is one), a blank line, and the body, as a reader sees them. It never
    changes after reading, so that every :class:`Span` keeps pointing at the same words.

    Parameters
    ----------
    id : str
        A short name, unique in its corpus, such as ``"2023-07-24-bloomberg"``.
    text : str
        Headline and body; paragraphs are parted by a blank line.
    title : str
        The headline, or ``""``. When given, ``text`` begins with it.
    published : datetime.date or None
        The day of publication.
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
        if self.title and not self.text.startswith(self.title):
            raise ValueError(
                f"The text of article {self.id!r} does not begin with its title. "
                "Use Article.from_text to join them."
            )
        object.__setattr__(self, "details", MappingProxyType(dict(self.details)))

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
            published=_as_date(published),
            source=source,
            kind=kind,
            country=country,
            url=url,
            details=details or {},
            notes=notes,
        )

    @property
    def _body_start(self) -> int:
        return len(self.title)

    def _spans(self, pairs: Iterator[tuple[int, int]], label: str) -> tuple[Span, ...]:
        """Label offset pairs, leaving out the headline and the dateline's mark."""
        first = self.dateline.mark.end if self.dateline else self._body_start
        return tuple(Span(max(start, first), end, label) for start, end in pairs if end > first)

    @cached_property
    def dateline(self) -> Dateline | None:
        """Place, agency and day before the first words, or None when the report has no such mark."""
        found = segments.dateline(self.text, self._body_start)
        if found is None:
            return None
        return Dateline(
            Span(
                *found.mark, "dateline", why="A report may open with the place and the agency that sent it."
            ),
            Span(*found.place, "place") if found.place else None,
            Span(*found.agency, "agency") if found.agency else None,
            Span(*found.day, "day") if found.day else None,
        )

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the body, in order, without the headline and the dateline's mark."""
        return self._spans(iter(segments.paragraphs(self.text)), "paragraph")

    @property
    def lead(self) -> Span | None:
        """The first paragraph of the body: what the outlet tells first. None when there is no body."""
        return self.paragraphs[0] if self.paragraphs else None

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the body, in order; none crosses a paragraph."""
        return self._spans(iter(segments.sentences(self.text)), "sentence")

    @cached_property
    def tokens(self) -> tuple[Span, ...]:
        """The words, numbers and punctuation marks of the body, in order."""
        return self._spans(iter(segments.tokens(self.text)), "token")

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
        paragraphs = "".join(f"<p>{html.escape(p.of(self.text))}</p>" for p in self.paragraphs)
        mark = html.escape(self.dateline.mark.of(self.text)) if self.dateline else ""
        notes = "".join(f"<li>{html.escape(note)}</li>" for note in self.notes)
        return (
            f"<article class='kit-article'>{look.style()}"
            f"<h3>{html.escape(self.title or self.id)}</h3>"
            f"<p class='kit-byline'>{html.escape(' · '.join(f for f in facts if f))}</p>"
            + (f"<p class='kit-byline'>{mark}</p>" if mark else "")
            + paragraphs
            + (f"<ul class='kit-notes'>{notes}</ul>" if notes else "")
            + "</article>"
        )

"""A text as tagged tokens: the ground on which the order patterns look for sources, cues and content.

A tag is one letter a token, so that a clause is a short string. There is no model: a word that the lists do not
know is ``N`` with a capital and ``n`` without one, which is enough to find where a group of nouns ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kit import segments
from kit.statements import lexicon

#: The tags that are not in ``statement-words.csv``.
TAGS = {
    "N": "a word with a capital",
    "n": "another word",
    "#": "a number",
    "P": "a possessive with an apostrophe, as in Kim’s",
    "V": "a form of a cue verb",
    "v": "another form of a verb in the past",
    "g": "another word in -ing",
    "q": "the mark of a quotation of single words",
    "Q": "a token of a quotation that is somebody's speech, marks included",
    "-": "a dash",
    ",": "a comma",
    ";": "a semicolon",
    ":": "a colon",
    "(": "an opening bracket",
    ")": "a closing bracket",
    ".": "another mark",
}

_MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "–": "-",
    "—": "-",
    "--": "-",
    "-": "-",
}
_KEPT_IN_QUOTATION = frozenset("dNn#Popie")


class Unit(NamedTuple):
    """One sentence, or several that one quotation joins, as a range of tokens."""

    first: int
    end: int
    paragraph: int


class Page(NamedTuple):
    """The tokens of a text, with their tags, and its units.

    ``spans`` are the offsets of the tokens, ``words`` the tokens in small letters with plain apostrophes, ``tags``
    one letter a token, and ``quoted`` tells of each whether it stands in a quotation.
    """

    text: str
    spans: list[segments.Offsets]
    words: list[str]
    tags: str
    units: list[Unit]
    quoted: bytearray

    def offsets(self, first: int, end: int) -> segments.Offsets:
        """Return the offsets of a range of tokens that is not empty."""
        return self.spans[first][0], self.spans[end - 1][1]


def read(text: str) -> Page:
    """Tag the tokens of a text."""
    spans = segments.tokens(text)
    raw = [text[start:end] for start, end in spans]
    seen = list(map(_word_and_tag, raw))
    words, tags = [word for word, _ in seen], [tag for _, tag in seen]
    for at in [at for at, word in enumerate(words) if word == "'"]:  # the sources’ word
        if at and words[at - 1].endswith("s") and spans[at - 1][1] == spans[at][0] and tags[at - 1] in "nN":
            tags[at - 1 : at + 1] = "PP"
    starts = [start for start, _ in spans]
    quotations = [quotation for quotation in segments.quotations(text) if quotation.depth == 0]
    units = list(_units(text, starts, quotations))
    _mark_names(raw, units, tags)
    quoted = _mark_quotations(text, starts, quotations, units, tags)
    line = "".join(tags)
    return Page(text, spans, words, line, list(_with_speakers(line, words, units)), quoted)


@lru_cache(maxsize=2**15)
def _word_and_tag(raw: str) -> tuple[str, str]:
    """Return a token in small letters and its tag; the same words come again and again, so they are kept."""
    low = raw.lower().replace("’", "'")
    return low, _tag(raw, low)


def _tag(raw: str, low: str) -> str:
    tag = lexicon.tags().get(low)
    if tag:
        is_name = raw[0].isupper() and (tag == "v" or (tag in "me" and raw.isupper()))  # as in USA TODAY
        return "N" if is_name else tag
    if low in lexicon.cue_forms():
        return "V"
    first = raw[0]
    if not first.isalnum():
        return _MARKS.get(raw, "#" if first in "$€£%" else "N" if first in "@#" and len(raw) > 1 else ".")
    if low.endswith(("'s", "s'")):
        return "P"
    if first.isdigit():
        return "#"
    if first.isupper():
        return "N"
    if low.endswith("ed") and len(low) > 4:
        return "v"
    if low.endswith("ing") and len(low) > 4:
        return "g"
    return "m" if low.endswith("ly") and len(low) > 4 else "n"


_SPEAKER = re.compile(r"[sdnNP#]{1,8}(?:,[^VQ.;:]{1,40},)?V[,.mpe]")


def _with_speakers(tags: str, words: list[str], units: list[Unit]) -> Iterator[Unit]:
    """Join a quotation to the sentence that says whose it is.

    That sentence comes after a question or a call, or it ends with a colon in the paragraph before.
    """
    before: Unit | None = None
    for unit in units:
        if before and (_is_called(tags, words, before, unit) or _is_announced(tags, before, unit)):
            before = unit._replace(first=before.first)
            continue
        if before:
            yield before
        before = unit
    if before:
        yield before


def _is_called(tags: str, words: list[str], quotation: Unit, unit: Unit) -> bool:
    is_open = tags[quotation.first] == tags[quotation.end - 1] == "Q" and words[quotation.end - 2] in ("?", "!")
    same = quotation.paragraph == unit.paragraph
    return is_open and same and _SPEAKER.match(tags, unit.first, unit.end) is not None


def _is_announced(tags: str, unit: Unit, quotation: Unit) -> bool:
    ends_in_colon = tags[unit.end - 1] == ":" and "V" in tags[unit.first : unit.end]
    return ends_in_colon and tags[quotation.first] == "Q" and quotation.paragraph - unit.paragraph < 2


def _mark_names(raw: list[str], units: list[Unit], tags: list[str]) -> None:
    """Make nouns of cue verbs with a capital inside a sentence, but not in a headline, and of ``state`` before one."""
    for unit in units:
        verbs = [at for at in range(unit.first, unit.end) if tags[at] == "V"]
        inside = [at for at in verbs if at > unit.first and raw[at][0].isupper()]
        if inside and not _is_headline(raw[unit.first : unit.end]):
            for at in inside:
                tags[at] = "N"
        for at in verbs:  # as in state media, state television
            if tags[at] == "V" and raw[at].lower() == "state" and at + 1 < unit.end and tags[at + 1] in "nN":
                tags[at] = "n"


def _is_headline(words: list[str]) -> bool:
    long_words = [word for word in words if len(word) > 4 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long_words) > 0.7 * len(long_words)


def _units(text: str, starts: list[int], quotations: list[segments.Quotation]) -> Iterator[Unit]:
    """Yield the sentences; those that one quotation runs through are one unit."""
    inside = iter(quotations)
    quotation = next(inside, None)
    paragraphs = iter(enumerate(segments.paragraphs(text)))
    paragraph, (_, paragraph_end) = next(paragraphs, (0, (0, 0)))
    first: int | None = None
    for start, end in segments.sentences(text):
        while start >= paragraph_end:
            paragraph, (_, paragraph_end) = next(paragraphs)
        if first is None:
            first = _after_dateline(text, start) if paragraph < _OPENING_PARAGRAPHS else start
        while quotation and quotation.end <= end:
            quotation = next(inside, None)
        if quotation and quotation.start < end and end < paragraph_end:
            continue
        yield Unit(bisect_left(starts, first), bisect_left(starts, end), paragraph)
        first = None


#: A dateline stands at the head of the body; before it are a headline, a byline and a date at most.
_OPENING_PARAGRAPHS = 4


def _after_dateline(text: str, start: int) -> int:
    mark = segments.dateline(text[start : start + 120]) if text[start].isupper() else None
    return start + mark.mark[1] if mark else start


def _mark_quotations(
    text: str, starts: list[int], quotations: list[segments.Quotation], units: list[Unit], tags: list[str]
) -> bytearray:
    """Give the tokens of quotations their tags: speech is one block, single words stay in their clause."""
    quoted = bytearray(len(starts))
    opens = {unit.first for unit in units}
    for quotation in quotations:
        first, end = bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)
        quoted[first:end] = b"\1" * (end - first)
        if first in opens or _is_speech(text, quotation, end - first, tags[first - 1] if first else "."):
            tags[first:end] = "Q" * (end - first)
        else:
            inner, inner_end = bisect_left(starts, quotation.inner_start), bisect_left(starts, quotation.inner_end)
            ends_in_comma = inner < inner_end and tags[inner_end - 1] == ","
            tags[first:inner] = "q" * (inner - first)
            tags[inner:inner_end] = [tag if tag in _KEPT_IN_QUOTATION else "n" for tag in tags[inner:inner_end]]
            tags[inner_end:end] = "q" * (end - inner_end)
            if ends_in_comma:
                tags[inner_end - 1] = ","
    return quoted


def _is_speech(text: str, quotation: segments.Quotation, size: int, before: str) -> bool:
    """Tell a quotation that is a clause of its own from single words, scare quotes and titles."""
    if before in ",:(" and size > 3:
        return True
    if before in "dPop":
        return False
    return size > 5 and text[quotation.inner_start].isupper() and before == "V"

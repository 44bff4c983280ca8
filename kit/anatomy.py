"""What stands where in an article: its parts, and six questions to its lead.

Who, what, when, where, why and how: each question has one cue, a pattern of words that often stands at its answer.
Where no cue stands, the table says so; that is a finding as well. It is a first reading, not an analysis.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kit.article import Article, as_article
from kit.tabular import pd


class Cue(NamedTuple):
    """One cue: the question it answers, its pattern (the group ``answer``), and a learner's sentence."""

    question: str
    pattern: re.Pattern[str]
    why: str


_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NAME = r"[A-Z][\w’'-]*(?: (?:of |the |and )?[A-Z][\w’'-]*)*"
# A clause ends at a comma, a semicolon or a full stop; the length is bounded, so that a text without any is no trap.
_CLAUSE = r"[^,;.\n]{0,160}"
_VERB = (
    r"(?:is|are|was|were|will|would|has|have|had|may|could|said|says|told|met|left|held|sent|won|made|gave|took|saw"
    r"|shows|plans|marks|wants|[a-z]{3,}ed)"
)


def _cue(question: str, pattern: str, why: str) -> Cue:
    return Cue(question, re.compile(pattern), why)


#: One cue a question; its first place in the lead is the answer.
CUES = (
    _cue(
        "who",
        rf"\A(?P<answer>[^,;.\n]{{1,120}}?)(?=,| {_VERB}\b)",
        "The words before the first comma or verb say who or what it is about.",
    ),
    _cue(
        "what",
        rf" (?P<answer>{_VERB}\b{_CLAUSE})",
        "The first verb and its clause say what happened or will happen.",
    ),
    _cue(
        "when",
        r"\b(?P<answer>(?:on |in |since |late |early ){0,2}(?:last |next |this )?"
        rf"(?:{_WEEKDAY}|(?:{_MONTH})(?: \d{{1,2}}\b)?|\d{{1,2}} (?:{_MONTH})|week|month|year|[12]\d{{3}})\b"
        r"(?: morning| evening| night)?|today|yesterday|tomorrow)",
        "A weekday, a date, or a word such as “today” says when.",
    ),
    _cue(
        "where",
        rf"\b(?:in|at|to|into|near) (?:the )?(?P<answer>(?!(?:{_MONTH}|{_WEEKDAY})\b){_NAME})",
        "A name after in, at, to or near is often the place.",
    ),
    _cue(
        "why",
        r"\b(?P<answer>(?:because|to mark|to celebrate|to attend|to revive|to take part|amid|as part of"
        r"|for the [^,;.\n]{0,40}(?:anniversary|celebrations|ceremony|talks|summit)) ?[^,;.\n]{0,160})",
        "Words such as “because”, “to mark” or “for the … anniversary” begin a reason.",
    ),
    _cue(
        "how",
        rf"\b(?P<answer>(?:by (?:train|air|sea|ship|road|rail|[a-z]+ing)|with the help of|via)\b{_CLAUSE})",
        "Words such as “by train” or “with the help of” begin how.",
    ),
)


def parts(article: Article) -> pd.DataFrame:
    """List the parts of an article that a reader meets in order: headline, dateline, lead, body.

    Parameters
    ----------
    article : Article

    Returns
    -------
    pandas.DataFrame
        One row a part that the article has: part, text, why, start, end (code-point offsets into ``article.text``).
    """
    mark, lead = as_article(article).dateline, article.lead
    found = [
        ("headline", article.headline, "The first line. Often an editor wrote it, not the reporter."),
        (
            "place",
            mark.place if mark else None,
            "Where the report was sent from, which need not be where things happened.",
        ),
        ("agency", mark.agency if mark else None, "The agency in brackets: whose report it is."),
        ("lead", lead, "The first paragraph: what the outlet tells first."),
    ]
    rows = [(name, span.of(article.text), why, span.start, span.end) for name, span, why in found if span]
    if lead and len(article.paragraphs) > 1:
        start, end = article.paragraphs[1].start, article.paragraphs[-1].end
        rows.append(("body", article.text[start:end], "The paragraphs after the lead.", start, end))
    return pd.DataFrame(rows, columns=["part", "text", "why", "start", "end"])


def five_ws(article: Article) -> pd.DataFrame:
    """Ask the lead of an article who, what, when, where, why and how.

    Parameters
    ----------
    article : Article

    Returns
    -------
    pandas.DataFrame
        Six rows: question, answer (words of the lead, or ``""``), why, start, end (code-point offsets, or NA).

    Notes
    -----
    The cues see only the shape of the words. Their answers are there to be checked by a reader.
    """
    rows: list[tuple[str, str, str, int | None, int | None]] = []
    lead = as_article(article).lead
    words = lead.of(article.text) if lead else ""
    for cue in CUES:
        found = cue.pattern.search(words)
        if lead and found:
            answer = found["answer"].rstrip()
            start = lead.start + found.start("answer")
            rows.append((cue.question, answer, cue.why, start, start + len(answer)))
        else:
            rows.append((cue.question, "", "The program found no words for this question in the lead.", None, None))
    table = pd.DataFrame(rows, columns=["question", "answer", "why", "start", "end"])
    return table.astype({"start": "Int64", "end": "Int64"})

"""Sentences: every stop is looked at with the word before it and the shape of what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kit.segments.lexicon import (
    LETTER,
    OPENERS,
    Offsets,
    any_of,
    short_form_kind,
    short_forms,
    trim,
    word_before,
    word_set,
)
from kit.segments.paragraphs import paragraphs


class Stop(NamedTuple):
    """A row of the table of stops: a kind of mark that can end a sentence, and what must follow if it does.

    Parameters
    ----------
    id : str
        The kind of stop; the short forms of that kind are listed under it in ``abbreviations.csv``.
    ends_before : frozenset of str
        What must follow so that the sentence is over: shapes, keys of :data:`SHAPES`.
    why : str
        The reason, in one sentence for a learner.
    one, two : str
        A text that is one sentence, and a text that is two.
    """

    id: str
    ends_before: frozenset[str]
    why: str
    one: str
    two: str


#: The shapes of what can follow a stop.
SHAPES = {
    "opener": "a word such as The, He or Officials: inside a sentence it hardly ever has a capital",
    "pronoun": "the word I, which has a capital everywhere",
    "reporting": "a name and a verb of speech, after the closing mark of a quotation",
    "unquoted": "another word with a capital, after the closing mark of a quotation",
    "calendar": "a weekday, a month or a time zone",
    "capital": "another word with a capital, or with one inside it, as in iPhone",
    "number": "a number",
    "small": "a word in small letters",
    "addition": "a dash, or a bracket that begins with a number: it adds to the sentence",
    "other": "a sign, an emoji, a web address, a letter of a script that has no capitals",
}

_NEVER: frozenset[str] = frozenset()
_CLEAR_START = frozenset({"opener", "pronoun", "unquoted"})
_WORD_START = _CLEAR_START | {"calendar", "capital", "other"}
_ANY_START = _WORD_START | {"number"}

#: Every kind of stop, and what must follow if it ends the sentence.
STOPS = (
    Stop(
        "title",
        _NEVER,
        "A title stands before a name, so its full stop does not end a sentence.",
        "Lt. Col. Park met Gen. Lee.",
        "He met Gen. Lee. They talked.",
    ),
    Stop(
        "pointer",
        _NEVER,
        "A short form such as e.g. or vs. points to what follows, so it does not end a sentence.",
        "It was South v. North, i.e. Seoul vs. Pyongyang.",
        "It was Seoul vs. Pyongyang. North won.",
    ),
    Stop(
        "label",
        _WORD_START,
        "Before a number this is a short form; before a word the sentence is over.",
        "It was No. 1 again, on p. 3.",
        "Would he go? No.",
    ),
    Stop(
        "month",
        _WORD_START,
        "After the short form of a month a number is its day or its year.",
        "It was signed on Nov. 3, not in Dec. 2019.",
        "It was signed in Nov. Lee was there.",
    ),
    Stop(
        "clock",
        _ANY_START - {"calendar"},
        "A time of day can end a sentence, but not before its time zone or its weekday.",
        "It began at 9 a.m. Eastern and ended at 5 p.m. Friday.",
        "It ended at 5 p.m. Reporters left.",
    ),
    Stop(
        "firm",
        _CLEAR_START,
        "The name of a firm or an office often goes on here; a word such as The or He shows a new start.",
        "Acme Corp. Chief Executive Ann Lee left.",
        "She joined Acme Corp. The firm is small.",
    ),
    Stop(
        "suffix",
        _CLEAR_START,
        "What stands after a name belongs to it; a word such as The or He shows a new start.",
        "They met on Martin Luther King Jr. Day.",
        "They met Lee Jr. He was glad.",
    ),
    Stop(
        "place",
        _CLEAR_START,
        "The short form of a place can stand inside a name; a word such as The or He shows a new start.",
        "He flew from St. Louis to Bangor, Pa. Tuesday.",
        "He lives on Main St. The house is old.",
    ),
    Stop(
        "initial",
        _CLEAR_START,
        "One capital letter with a full stop is mostly part of a name.",
        "J. K. Rowling met N. Korea expert B. Myers.",
        "He took vitamin C. It helped.",
    ),
    Stop(
        "initialism",
        _CLEAR_START,
        "Letters with full stops, as in U.S., often stand before a name; The or He shows a new start.",
        "The U.S. Congress met in Washington, D.C. Thursday.",
        "He left the U.S. The talks go on.",
    ),
    Stop(
        "item",
        _NEVER,
        "A number or a letter that opens an item of a list belongs to that item.",
        "1. First open the file.",
        "1. Open the file. 2. Read it.",
    ),
    Stop(
        "omission",
        _NEVER,
        "Dots before the first word show that words are left out there.",
        "He said: “... The deal stands.”",
        "We agree. [...] The deal stands.",
    ),
    Stop(
        "ellipsis",
        _ANY_START - {"pronoun"},
        "After three dots only a capital shows a new sentence, and the word I always has one.",
        "We were ... I mean, we … are here.",
        "We were … The rest is known.",
    ),
    Stop(
        "name",
        _CLEAR_START,
        "Some names are written with a mark at the end.",
        "He was a Yahoo! Sports reporter.",
        "He works for Yahoo! The firm is old.",
    ),
    Stop(
        "call",
        _ANY_START,
        "A question or a call ends, unless the sentence goes on in small letters or says who spoke.",
        "“Why now?” Lee asked, but “Never!” was all he heard.",
        "Why now? What for?",
    ),
    Stop(
        "wide",
        frozenset(SHAPES),
        "In Chinese and Japanese the stop alone ends the sentence, and no space follows.",
        "会谈结束了。",
        "会谈结束了。他们走了。",
    ),
    Stop(
        "short",
        _ANY_START,
        "This is a short form in small letters, so a small letter goes on with the sentence.",
        "The state dept. said no.",
        "He left the state dept. Lee stayed.",
    ),
    Stop(
        "plain",
        _ANY_START | {"small"},
        "After a full word in small letters the sentence is over, however the next one is written.",
        "The talks at example.org cost $3.5 million.",
        "the talks ended. they all left.",
    ),
    Stop(
        "word",
        _ANY_START,
        "After any other word the sentence is over, unless it goes on in small letters.",
        "The Compagn. de Navigation won the “race.” of 2019.",
        "It ended in 2019. 27 people came.",
    ),
)

_CALENDAR = word_set(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    Eastern Central Mountain Pacific ET EST EDT CT CST CDT MT MST MDT PT PST PDT
    GMT UTC BST CET CEST EET KST JST IST MSK HKT SGT AEST AEDT"""
)
_CREDITS = word_set("Image Photo Photograph Picture Illustration Graphic")
_DOMAINS = word_set("Com Org Net Edu Gov Info")
_SPEECH = word_set(
    """say says said ask asks asked add adds added write writes wrote tweeted tell tells told cried shouted
    wondered exclaimed demanded replied"""
)

# Leading with one class of marks lets the scan skip what cannot match.
_MARK = re.compile(
    r"[.!?…:。！？](?:[ \xa0]?[.!?…。！？])*+"
    r"(?P<close>(?:[\"”’'»›)\]}」』）]|“(?!\w)|[ \xa0][»›])*+(?:\[\d{1,3}\])*+)"
)
_AHEAD = re.compile(
    r"(?P<gap>\s*+)(?P<open>[\"“„‘'’`«‹(\[{¿¡「『（]*+)(?P<word>[^\W_]*+)"
    r"(?P<then>\s(?:Standard |Summer |Daylight )?[Tt]ime\b|.?)",
    re.DOTALL,
)
_OPENED = re.compile(r"(?:[“„‘«‹(\[{（]|(?<!\S)[\"'])+\Z|\A\Z")
_INITIALISM = re.compile(rf"{LETTER}(?:\.{LETTER})+")
_PLAIN = re.compile(r"(?=.{3})[a-z]*[aeiouy][a-z]*")
_ITEM = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})")
_REPORTING = re.compile(
    rf"\s+(?:[A-Z][\w’'-]*\.?\s){{1,4}}(?:{any_of(_SPEECH)})"
    r"(?:[.,;:]|\s(?:in|on|at|during|after|of|to|reporters|the)\b)"
)
_ADDRESS = re.compile(r"[@/\\=]|www(?:\.|\Z)")
_ADDRESS_START = re.compile(r"https?:|\w{1,20}(?:\.\w{1,20}){2}")
_FULL_DATE = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:\d{1,2} )?(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)(?: \d{1,2},)? \d{4}"
)
_DATE_FIRST = re.compile(rf"{_FULL_DATE}(?P<gap>\s+)(?=[^\W\d_a-z])")
_DATE_LAST = re.compile(rf"(?<=[^\s,;:(])\s+(?<!\b[Oo]n\s)(?<!\b[Oo]f\s)(?={_FULL_DATE}\Z)")


def sentences(text: str) -> list[Offsets]:
    """Return the offsets of the sentences; none crosses a paragraph.

    The marks that can end a sentence are found in one scan, and two facts decide each: its kind (a row of
    :data:`STOPS`: the mark and the word before it) and the shape of what follows (:data:`SHAPES`). Closing
    quotation marks and brackets stay with the sentence they close; a quotation of several sentences is
    parted. Two things that no stop parts are sentences of their own: the credit of a picture (``Photo: ...``)
    and a full date at either end of a paragraph.

    That the words on both sides decide is from Palmer and Hearst (1997, *Adaptive multilingual sentence
    boundary disambiguation*, Computational Linguistics 23); that words which often open sentences tell
    whether a short form ends one, from Kiss and Strunk (2006, *Unsupervised multilingual sentence boundary
    detection*, Computational Linguistics 32). Here both are lists that can be read.

    Examples
    --------
    >>> text = "The U.S. envoy left at 9 a.m. He said: “We talked. We agreed.”"
    >>> [text[start:end] for start, end in sentences(text)]
    ['The U.S. envoy left at 9 a.m.', 'He said: “We talked.', 'We agreed.”']
    """
    found = []
    for start, end in paragraphs(text):
        at = start
        for left, right in _sentence_gaps(text, start, end):
            found.append((at, left))
            at = right
        found.append((at, end))
    return found


def _sentence_gaps(text: str, start: int, end: int) -> Iterator[Offsets]:
    """Yield where a sentence of a paragraph ends and where the next one begins."""
    at = start
    if date := _DATE_FIRST.match(text, start, end):
        at = date.end()
        yield date.span("gap")
    for mark in _MARK.finditer(text, at, end):
        if mark.end() == end:
            break
        is_colon = text[mark.start()] == ":"
        gap = _gap_before_credit(text, at, mark) if is_colon else _gap_after_stop(text, at, mark, end)
        if gap:
            at = gap[1]
            yield gap
    if text[end - 1].isdigit() and (date := _DATE_LAST.search(text, max(at, end - 40), end)):
        yield date.span()


def _gap_before_credit(text: str, at: int, colon: re.Match[str]) -> Offsets | None:
    """Return the gap before the credit of a picture, unless a stop has parted it already."""
    word = word_before(text, at, colon.start())
    start = colon.start() - len(word)
    if word not in _CREDITS or start == at or not text[start - 1].isspace():
        return None
    return trim(text, max(at, start - 32), start)[1], start


def _gap_after_stop(text: str, at: int, mark: re.Match[str], end: int) -> Offsets | None:
    """Return the gap between two sentences at a stop, or None when the sentence goes on."""
    after = text[mark.end()]
    if after.islower() or after.isdigit() or not (ahead := _AHEAD.match(text, mark.end(), end)):
        return None  # as in 3.5 and example.org
    word = word_before(text, at, mark.start())
    kind = _stop_kind(text, at, mark, word)
    if kind != "wide" and not ahead["gap"] and not _is_glued(text, at, mark, ahead, word):
        return None
    if _shape(text, mark, ahead) not in _ends_before()[kind]:
        return None
    return mark.end(), ahead.start("open")


@cache
def _ends_before() -> dict[str, frozenset[str]]:
    return {stop.id: stop.ends_before for stop in STOPS}


def _stop_kind(text: str, at: int, mark: re.Match[str], word: str) -> str:
    """Return the kind of a stop after a word, in a sentence that began at ``at``."""
    stop = text[mark.start() : mark.start("close")]
    if stop[-1] in "。！？":
        return "wide"
    before = text[max(at, mark.start() - 4) : mark.start()]
    opened = None if before[-1:].isalnum() else _OPENED.search(before)
    if opened and mark.start() - len(opened.group()) == at:
        return "omission"
    if "?" in stop or "!" in stop:
        if opened:
            return "omission"
        return "name" if not mark["close"] and f"{word}{stop}" in short_forms() else "call"
    if len(stop) > 1 or stop == "…":
        return "omission" if opened and not mark["close"] else "ellipsis"
    if mark.start() - at <= 5 and _ITEM.fullmatch(text, at, mark.start()):
        return "item"
    return _full_stop_kind(word, bool(mark["close"]))


def _full_stop_kind(word: str, closed: bool) -> str:
    if len(word) == 1 and word.isupper():
        return "initial"
    if kind := short_form_kind(word):
        return kind
    if _INITIALISM.fullmatch(word):
        return "initialism"
    return "plain" if not closed and _PLAIN.fullmatch(word) else "word"


def _shape(text: str, mark: re.Match[str], ahead: re.Match[str]) -> str:
    """Return the shape of what follows a stop."""
    word, then = ahead["word"], ahead["then"]
    if not word:
        return "addition" if then and then in "-–—―" else "other"
    if word[0].isdigit():
        return "addition" if re.search(r"[(\[{（]", ahead["open"]) else "number"
    if not word[0].isupper():
        if not word[0].islower() or _ADDRESS_START.match(text, ahead.start("word"), ahead.endpos):
            return "other"
        return "small" if word.islower() else "capital"
    if word == "I" and then != ".":
        return "pronoun"
    if word in OPENERS and then != "-" and not (len(word) == 1 and then == "."):
        return "opener"
    if re.search("[\"”’'»›“]", mark["close"]):
        return "reporting" if _REPORTING.match(text, mark.end(), ahead.endpos) else "unquoted"
    return "calendar" if word in _CALENDAR or len(then) > 1 else "capital"


def _is_glued(text: str, at: int, mark: re.Match[str], ahead: re.Match[str], word: str) -> bool:
    """Tell whether the space between two sentences is missing, as in ``It ended.The envoys left``."""
    chunk = text[max(at, mark.start() - 64) : mark.start()].split()[-1:]
    if not chunk or len(chunk[0]) == 64 or _ADDRESS.search(chunk[0]):
        return False
    after = ahead["word"]
    if not after[1:].islower() or after in _DOMAINS or ahead["then"] in tuple("@_.(/-"):
        return False
    if mark["close"]:
        return mark["close"].strip("'’") != ""  # a single mark may be an apostrophe
    return len(word) > 2 and word.isalpha() and word[-2:].islower()

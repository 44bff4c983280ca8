"""Paragraphs, sentences, tokens, quotations and the dateline of a text: strings in, code-point offsets out.

Every function is pure, takes any string, and its time grows with the length of the text. What it returns is
sorted, and ``text[start:end]`` is the words found, without white space around them.

Short forms such as ``Gen.`` are in ``kit/data/abbreviations.csv``: the form without its full stop, its kind
(an id of :data:`STOPS`), and what it means. The lists here and there are the kit's own.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

Offsets = tuple[int, int]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _trim(text: str, start: int, end: int) -> Offsets:
    words = text[start:end]
    left = end - len(words.lstrip())
    return left, max(left, start + len(words.rstrip()))


# --- Paragraphs ---------------------------------------------------------------------------------------------

_LINE_END = r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"  # as str.splitlines
_GAP = re.compile(rf"{_LINE_END}(?:\s*{_LINE_END})?")
_LINE_STOP = re.compile(r"[.!?…:。！？][\"”’'»›)\]}」』]*\Z")
_WRAP_WIDTHS = range(40, 101)
_HANGING = _words(
    """a about after an and are as at before between but by for from had has have her his in into is its my of
    on or our that the their to was were which who will with would your"""
)


def paragraphs(text: str) -> list[Offsets]:
    r"""Return the offsets of the paragraphs.

    A blank line, a form feed and U+2029 part paragraphs. Lines with no blank line between them are one of two
    things:

    - *wrapped* text, when a quarter or more of the lines begin with a small letter. There a paragraph ends
      after a line with a stop at its end, if the next word would still have fitted on it or the next line is
      indented;
    - *one paragraph a line*, as in a page copied from the web: headline, byline, list. Still a line without a
      stop at its end goes on in the next one, if that begins with a small letter, if it ends in a comma or in
      a word that needs another (``the``, ``of``, ``Mr.``), or if it is full: the next word would not have
      fitted, and the longest line has 40 to 100 columns.

    Examples
    --------
    >>> text = "Envoys meet\nThe talks ended on Friday.\nThey will go on."
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['Envoys meet', 'The talks ended on Friday.', 'They will go on.']
    >>> paragraphs("The talks ended\non Friday.")
    [(0, 26)]
    """
    found: list[Offsets] = []
    block: list[Offsets] = []
    at = 0
    for gap in _GAP.finditer(text):
        block.append((at, gap.start()))
        at = gap.end()
        if _is_blank(gap.group()):
            found += _block_paragraphs(text, block)
            block = []
    block.append((at, len(text)))
    return found + _block_paragraphs(text, block)


def _is_blank(gap: str) -> bool:
    return len(f"{gap}.".splitlines()) > 2 or "\f" in gap or "\u2029" in gap


def _block_paragraphs(text: str, block: list[Offsets]) -> list[Offsets]:
    """Part lines that have no blank line between them into paragraphs."""
    lines = [(*_trim(text, *line), line[0]) for line in block]
    lines = [(start, end, end - left) for start, end, left in lines if start < end]
    found = [(start, end) for start, end, _ in lines[:1]]
    if len(lines) < 2:
        return found
    width = max(length for _, _, length in lines)
    wrapped = 4 * sum(text[start].islower() for start, _, _ in lines[1:]) >= len(lines) - 1
    for (start, end, length), (next_start, next_end, next_length) in pairwise(lines):
        first_word = text[next_start:next_end].split(maxsplit=1)[0]
        full = length + 1 + len(first_word) > width
        if _has_stop(text, start, end):
            goes_on = wrapped and full and next_length == next_end - next_start
        elif first_word[0].islower() or _is_hanging(text, start, end):
            goes_on = True
        else:
            goes_on = full and (wrapped or width in _WRAP_WIDTHS)
        if goes_on:
            found[-1] = found[-1][0], next_end
        else:
            found.append((next_start, next_end))
    return found


def _has_stop(text: str, start: int, end: int) -> bool:
    """Tell whether a line ends in a mark that can end a sentence."""
    stop = _LINE_STOP.search(text, max(start, end - 8), end)
    if stop is None:
        return False
    kind = _short_form_kind(_word_before(text, start, stop.start())) if stop.group() == "." else ""
    return kind not in ("title", "pointer", "label")


def _is_hanging(text: str, start: int, end: int) -> bool:
    """Tell whether a line ends in a comma or a word after which it must go on."""
    word = _word_before(text, start, end)
    return text[end - 1] == "," or word in _HANGING or _short_form_kind(word.rstrip(".")) == "title"


# --- Sentences ----------------------------------------------------------------------------------------------


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
"""The shapes of what can follow a stop."""

_NEVER: frozenset[str] = frozenset()
_CLEAR_START = frozenset({"opener", "pronoun", "unquoted"})
_WORD_START = _CLEAR_START | {"calendar", "capital", "other"}
_ANY_START = _WORD_START | {"number"}

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
"""Every kind of stop, and what must follow if it ends the sentence."""

_OPENERS = _words(
    """A About Above According Across Additionally After Again Against All Although Among Amid An Analysts And
    Another Any Anyone As Asked At Authorities Because Before Behind Besides Between Both But By Can Could
    Critics Currently Despite Did Do Does During Each Earlier Either Even Eventually Every Everyone Experts
    Few Finally First For From Further Furthermore Had Has Have He Her Here Him His How However If In Indeed
    Instead Investigators Is It Its Just Last Later Like Many May Maybe Meanwhile More Moreover Most Mr Mrs Ms
    Much My Neither Nevertheless No Nobody None Nonetheless Nor Not Nothing Now Observers Of Officials Often
    On Once One Only Or Other Others Our Out Over People Perhaps Police Previously Prosecutors Recently She
    Should Since So Some Someone Sometimes Soon Still Such Supporters Than That The Their Them Then There
    Therefore These They This Those Though Three Through Throughout Thus To Today Together Toward Two Under
    Unfortunately Unless Unlike Until Upon Very Was We Were What When Where Whether Which While Who Whose Why
    Will With Within Without Would Yes Yet You Your"""
)
_CALENDAR = _words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    Eastern Central Mountain Pacific ET EST EDT CT CST CDT MT MST MDT PT PST PDT
    GMT UTC BST CET CEST EET KST JST IST MSK HKT SGT AEST AEDT"""
)
_CREDITS = _words("Image Photo Photograph Picture Illustration Graphic")
_DOMAINS = _words("Com Org Net Edu Gov Info")
_SPEECH = _words(
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
_WORD_BEFORE = re.compile(r"[^\s\"“„‘«‹(\[{/—–-]*\Z")
_OPENED = re.compile(r"(?:[“„‘«‹(\[{（]|(?<!\S)[\"'])+\Z|\A\Z")
_LETTER = r"(?:[^\W\d_]|[A-Z][a-z])"
_INITIALISM = re.compile(rf"{_LETTER}(?:\.{_LETTER})+")
_PLAIN = re.compile(r"(?=.{3})[a-z]*[aeiouy][a-z]*")
_ITEM = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})")
_REPORTING = re.compile(
    rf"\s+(?:[A-Z][\w’'-]*\.?\s){{1,4}}(?:{_any_of(_SPEECH)})"
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
    word = _word_before(text, at, colon.start())
    start = colon.start() - len(word)
    if word not in _CREDITS or start == at or not text[start - 1].isspace():
        return None
    return _trim(text, max(at, start - 32), start)[1], start


def _gap_after_stop(text: str, at: int, mark: re.Match[str], end: int) -> Offsets | None:
    """Return the gap between two sentences at a stop, or None when the sentence goes on."""
    after = text[mark.end()]
    if after.islower() or after.isdigit() or not (ahead := _AHEAD.match(text, mark.end(), end)):
        return None  # as in 3.5 and example.org
    word = _word_before(text, at, mark.start())
    kind = _stop_kind(text, at, mark, word)
    if kind != "wide" and not ahead["gap"] and not _is_glued(text, at, mark, ahead, word):
        return None
    if _shape(text, mark, ahead) not in _ends_before()[kind]:
        return None
    return mark.end(), ahead.start("open")


@cache
def _ends_before() -> dict[str, frozenset[str]]:
    return {stop.id: stop.ends_before for stop in STOPS}


@cache
def _short_forms() -> dict[str, str]:
    """Return the kind of each short form."""
    with (Path(__file__).parent / "data" / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        return {row["abbreviation"]: row["kind"] for row in csv.DictReader(file)}


def _short_form_kind(word: str) -> str:
    """Return the kind of a short form, also of one in capitals (``GEN``); ``""`` for another word."""
    kinds = _short_forms()
    return kinds.get(word) or (kinds.get(word.capitalize(), "") if word.isupper() else "")


def _word_before(text: str, start: int, end: int) -> str:
    """Return the word that ends before an offset, or its last 32 characters."""
    chunks = text[max(start, end - 32) : end].split()
    if not chunks or chunks[-1].isalnum():
        return chunks[-1] if chunks else ""
    found = _WORD_BEFORE.search(chunks[-1])
    return found.group() if found else ""


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
        return "name" if not mark["close"] and f"{word}{stop}" in _short_forms() else "call"
    if len(stop) > 1 or stop == "…":
        return "omission" if opened and not mark["close"] else "ellipsis"
    if mark.start() - at <= 5 and _ITEM.fullmatch(text, at, mark.start()):
        return "item"
    return _full_stop_kind(word, bool(mark["close"]))


def _full_stop_kind(word: str, closed: bool) -> str:
    if len(word) == 1 and word.isupper():
        return "initial"
    if kind := _short_form_kind(word):
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
    if word in _OPENERS and then != "-" and not (len(word) == 1 and then == "."):
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


# --- Tokens -------------------------------------------------------------------------------------------------

# What belongs to the character before it: combining marks and vowel signs, soft hyphen and zero-width
# characters, variation selectors, skin tones, tags of flags.
_EXTEND = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903"
    "\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0b82-\u0bcd\u0e31\u0e34-\u0e4e\u00ad\u200b\u200c\u2060\ufe00-\ufe0f\ufeff"
    "\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
)
_CURRENCY = "$€£¥₩₽₹"
_WORD = (
    r"\w++(?:"
    rf"(?:[-‐‑’'&@]|\.(?=[a-z\d]|[\w.]{{1,40}}@)|(?<=\d)[,:/–⁄](?=\d)|(?<=[A-Z])[{_CURRENCY}](?=\d))\w++"
    rf"|[{_EXTEND}\u200d]++\w*+"
    r")*+"
)


def tokens(text: str) -> list[Offsets]:
    """Return the offsets of words, numbers and punctuation marks; what is in none of them is white space.

    Words are those of Unicode's default word boundaries (UAX #29), where ``don't`` and ``Kim's`` are one
    token. As in the Penn Treebank a short form keeps its full stop (``Mr.``, ``U.S.``, an initial, ``No.``
    before a number), and three dots, two hyphens, two backticks and two apostrophes are one token. Unlike in
    both, one token is also: a compound with hyphens (``US-led``), an amount with its currency (``$2.3bn``),
    a range, time or fraction of digits (``27–30``, ``9:14``), an e-mail or web address, a name such as
    ``@AP`` or ``#news``, and an emoji with its parts. Scripts without spaces between words are not parted.

    Examples
    --------
    >>> text = "The U.S.-led force didn’t pay $2.3bn, Mr. Lee said."
    >>> [text[start:end] for start, end in tokens(text)]
    ['The', 'U.S.-led', 'force', 'didn’t', 'pay', '$2.3bn', ',', 'Mr.', 'Lee', 'said', '.']
    """
    return [token.span() for token in _token_pattern().finditer(text)]


@cache
def _token_pattern() -> re.Pattern[str]:
    """Return the pattern of a token; of its alternatives the first that matches counts."""
    labels = [word for word, kind in _short_forms().items() if kind == "label"]
    others = [word for word, kind in _short_forms().items() if kind not in ("label", "short", "name")]
    longest = max(map(len, labels + others))
    return re.compile(
        rf"""
        (?:https?://|www\.)[^\s<>"“”«»。！？]*[\w/]
        | (?=[\w’']{{1,{longest}}}\.)(?:
              (?:{_any_of(others)})\.
            | (?:{_any_of(labels)})\.(?=\s?\d)
            | (?:{_LETTER}\.)+{_LETTER}(?![\w.@])
            | (?:{_LETTER}\.){{2,}}
            | [A-HJ-ZÀ-ÖØ-Þ]\.(?=\s?[^\W\d_a-z])(?!\s(?:{_any_of(_OPENERS)})(?![\w.-]))
          )(?:[-’']\w+)*+
        | {_WORD}
        | [{_CURRENCY}](?=\d){_WORD}
        | [@\#](?=\w){_WORD}
        | [’'](?=(?:\d\ds|em|til|tis|twas|cause|n)\b){_WORD}
        | \.{{2,}} | -{{2,}} | `` | ''
        | [\U0001f1e6-\U0001f1ff]{{2}}
        | [^\w\s][{_EXTEND}]*+(?:\u200d[^\w\s\u200d][{_EXTEND}]*+)*+
        """,
        re.VERBOSE,
    )


# --- Quotations ---------------------------------------------------------------------------------------------


class Quotation(NamedTuple):
    """One quotation, or as much of it as stands in one paragraph.

    Parameters
    ----------
    start, end : int
        Offsets with the marks.
    inner_start, inner_end : int
        Offsets of what stands between the marks.
    closed : bool
        Whether its closing mark was found. Without one it ends where the next quotation with such marks
        begins, or with the paragraph.
    continues : bool
        Whether it goes on from the paragraph before, which left it open: the opening mark is repeated.
    depth : int
        In how many other quotations it stands.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    continues: bool = False
    depth: int = 0


class _Mark(NamedTuple):
    """A quotation mark and what it can do where it stands; ``weak`` when it may be a sign of another kind."""

    text: str
    start: int
    end: int
    opens: bool
    closes: bool
    weak: bool = False


class _Open(NamedTuple):
    """A quotation whose closing mark is still to come."""

    mark: _Mark
    continues: bool


_CLOSERS = {
    '"': '"”',
    "'": "'’",
    "“": '”“"',
    "‘": "’'",
    "„": "“”",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "``": "''",
    "''": "''",
    "「": "」",
    "『": "』",
}
"""The opening marks of English, German, French and East Asian texts, each with what can close it."""

_ONE_WAY = {"”": False, "„": True, "‚": True, "``": True, "「": True, "」": False, "『": True, "』": False}
"""Marks that do the same thing everywhere: True if they open."""

_SINGLE = frozenset("‘‚'")
_FAMILY = {"“": '"', "”": '"', "‘": "'", "’": "'", "‚": "'"}
_QUOTE = re.compile("``|''|[\"'“”‘’„‚«»‹›「」『』]")
_ELISION = re.compile(r"(?:\d\ds|em|til|tis|twas|cause|n)\b", re.IGNORECASE)
_FEET = re.compile(r"\d['’] ?\d{1,2}\Z")


def quotations(text: str) -> list[Quotation]:
    """Return the quotations by their start; of two, one stands inside the other or they do not overlap.

    A mark opens where white space, an opening mark or a dash stands before it, and closes where no letter
    follows and no space stands before it. Apostrophes (``don’t``, ``’90s``) and the signs of feet and inches
    are no marks; what may be such a sign and may be a closing mark (``reporters’ notebooks``, ``a 5" pipe``)
    closes only if no other mark does so later. A quotation inside another has marks of another kind. A single
    mark that is never closed is left out unless a paragraph begins with it. Each paragraph is read anew, so a
    stray mark spoils one at most.

    Examples
    --------
    >>> text = "“Ours is the ‘best’ plan,” he said."
    >>> [(text[q.inner_start : q.inner_end], q.depth) for q in quotations(text)]
    [('Ours is the ‘best’ plan,', 0), ('best', 1)]
    """
    found: list[Quotation] = []
    left_open: list[str] = []
    for start, end in paragraphs(text):
        pieces = _paragraph_quotations(text, start, end, left_open)
        left_open = [text[q.start : q.inner_start] for q in pieces if q.end == end and not q.closed]
        found += pieces
    return found


def _paragraph_quotations(text: str, start: int, end: int, left_open: list[str]) -> list[Quotation]:
    """Match the marks of a paragraph with a stack; ``left_open`` are those the paragraph before left open."""
    repeated = _repeated(text, start, left_open)
    found: list[Quotation] = []
    stack: list[_Open] = []  # never two of one kind, so it stays short
    for mark in _marks(text, start, end):
        closed = [i for i, (opened, _) in enumerate(stack) if mark.text in _CLOSERS[opened.text]]
        again = [i for i, (opened, _) in enumerate(stack) if mark.text == opened.text]
        if mark.closes and closed:
            opened, continues = stack[closed[-1]]
            inner = _trim(text, opened.end, mark.start)
            found.append(Quotation(opened.start, mark.end, *inner, True, continues))
            del stack[closed[-1] :]
        elif mark.opens:
            if again:
                found += _unclosed(text, start, stack[again[0] : again[0] + 1], mark.start)
                del stack[again[0] :]
            stack.append(_Open(mark, mark.start in repeated))
    return _nested(found + _unclosed(text, start, stack, end))


def _repeated(text: str, at: int, left_open: list[str]) -> set[int]:
    """Return where a paragraph repeats the marks that were left open before it."""
    found = set()
    for mark in left_open:
        if not text.startswith(mark, at):
            break
        found.add(at)
        at += len(mark)
    return found


def _unclosed(text: str, start: int, stack: list[_Open], end: int) -> list[Quotation]:
    """Return the quotations that are over without a closing mark; a stray single mark is none."""
    found = []
    for mark, continues in stack:
        inner = _trim(text, mark.end, end)
        if inner[0] < inner[1] and (mark.text not in _SINGLE or mark.start <= start + 1):
            found.append(Quotation(mark.start, inner[1], *inner, False, continues))
    return found


def _nested(found: list[Quotation]) -> list[Quotation]:
    """Sort the quotations of a paragraph and count for each in how many it stands."""
    nested = []
    around: list[int] = []
    for quotation in sorted(found, key=lambda q: (q.start, -q.end)):
        while around and around[-1] <= quotation.start:
            around.pop()
        nested.append(quotation._replace(depth=len(around)))
        around.append(quotation.end)
    return nested


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """Return the quotation marks of a paragraph, without apostrophes and signs of feet and inches."""
    kept = []
    nearest: dict[str, str] = {}  # what the next mark of each family does
    for found in reversed(list(_QUOTE.finditer(text, start, end))):
        mark = _mark(text, found, start, end)
        family = _FAMILY.get(mark.text, mark.text)
        closer_follows = nearest.get(family) == "closes"
        if (mark.weak and closer_follows) or (mark.text == "'" and mark.opens and not closer_follows):
            continue
        if mark.opens or mark.closes:
            nearest[family] = "closes" if mark.closes else "opens"
            kept.append(mark)
    return kept[::-1]


def _mark(text: str, found: re.Match[str], first: int, last: int) -> _Mark:
    """Tell from what stands beside a mark whether it opens or closes."""
    mark, (start, end) = found.group(), found.span()
    before = text[start - 1] if start > first else " "
    after = text[end] if end < last else " "
    opens = not after.isspace() and (before.isspace() or before in "([{/-–—―“‘\"'«„`")
    closes = not before.isspace() and before not in "([{" and not after.isalnum()
    if mark in _ONE_WAY:
        return _Mark(mark, start, end, _ONE_WAY[mark], not _ONE_WAY[mark])
    if mark in "«»‹›":
        return _Mark(mark, start, end, opens or mark in "«‹", True)
    if mark == "“":
        return _Mark(mark, start, end, opens or not closes, closes and not opens)
    if mark in ('"', "''"):
        if _FEET.search(text[max(first, start - 5) : start]):
            return _Mark(mark, start, end, False, False)
        if opens == closes:
            opens, closes = not before.isalnum(), True
        return _Mark(mark, start, end, opens, closes, before.isdigit())
    opens = opens and mark != "’" and not _ELISION.match(text, end, last)
    closes = closes and not (opens and mark == "‘")
    weak = before in "sSxXzZ0123456789" and after.isspace() and text[end + 1 : end + 2].isalnum()
    return _Mark(mark, start, end, opens, closes, weak)


# --- Dateline -----------------------------------------------------------------------------------------------


class DatelineOffsets(NamedTuple):
    """Offsets of the mark before a report's first words, and of what it names.

    Parameters
    ----------
    mark : tuple of int
        The whole mark, with the dash and the space after it.
    place, agency, day : tuple of int or None
        Where the report was sent from, by whom and when; None where the mark does not say so.
    """

    mark: Offsets
    place: Offsets | None
    agency: Offsets | None
    day: Offsets | None = None


_RUBRICS = _words(
    """ADVISORY ALERT ANALYSIS BREAKING BRIEF BY By COMMENT CORRECTION EDITORIAL EXCLUSIVE EXPLAINED EXPLAINER
    FACTBOX FEATURE INTERVIEW LIVE NEWS NOTE OPINION PHOTO PHOTOS PODCAST PREVIOUSLY REVIEW TIMELINE
    TRANSCRIPT UPDATE UPDATED VIDEO WATCH WRAPUP"""
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NAME = r"[^\W\d_a-z][\w.'’-]{0,30}?"
_PLACE = rf"{_NAME}(?:[ /](?:(?:of|de|del|la|el|al|the|am|upon)[ ])?{_NAME}){{0,4}}?"
_DATELINE = re.compile(
    rf"""
    (?!(?:{_any_of(_OPENERS)})\ (?!Hague)|(?:{_any_of(_RUBRICS)})\b)
    (?P<place>{_PLACE}(?:,\ {_PLACE}|\ \[{_PLACE}\]){{0,2}}?)?
    (?:(?:[,.]?\ |\b)(?P<day>(?:{_MONTH}\ \d{{1,2}}|\d{{1,2}}\ {_MONTH})\b(?:,?\ \d{{4}}\b)?)[.,]?)?
    (?:\ ?(?:\((?![A-Z]-)(?P<agency>[A-Z][^\n()]{{1,40}}?|dpa)\ ?\)|/(?P<slashed>[A-Z][\w\ ]{{1,20}})/))?
    (?P<parting>\ ?(?:--+|[—―]|–(?=\ )|\.-)|\ [-_](?=\s)|:(?=\ )|(?<=[)/])\.?(?=\s))\s*
    (?=["“‘'«(\[]*(?:[^\W_a-z]|[a-z]+[A-Z]))
    """,
    re.VERBOSE,
)


def dateline(text: str, start: int = 0) -> DatelineOffsets | None:
    """Return the mark that opens a report, as ``BEIJING (AP) -- `` or ``MOSCOW, July 25. /TASS/. ``, or None.

    The mark stands at ``start`` or after white space. It ends in a dash, a colon, or an agency that place and
    day stand before; a capital, a number or a quotation follows. Without agency and day a place counts only
    if it is in capitals (``TOKYO — ``) or has its country with it (``Seoul, South Korea — ``), because a
    first sentence can have a dash, too (``Kim Jong Un -- the leader -- said``).

    Examples
    --------
    >>> text = "SEOUL, July 27 (Yonhap) -- Envoys arrived."
    >>> found = dateline(text)
    >>> [text[slice(*part)] for part in (found.mark, found.place, found.agency, found.day)]
    ['SEOUL, July 27 (Yonhap) -- ', 'SEOUL', 'Yonhap', 'July 27']
    >>> dateline("Kim Jong Un -- the leader -- said no.")
    """
    found = _DATELINE.match(text, len(text) - len(text[start:].lstrip()))
    if found is None or not _is_dateline(found):
        return None
    agency = "agency" if found["agency"] else "slashed"
    place, by, day = (found.span(part) if found[part] else None for part in ("place", agency, "day"))
    return DatelineOffsets(found.span(), place, by, day)


def _is_dateline(found: re.Match[str]) -> bool:
    """Tell whether what looks like a dateline names enough to be one."""
    place, day, parting = found["place"], found["day"], found["parting"].strip()
    has_dash = parting not in ("", ".", ".-", ":")
    if found["agency"]:
        return parting not in ("", ".") or bool(place and day)
    if found["slashed"]:
        return True
    if not place or parting == ".-":
        return False
    city = place.split(",")[0]
    if has_dash and (day or "," in place):
        return True
    return city.isupper() and len(city) > (3 if has_dash else 4)

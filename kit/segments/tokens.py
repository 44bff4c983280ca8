"""Tokens: words, numbers and punctuation marks."""

from __future__ import annotations

import re
from functools import cache

from kit.segments.lexicon import LETTER, OPENERS, Offsets, any_of, short_forms

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
    return [found.span("token") for found in _token_pattern().finditer(text)]


@cache
def _token_pattern() -> re.Pattern[str]:
    """Return the pattern of a token and the white space after it; of its alternatives the first that matches counts.

    Most tokens are words before white space, which no alternative could make longer; they stand first to be quick.
    """
    labels = [word for word, kind in short_forms().items() if kind == "label"]
    others = [word for word, kind in short_forms().items() if kind not in ("label", "short", "name")]
    longest = max(map(len, labels + others))
    return re.compile(
        rf"""
        (?P<token>
        \w++(?=\s)
        | (?:https?://|www\.)[^\s<>"“”«»。！？]*[\w/]
        | (?=[\w’']{{1,{longest}}}\.)(?:
              (?:{any_of(others)})\.
            | (?:{any_of(labels)})\.(?=\s?\d)
            | (?:{LETTER}\.)+{LETTER}(?![\w.@])
            | (?:{LETTER}\.){{2,}}
            | [A-HJ-ZÀ-ÖØ-Þ]\.(?=\s?[^\W\d_a-z])(?!\s(?:{any_of(OPENERS)})(?![\w.-]))
          )(?:[-’']\w+)*+
        | {_WORD}
        | [{_CURRENCY}](?=\d){_WORD}
        | [@\#](?=\w){_WORD}
        | [’'](?=(?:\d\ds|em|til|tis|twas|cause|n)\b){_WORD}
        | \.{{2,}} | -{{2,}} | `` | ''
        | [\U0001f1e6-\U0001f1ff]{{2}}
        | [^\w\s][{_EXTEND}]*+(?:\u200d[^\w\s\u200d][{_EXTEND}]*+)*+
        )\s*+
        """,
        re.VERBOSE,
    )

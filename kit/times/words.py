"""A text as words with classes: the alphabet in which the rules of the time layer are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kit.times import lexicon

OTHER = "."
# Classes of tokens that are known by their shape; all others come from the word lists.
SHAPES = ("small", "digits", "place", "clock", "iso", "numeric", "decade", "holiday", "event")


@cache
def letters() -> dict[str, str]:
    """Return the letter that stands for each word class in the string that the rules read."""
    return {name: chr(0x4E00 + n) for n, name in enumerate([*lexicon.CLASSES, *SHAPES])}


@dataclass
class Words:
    """The words of a text, in parallel lists; `codes` has one letter for each word."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    values: list[lexicon.Value] = field(default_factory=list)
    codes: str = ""

    def before(self, at: int) -> str:
        """Return the word before this index in small letters, or an empty string."""
        return self.low[at - 1] if at > 0 else ""

    def follows(self, at: int) -> str:
        """Return the word after this index in small letters, or an empty string."""
        return self.low[at + 1] if at + 1 < len(self.low) else ""

    def capital(self, at: int) -> bool:
        """Whether the word at this index is written with a capital letter."""
        return 0 <= at < len(self.low) and self.text[self.starts[at]].isupper()

    def glued(self, at: int) -> bool:
        """Whether no white space parts the word at this index from the one before it."""
        return at > 0 and self.ends[at - 1] == self.starts[at]


def read(text: str) -> Words:
    """Split a text into words and give each its class; phrases of the word lists become one word."""
    tokens = list(lexicon.TOKEN.finditer(text))
    low = [token.group().lower().replace("’", "'") for token in tokens]
    table, code_of, at = lexicon.phrases(), letters(), 0
    words = Words(text)
    starts, ends, lows, values, codes = words.starts, words.ends, words.low, words.values, list[str]()
    while at < len(tokens):
        name, size = "", 1
        value: lexicon.Value = low[at]
        phrase = _phrase(low, at, text[tokens[at].start()]) if low[at] in table else None
        if phrase:
            name, value, size = phrase.word_class, phrase.value, len(phrase.words)
        elif tokens[at].lastgroup not in {"word", "mark", "blank"}:
            name, value = _shape(tokens, low, at)
        starts.append(tokens[at].start())
        ends.append(tokens[at + size - 1].end())
        lows.append(low[at] if size == 1 else " ".join(low[at : at + size]))
        values.append(value)
        codes.append(code_of[name] if name else OTHER)
        at += size
    words.codes = "".join(codes)
    return words


def _phrase(low: list[str], at: int, initial: str) -> lexicon.Phrase | None:
    """Return the longest phrase of the word lists that starts at this token."""
    for phrase in lexicon.phrases()[low[at]]:
        size = len(phrase.words)
        if size > 1 and tuple(low[at : at + size]) != phrase.words:
            continue
        if not phrase.capital or initial.isupper():
            return phrase
    return None


def _shape(tokens: list[re.Match[str]], low: list[str], at: int) -> tuple[str, lexicon.Value]:
    """Return the class and worth of a token made of digits; sums of money and model numbers have none."""
    kind, word = tokens[at].lastgroup or "", low[at]
    if (at and low[at - 1] in lexicon.NUMBERED) or _names_a_model(tokens, low, at):
        return "", word
    if kind == "number":
        return _number(word, low[at + 1] if at + 1 < len(low) else "")
    if kind == "short_year":
        short = int(word[1:])
        return "yearly", short + (1900 if short > 29 else 2000)
    if kind == "place":
        return "place", int(word[:-2])
    if kind == "fraction":
        over, under = (int(part) for part in word.split("/"))
        return ("digits", over / under) if under else ("", word)
    return kind, word


def _names_a_model(tokens: list[re.Match[str]], low: list[str], at: int) -> bool:
    """Whether a number hangs on a word by a hyphen: "Hwasong-18", but not "mid-1990"."""
    if at < 2 or low[at - 1] not in {"-", "–", "‑"} or tokens[at - 1].end() != tokens[at].start():
        return False
    glued = tokens[at - 2].end() == tokens[at - 1].start()
    return glued and low[at - 2][-1:].isalpha() and low[at - 2] not in lexicon.PREFIXES


def _number(word: str, follows: str) -> tuple[str, lexicon.Value]:
    """Return the class and worth of a plain number."""
    if word.isdigit():
        number = int(word) if len(word) < 12 else 0
        if len(word) == 4 and 1000 <= number < 3000 and follows not in lexicon.COUNTED:
            return "yearly", number
        return ("small" if 1 <= number <= 31 and len(word) < 3 else "digits"), number
    plain = word.replace(",", "")
    if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,6})?", plain):
        return "digits", float(plain) if "." in plain else int(plain)
    return "", word

"""Titles of works: what a film, a book or a song is called, by the words around it and its quotation marks.

Capitals alone tell nothing about a title, since a quoted sentence has them, too. So a title needs a witness: a noun
such as *film* before or after it, a verb such as *directed*, the word *titled*, or the year in brackets. What has
none is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kit.entities.lexicon import Lexicon

#: Each opening mark has a branch of its own, since a search skips to the next mark only if all branches begin with one.
_QUOTED = re.compile(
    r"(?:“(?P<curly>[A-Z0-9][^“”\n]{0,80})”|\"(?<![\w”.,?!]\")(?P<straight>[A-Z0-9][^\"\n]{0,80})\"|"
    r"‘(?<!\w.)(?P<single>[A-Z0-9][^‘’'\n]{0,80})[’']|'(?<!\w.)(?P<plain>[A-Z0-9][^‘’'\n]{0,80})[’'])(?!\w)"
)
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
#: Words that a title may write small.
_SMALL = frozenset(
    ("a", "an", "the", "and", "or", "nor", "but", "of", "in", "on", "to", "for", "with", "at", "by", "from", "as", "is")
)
_LONGEST = 9  # words of a title
_REACH = 48  # characters before a title in which its noun is looked for
_BEFORE = re.compile(r"([\w-]+)(?:,? (?:called|named|titled|entitled)|,)? $")
_OF = re.compile(r"([\w-]+) of $")
_TITLED = re.compile(r"\b(titled|entitled) $")
_YEAR = re.compile(r" \((?:19|20)\d\d\)")
_NOUN_AFTER = re.compile(r",? (?:an?|the|his|her|their|its|another) ((?:[\w’'-]+ ){0,5}[\w’'-]+)")
_KIND_AFTER = re.compile(r" ([a-z]+)")
#: A run of capitals after a noun such as *film*, without quotation marks.
_RUN = re.compile(r"[A-Z0-9][\w’'-]{0,30}(?: (?:(?:of|the|and|or|a|an) ){0,2}[A-Z0-9][\w’'-]{0,30}){0,7}")
_BIND = re.compile(r"( | called | titled | entitled |, )(?=[A-Z0-9])")
_ENDS = re.compile(r"[,.;:)]|$|\n| \((?:19|20)\d\d\)| by [A-Z]")
_OWNED = re.compile(r"\b(?:his|her|their|its|latest|debut|(?:19|20)\d\d)\b[^,.;:]{0,24}$")


class Title(NamedTuple):
    """A title: its offsets, the rule that found it, and the word that made the rule fire."""

    start: int
    end: int
    rule: str
    cue: str


def titles(text: str, lexicon: Lexicon) -> list[Title]:
    """Return the titles of works in a text, in order and not overlapping.

    Parameters
    ----------
    text : str
    lexicon : Lexicon
        Its cues ``work-noun``, ``work-kind`` (for quoted titles only), ``work-of`` and ``work-verb`` are the witnesses.

    Returns
    -------
    list of Title
        Without the quotation marks and the comma or full stop before the closing one.
    """
    found: list[Title] = []
    for one in sorted((*_quoted(text, lexicon), *_unquoted(text, lexicon))):
        if not found or found[-1].end <= one.start:
            found.append(one)
    return found


def _quoted(text: str, lexicon: Lexicon) -> Iterator[Title]:
    """Give the quoted titles."""
    for match in _QUOTED.finditer(text):
        group = str(match.lastgroup)
        words = match[group].rstrip(".,;")
        start = match.start(group)
        if _is_title(words):
            witness = _witness(text, match.start(), match.end(), words.count(" ") > 0, lexicon)
            if witness:
                yield Title(start, start + len(words), *witness)


def _is_title(words: str) -> bool:
    """Say whether words are written as a title: each with a capital, but for the small ones in the middle."""
    parts = _WORD.findall(words)
    if not parts or len(parts) > _LONGEST or re.search(r"[.;]\s", words):
        return False
    inner = [part for part in parts[1:-1] if part not in _SMALL]
    return all(part[0].isupper() or part[0].isdigit() for part in (parts[0], *inner, parts[-1]))


def _witness(text: str, start: int, end: int, several: bool, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return the rule that tells that a quotation is a title, and its word."""
    cues = lexicon.cues
    nouns, kinds = cues.get("work-noun", frozenset()), cues.get("work-kind", frozenset())
    left = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    titled, before, of = _TITLED.search(left), _BEFORE.search(left), _OF.search(left)
    if titled:
        return "titled-before", titled[1]
    word = before[1] if before else ""
    if word in nouns or word in kinds:
        return "work-noun-before", word
    if of and of[1] in cues.get("work-of", frozenset()):
        return "work-of-before", of[1]
    if several and word in cues.get("work-verb", frozenset()):
        return "work-verb-before", word
    right = text[end : end + 80].partition("\n")[0]
    if _YEAR.match(right):
        return "work-year-after", right[2:6]
    kind, after = _KIND_AFTER.match(right), _NOUN_AFTER.match(right)
    if kind and kind[1] in kinds:
        return "work-noun-after", kind[1]
    words = after[1].split(" ") if after else []
    for word, following in zip(words, (*words[1:], ""), strict=False):
        if word in nouns and following not in cues.get("speaks", frozenset()):  # but: “...,” the film said
            return "work-noun-after", word
    return None


def _unquoted(text: str, lexicon: Lexicon) -> Iterator[Title]:
    """Give the titles without quotation marks that follow a noun such as film: the novel War and Peace."""
    for noun in lexicon.cues.get("work-noun", frozenset()):
        at = text.find(noun)
        while at >= 0:
            end = at + len(noun)
            bind = _BIND.match(text, end)
            run = _RUN.match(text, bind.end()) if bind and not text[at - 1 : at].isalnum() else None
            if bind and run and _is_unquoted_title(text, at, bind[1], run, lexicon):
                yield Title(run.start(), run.end(), "work-noun-before", noun)
            at = text.find(noun, end)


def _is_unquoted_title(text: str, noun: int, bind: str, run: re.Match[str], lexicon: Lexicon) -> bool:
    """Say whether a run of capitals after a noun can only be a title, and not who made or saw the work."""
    name = run.group()
    first, _, rest = name.partition(" ")
    bare = rest if first.lower() in _SMALL else name
    if lexicon.known(bare) or bare in lexicon.demonyms or bare in lexicon.people or bare.lower() in lexicon.function:
        return False
    if not _is_title(name):
        return False
    ends = bool(_ENDS.match(text, run.end()))
    owned = bool(_OWNED.search(text[max(0, noun - 30) : noun].rpartition("\n")[2]))
    if bind == ", ":
        return ends and owned and text[run.end() : run.end() + 1] == "," and first not in lexicon.given
    if first.lower() in lexicon.function or bind != " ":
        return bool(rest) or ends
    return ends or (owned and bool(rest) and first not in lexicon.given)

"""Two simpler taggers, to build the full one in steps and to have something to compare it with.

``capitals`` knows only that names are written with capital letters, ``lists`` only the word lists. Both give the same
records as :func:`kit.entities.find.find`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.entities import lexicon as lists
from kit.entities.find import Mention
from kit.entities.rules import Reason

#: The commonest label of names in news, which a tagger that knows nothing else had best always give.
COMMONEST = "PLACE"

_RUN = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,9}")
_WORDS = re.compile(r"[^\W\d_][\w’'.-]*")
_POSSESSIVE = re.compile(r"['’]s$")
_LONGEST = 8  # words of a listed name


def _mention(text: str, start: int, end: int, label: str, rule: str, sentence: str) -> Mention:
    reason = Reason(rule, label, 1.0, text[start:end], sentence)
    return Mention(start, end, label, text[start:end], 1.0, (reason,))


def capitals(text: str) -> list[Mention]:
    """Call every run of words with capital letters a name, and every name a place.

    Examples
    --------
    >>> [(m.name, m.label) for m in capitals("The envoys met Kim Jong Un in Pyongyang.")]
    [('The', 'PLACE'), ('Kim Jong Un', 'PLACE'), ('Pyongyang', 'PLACE')]
    """
    sentence = "It is written with capital letters. Most names in news are places."
    found = []
    for run in _RUN.finditer(text):
        end = run.start() + len(_POSSESSIVE.sub("", run.group()))
        found.append(_mention(text, run.start(), end, COMMONEST, "capitals", sentence))
    return found


def from_lists(text: str) -> list[Mention]:
    """Find the names that stand in a list, the longest first, and give each the label of its list.

    Examples
    --------
    >>> [(m.name, m.label) for m in from_lists("The Chinese envoys met Kim in Pyongyang.")]
    [('Chinese', 'GROUP'), ('Pyongyang', 'PLACE')]
    """
    lexicon = lists.load()
    words = [word.span() for word in _WORDS.finditer(text)]
    found: list[Mention] = []
    at = 0
    while at < len(words):
        match = next(_listed(text, words, at, lexicon), None)
        if match is None:
            at += 1
            continue
        count, end, label = match
        start = words[at][0]
        name = text[start:end]
        found.append(_mention(text, start, end, label, "lists", f"“{name}” stands in a list of names."))
        at += count
    return found


def _listed(text: str, words: list[tuple[int, int]], at: int, lexicon: lists.Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield the listed names that begin at a word, the longest first: words, end, label."""
    start = words[at][0]
    if not text[start].isupper():
        return
    for count in range(min(_LONGEST, len(words) - at), 0, -1):
        whole = text[start : words[at + count - 1][1]]
        for name in dict.fromkeys((whole, _POSSESSIVE.sub("", whole), whole.rstrip("."))):
            known = lexicon.known(name.replace("’", "'"))
            if known or name in lexicon.demonyms:
                yield count, start + len(name), known[0].label if known else "GROUP"

"""Candidate spans: runs of capitalised words, cut and joined into stretches that may be one name each."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kit.entities.lexicon import Lexicon
from kit.entities.works import titles

_UPPER = "A-Z" + "".join(chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
#: Initials and dotted short forms (J. or U.S.), or a word with its inner hyphens, apostrophes and signs.
_WORD = re.compile(
    rf"[{_UPPER}](?:\.(?:[{_UPPER}]\.)*(?:[{_UPPER}](?![\w.])|(?!\w))"
    r"|\w*(?:(?:[-&/]|['’](?!s\b)(?=\w)|\.(?=[a-z]+\b))\w+)*)"
)
_LINE = re.compile(r"[^\n]+")
_DIGIT = re.compile(r"\d")
_ARTICLE = r"(?<![\w-])(?:[Aa]l|[Ee]l|ul|ur|ad|an|ar|as|ash|at|az)-$"
#: What may be glued to the front of a capital: an Arabic article, d' and l', or the e of eBay.
_GLUED = re.compile(rf"{_ARTICLE}|(?<![\w’'-])(?:[dl]['’]|[a-z]{{1,2}})$")
_PARTICLES = (
    *("de", "de la", "de las", "de los", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "le"),
    *("la", "van", "van de", "van der", "van den", "von", "von der", "zu", "bin", "ibn", "bint", "ben"),
    *("ter", "ten", "y", "et", "und", "af", "av", "der", "den", "al", "el", "ul"),
)
#: What may stand between two words of one chain, and how it binds them.
_GAPS = {
    **dict.fromkeys((" ", "\u00a0"), "plain"),
    **dict.fromkeys((" and ", " & "), "and"),
    **dict.fromkeys(("'s ", "’s ", "' ", "’ "), "'s"),
    **{f" {word} ": "of" for word in ("of", "of the", "for", "for the", "on", "on the", "in", "without", "the")},
    **{f" {word} ": "particle" for word in _PARTICLES},
    **{f" {word}-": "particle" for word in ("al", "el", "ul", "ur", "as", "ash", "an", "ar", "ad", "at", "az", "ez")},
    **dict.fromkeys((" d'", " d’", " l'", " l’", "-al-", "-ul-", "-e-"), "particle"),
}
#: Words that are written short, with a full stop, before a name or in it; titles come from their list.
_SHORTENED = frozenset(("St", "Ste", "Mt", "Ft", "Jr", "Sr", "Brig", "Insp", "Messrs", "Mme", "Msgr", "Supt"))
#: Lower-case words that may open a family name.
_OPENERS = frozenset(("von", "van", "der", "den", "di", "da", "du", "del", "dos", "bin", "ibn", "bint", "ter", "ten"))
_ROMAN = frozenset(("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XVI", "XXIII"))
_MONTHS = frozenset(("april", "august", "june", "march", "may"))
_BEFORE_MONTH = frozenset(
    (
        "in",
        "since",
        "last",
        "this",
        "until",
        "till",
        "from",
        "by",
        "of",
        "early",
        "late",
        "next",
        "mid",
        "before",
        "to",
        "and",
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Tt]heir)|['’]s) $")
#: An office in small letters, before the capital of its field; those of governments may have any field.
_OFFICE = re.compile(
    r"\b(?:vice[- ]|deputy )?(minister|secretary|undersecretary|commissioner|president|director|chairman|head|chief)"
    r" (?:of|for) (?:the )?$"
)
_GOVERNS = frozenset(("minister", "secretary", "undersecretary", "commissioner"))
#: Words which may widen a title, too, but at the end of a phrase mean a body.
_BODIES = frozenset(("Cabinet", "Navy", "Police", "Team"))
_PREFIXES = frozenset(("Anti", "Ex", "Mid", "Non", "Post", "Pre", "Pro", "Semi", "Multi", "Self", "Inter"))
#: Words after which a chain is cut; no name is as long, and cutting stays linear in the text.
_LONGEST_CHAIN = 24
#: Longest title, in words.
_LONGEST_TITLE = 6


class Token(NamedTuple):
    """One capitalised word, and how it is bound to the one before it ("" when it is not)."""

    start: int
    end: int
    word: str
    bind: str = ""


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a name, with what its cutting already told.

    ``title`` is the title cut from its front, ``heading`` whether it stands in a line where every word is
    capitalised, ``head`` the label of its head word, ``cue`` that word, ``particle`` the small word joining
    its parts, ``titled`` the rule that makes it the title of a work, ``evidence`` the reasons, which the tagger fills
    in, and ``name`` what it is counted under.
    """

    start: int
    end: int
    text: str
    words: list[str]
    title: str = ""
    heading: bool = False
    head: str = ""
    cue: str = ""
    particle: str = ""
    titled: str = ""
    evidence: list[tuple[str, str]] = field(default_factory=list)
    name: str = field(init=False)

    def __post_init__(self) -> None:
        """Set what it is counted under: a film called Chicago is not the city."""
        self.name = f"“{key(self.text)}”" if self.titled else key(self.text)


def candidates(text: str, lexicon: Lexicon) -> list[Candidate]:
    """Return the candidate spans of a text, in order and not overlapping.

    Lines in capitals only and tables of scores are skipped. A line in title case gives one candidate for each
    of its words, marked ``heading``: only the rest of the article can tell which of them belong together.
    """
    works = titles(text, lexicon)
    starts = [work.start for work in works]
    found = [Candidate(w.start, w.end, text[w.start : w.end], [], cue=w.cue, titled=w.rule) for w in works]

    def is_free(token: Token) -> bool:
        at = bisect_right(starts, token.start) - 1
        return at < 0 or works[at].end <= token.start

    for line in _LINE.finditer(text):
        words = line.group()
        if _is_skipped(words):
            continue
        start = line.start()
        tokens = _tokens(text, start, line.end(), lexicon)
        if works:
            tokens = filter(is_free, tokens)
        if _is_title_case(words):
            found.extend(Candidate(t.start, t.end, t.word, [t.word], heading=True) for t in tokens)
        else:
            cutter = _Cutter(text, start, lexicon)
            for chain in _chains(text, tokens, lexicon):
                found.extend(cutter.cut(chain))
    return sorted(found, key=lambda candidate: candidate.start) if works else found


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return what a name is counted under: no article, dots and hyphens, and straight apostrophes."""
    if text[:4] in ("The ", "the "):
        text = text[4:]
    return text.replace("’", "'").replace(".", "").replace("-", " ")


def _is_title_case(line: str) -> bool:
    """Say whether a line is a heading in Which Most Words Are Capitalised."""
    if len(line) > 160 or line.rstrip()[-1:] in '.?!”"':
        return False
    words = [word for word in line.split() if word[0].isalpha()]
    long_words = [word for word in words if len(word) > 3]
    return len(words) > 3 and bool(long_words) and sum(w[0].isupper() for w in long_words) > 0.8 * len(long_words)


def _is_skipped(line: str) -> bool:
    """Say whether a line is all capitals or a table of scores, where capitals tell nothing."""
    if line.isupper():
        return line.count(" ") >= 2
    return len(line) < 200 and len(_DIGIT.findall(line)) * 4 > len(line)


def _tokens(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Token]:
    """Give the capitalised words of a line."""
    for match in _WORD.finditer(text, start, end):
        (left, right), word = match.span(), match.group()
        before = text[left - 1] if left > start else " "
        if before != " " and (before.isalnum() or before in "-–'’_@#/."):
            # pro-Beijing, #Beijing and @Beijing speak of something else than the place
            glued = _GLUED.search(text, max(start, left - 4), left)
            if glued:
                left = glued.start()
                word = text[left:right]
            elif _is_inside(text, left, max(start, left - 5)):
                continue
        if "-" in word:
            yield from _hyphenated(left, word, _opens_sentence(text, left, start), lexicon)
        elif "/" in word:
            at = left
            for part in word.split("/"):
                if part[:1].isupper():
                    yield Token(at, at + len(part), part)
                at += len(part) + 1
        else:
            yield Token(left, right, word)


def _is_inside(text: str, at: int, start: int) -> bool:
    """Say whether the capital at an offset stands inside a word, a tag or an address; then-Soviet is two words."""
    before = text[at - 1]
    if before in "-–":
        return text[at - 2].islower() and text[start:at] != "then-"
    return before.isalnum() or before in "_@#/"


def _hyphenated(start: int, word: str, opens: bool, lexicon: Lexicon) -> Iterator[Token]:
    """Give the names in a hyphenated word: one in Kim Jong-un, one in US-led, two in US-China."""
    first, _, rest = word.partition("-")
    if word in lexicon.names or word in lexicon.given or word in lexicon.demonyms:
        yield Token(start, start + len(word), word)
    elif _YEAR.fullmatch(rest):
        yield Token(start, start + len(word), first)  # Expo-2025 is an Expo
    elif _is_described(first, rest, opens, lexicon):
        return
    elif rest.islower() and (_is_second_part(rest, lexicon) or (first.isupper() and len(first) > 1)):
        if first.lower() not in lexicon.function or first in lexicon.names:
            yield Token(start, start + len(first), first)
    elif rest[0].isupper() and all(part in lexicon.names or part in lexicon.demonyms for part in (first, rest)):
        yield Token(start, start + len(first), first)
        yield Token(start + len(first) + 1, start + len(word), rest)
    else:
        yield Token(start, start + len(word), word)


def _is_described(first: str, rest: str, opens: bool, lexicon: Lexicon) -> bool:
    """Say whether a hyphenated word only describes: Mid-level, Anti-Kenyan, and High-ranking that opens a sentence."""
    if rest in lexicon.names or rest in lexicon.demonyms:
        return first in _PREFIXES
    ordinary = lexicon.is_common(first) and first not in lexicon.names and first not in lexicon.given
    described = first in _PREFIXES or (opens and ordinary)
    return described and rest.islower() and all(map(lexicon.is_common, rest.split("-")))


def _is_second_part(word: str, lexicon: Lexicon) -> bool:
    return word.partition("-")[0] in lexicon.cues.get("second-part", ())


def _chains(text: str, tokens: Iterator[Token], lexicon: Lexicon) -> Iterator[list[Token]]:
    """Give the chains of a line: words with nothing between them but what may bind the parts of a name."""
    chain: list[Token] = []
    for token in tokens:
        bind = _bind(text, chain[-1], token, lexicon) if chain else ""
        if chain and (not bind or len(chain) == _LONGEST_CHAIN):
            yield chain
            chain = []
        chain.append(Token(token.start, token.end, token.word, bind) if chain else token)
    if chain:
        yield chain


def _bind(text: str, last: Token, token: Token, lexicon: Lexicon) -> str:
    gap = text[last.end : token.start]
    if gap == ". " and (last.word in _SHORTENED or last.word in lexicon.shortened):
        return "plain"
    bind = _GAPS.get(gap, "")
    if bind == "plain" and last.word[-1] == "." and len(last.word) > 2 and token.word.lower() in lexicon.function:
        return ""
    return bind


def _opens_sentence(text: str, at: int, line: int) -> bool:
    """Say whether the words at an offset begin a sentence, a quotation or the line."""
    at -= 1
    while at >= line and text[at] in " \t\u00a0“\"‘'([—–-*•":
        if text[at] in '“"‘':
            return True
        at -= 1
    return at < line or text[at] in ".!?:;…”"


def _is_day(word: str) -> bool:
    """Say whether a day is named by one letter or two, as V-Day is."""
    return word.endswith("-Day") and len(word) < 7 and word[:-4].isupper()


@dataclass(slots=True)
class _Cutter:
    """Cuts the chains of one line into candidates."""

    text: str
    line: int
    lexicon: Lexicon

    def cut(self, chain: list[Token]) -> Iterator[Candidate]:
        """Give the candidates of a chain."""
        stop, office = self._office(chain)
        if stop:
            title = office if stop < len(chain) and chain[stop].bind == "plain" else ""
            for piece in self._pieces(_rest(chain, stop), False):
                yield from self._split(piece, title)
                title = ""
            return
        initial = _opens_sentence(self.text, chain[0].start, self.line)
        for piece in self._pieces(chain, initial):
            yield from self._names(piece, initial and piece[0].start == chain[0].start)

    def _office(self, chain: list[Token]) -> tuple[int, str]:
        """Return how many words end an office that small letters begin (minister of Health), and the whole of it.

        A body with a name is no part of it. Only in a government's office may every ordinary word be a field.
        """
        start = chain[0].start
        if not self.text.endswith((" of ", " for ", " of the ", " for the "), self.line, start):
            return 0, ""
        found = _OFFICE.search(self.text, max(self.line, start - 32), start)
        if not found:
            return 0, ""
        lexicon, governs = self.lexicon, found[1] in _GOVERNS
        stop = 0
        while stop < len(chain) and (not stop or chain[stop].bind in ("plain", "and")):
            word = chain[stop].word
            if not (self._widens(word) if governs else word in lexicon.modifiers) or word.lower() in lexicon.function:
                break
            stop += 1
        words = [token.word for token in chain[:stop]]
        whole = found.group() + self.text[start : chain[stop - 1].end] if stop else ""
        if whole[:1].upper() + whole[1:] in lexicon.titles:
            return stop, whole
        if not words or (not governs and len(words) < 2) or self._longest(chain, 0) >= stop:
            return 0, ""
        if words[-1] in _BODIES or any(map(self._is_body, words)):
            return 0, ""
        if stop < len(chain) and chain[stop].bind == "plain":
            word = chain[stop].word
            unknown = not (self._is_ordinary(word) or chain[-1].word in lexicon.heads or self._longest(chain, stop))
            if not unknown and word not in lexicon.given and word not in lexicon.surnames:
                return 0, ""
        return stop, whole

    def _pieces(self, chain: list[Token], initial: bool) -> Iterator[list[Token]]:
        """Cut a chain at function words, and at "of", "and" and "'s" unless they join a name."""
        piece: list[Token] = []
        known_until = 0
        for index, token in enumerate(chain):
            if index >= known_until:
                longest = 0 if token.word == "The" and initial and not index else self._longest(chain, index)
                known_until = index + longest if longest > 1 else 0
                if not known_until and (self._is_caption(token) or self._is_function_word(chain, index, initial)):
                    if piece:
                        yield piece
                    piece = []
                    continue
                if piece and token.bind not in ("plain", "particle") and not self._joins(piece, chain, index):
                    yield piece
                    piece = []
            piece.append(token if piece or not token.bind else token._replace(bind=""))
        if piece:
            yield piece

    def _longest(self, tokens: list[Token], at: int) -> int:
        """Return how many words from here are the longest name that a list knows."""
        lexicon = self.lexicon
        limit = lexicon.longest.get(tokens[at].word, 0)
        if not limit:
            return 0
        start = tokens[at].start
        for stop in range(min(len(tokens), at + limit), at, -1):
            name = self.text[start : tokens[stop - 1].end].replace("’", "'")
            if name in lexicon.names or name in lexicon.demonyms:
                return stop - at
        return 0

    def _is_caption(self, token: Token) -> bool:
        """Say whether a picture's credit begins here (Image: ...)."""
        return token.word in self.lexicon.captions and self.text[token.end : token.end + 1] in (":", ";")

    def _is_function_word(self, chain: list[Token], index: int, initial: bool) -> bool:
        """Say whether a function word, day or month stands here, and not a name that looks like one."""
        word, lexicon = chain[index].word, self.lexicon
        low = word.lower()
        if low not in lexicon.function or (word.isupper() and len(word) > 1 and word in lexicon.names):
            return False
        before = chain[index - 1].word if index and chain[index].bind == "plain" else ""
        after = chain[index + 1] if index + 1 < len(chain) and chain[index + 1].bind == "plain" else None
        if before in lexicon.given or before in lexicon.titles:
            return word not in lexicon.surnames and low not in _MONTHS
        if low in _MONTHS and self._follows_in(chain[index]):
            return True
        if word in lexicon.given and after and after.word.lower() not in lexicon.function:
            return lexicon.is_common(after.word)
        if low in _MONTHS:
            return low != "may" or initial or self._is_date(chain[index])
        return True

    def _follows_in(self, token: Token) -> bool:
        """Say whether a word stands before a month that hardly ever stands before a person (in June)."""
        before = self.text[max(self.line, token.start - 7) : token.start].split()
        return bool(before) and before[-1].lower() in ("in", "since", "until", "last", "this", "early", "late", "mid")

    def _is_date(self, token: Token) -> bool:
        before = self.text[max(self.line, token.start - 12) : token.start].split()
        after = self.text[token.end : token.end + 4]
        return bool(_DIGIT.search(after)) or bool(before and before[-1].lower() in _BEFORE_MONTH | {"on"})

    def _joins(self, piece: list[Token], chain: list[Token], index: int) -> bool:
        """Say whether "of", "and" or "'s" binds a piece to the words that follow it."""
        lexicon = self.lexicon
        token = chain[index]
        words = [part.word for part in piece]
        last = words[-1]
        follows = self._plain_run(chain, index)
        gap = self.text[piece[-1].end : token.start].strip()
        if token.bind == "of":
            if last in lexicon.titles and gap in ("of", "for", "of the"):
                return self._is_ordinary(token.word) or token.word in lexicon.modifiers or token.word == "State"
            if len(piece) == 1 and gap == "of" and lexicon.heads.get(follows[-1]) == "WORK":
                return len(follows) > 1 and self._is_ordinary(last)  # Freedom of Information Act
            if gap.startswith("of"):
                deeper = any(part.bind == "of" for part in piece) and len(piece) < 6 and last not in lexicon.names
                return last in lexicon.of_heads or (deeper and any(word in lexicon.of_heads for word in words))
            return gap not in ("in", "the", "without") and last in lexicon.of_heads and last in lexicon.heads
        if token.bind == "and":
            head = follows[-1]
            if gap == "&" or self.text[piece[0].start : token.end] in lexicon.titles:
                return True
            if any(part.bind == "of" for part in piece) and any(word in lexicon.fields for word in words):
                return self._is_ordinary(last) and all(self._is_ordinary(w) or w in lexicon.heads for w in follows)
            if last in lexicon.given and len(piece) == 1:
                return head in ("Foundation", "Trust", "Fund", "Center", "Institute")
            ordinary = self._is_ordinary(last) and self._is_ordinary(follows[0]) and last not in lexicon.heads
            return len(follows) > 1 and lexicon.heads.get(head) == "ORG" and ordinary
        owner = last in lexicon.owners or (len(piece) > 1 and words[0] in ("St", "St.", "Saint"))
        return owner and any(word in lexicon.heads for word in follows)

    def _is_ordinary(self, word: str) -> bool:
        lexicon = self.lexicon
        return lexicon.is_common(word) and word not in lexicon.names and word not in lexicon.given

    def _plain_run(self, chain: list[Token], index: int) -> list[str]:
        run = [chain[index].word]
        for token in chain[index + 1 :]:
            if token.bind != "plain" or token.word.lower() in self.lexicon.function:
                break
            run.append(token.word)
        return run

    def _names(self, piece: list[Token], initial: bool) -> Iterator[Candidate]:
        """Give the names of a piece, without an ordinary word that only opens the sentence."""
        if initial and len(piece) > 1 and self._is_opener(piece):
            yield from self._split(_rest(piece, 1), "")
        else:
            yield from self._split(piece, "")

    def _is_opener(self, piece: list[Token]) -> bool:
        lexicon = self.lexicon
        word, second = piece[0].word, piece[1]
        if second.bind != "plain" or self._longest(piece, 0) or (word.isupper() and second.word.isupper()):
            return False
        if any(word in part for part in (lexicon.titles, lexicon.given, lexicon.first_heads, lexicon.surnames)):
            return False
        headed = piece[-1].word in lexicon.heads and len(piece) < 5
        return lexicon.is_common(word) and not (headed and lexicon.is_common(second.word))

    def _split(self, piece: list[Token], title: str) -> Iterator[Candidate]:
        """Cut a piece at titles and nationalities, and where a known name meets another name."""
        if not piece:
            return
        known = self._longest(piece, 0) or int(_is_day(piece[0].word))
        if known == len(piece):
            yield self._candidate(piece, title)
            return
        found = self._title(piece)
        if found == (0, 1) and len(piece) == 1 and piece[0].word in self.lexicon.surname_heads:
            yield from self._surname_or_title(piece, title)
            return
        if found and not (self._head(piece)[0] and self._is_in_name(piece, *found)):
            begin, stop = found
            yield from self._split(piece[:begin], title)
            cue = " ".join(token.word for token in piece[begin:stop])
            bound = stop < len(piece) and piece[stop].bind == "plain"
            yield from self._split(_rest(piece, stop), cue if bound else "")
            return
        if known and (title or not self._head(piece)[0]) and self._parts_at(piece, known, title):
            yield self._candidate(piece[:known])
            yield from self._split(_rest(piece, known), "")
            return
        yield self._candidate(piece, title)

    def _surname_or_title(self, piece: list[Token], title: str) -> Iterator[Candidate]:
        """Give a word such as King, which may be somebody's family name unless an article stands before it."""
        if title:
            yield self._candidate(piece, title)
        elif not _DETERMINED.search(self.text[max(self.line, piece[0].start - 6) : piece[0].start]):
            candidate = self._candidate(piece)
            candidate.head, candidate.cue = "TITLE", candidate.text
            yield candidate

    def _parts_at(self, piece: list[Token], known: int, title: str) -> bool:
        """Say whether a known name at the front stands beside another name and is no part of it."""
        lexicon = self.lexicon
        front = self.text[piece[0].start : piece[known - 1].end]
        rest = piece[known:]
        if front in lexicon.demonyms:
            a_person = front in lexicon.given and not lexicon.is_common(rest[0].word)
            return rest[-1].word not in lexicon.heads and not a_person
        if title or front in lexicon.given or front in lexicon.surnames or rest[0].bind != "plain":
            return False
        if _is_day(front):
            return rest[-1].word not in lexicon.heads
        if rest[0].word in lexicon.given:
            return len(rest) > 1
        return self._longest(rest, 0) == len(rest)

    def _title(self, piece: list[Token]) -> tuple[int, int] | None:
        """Return where the first title of a piece begins and ends, with the words that widen it."""
        lexicon = self.lexicon
        known_until = 0
        for begin, token in enumerate(piece):
            if begin < known_until:
                continue
            known = self._longest(piece, begin)
            if token.word not in lexicon.title_starts and token.word not in lexicon.modifiers:
                known_until = begin + known if known > 1 else 0
                continue
            if token.word in lexicon.given and begin + 1 < len(piece):
                continue
            stop = self._title_stop(piece, begin)
            if stop == len(piece) and begin and piece[0].word in lexicon.given:
                return None
            if stop > begin:
                return None if known > 1 and known >= stop - begin else (begin, stop)
        return None

    def _title_stop(self, piece: list[Token], begin: int) -> int:
        lexicon = self.lexicon
        stop = begin
        while stop < len(piece) and (piece[stop].word in lexicon.modifiers or piece[stop].word in lexicon.titles):
            if stop > begin and piece[stop].bind == "of":
                break
            stop += 1
        for longer in range(min(len(piece), begin + _LONGEST_TITLE), stop, -1):
            if self.text[piece[begin].start : piece[longer - 1].end] in lexicon.titles:
                field = longer < len(piece) - 1 and self.text.startswith(" for ", piece[longer - 1].end)
                return self._office_stop(piece, longer) if field else longer
        if begin < stop < len(piece) - 1 and piece[stop].bind == "of":
            return self._office_stop(piece, stop)
        if stop == len(piece) and stop - begin == 2 and self._is_surname_after(piece[begin].word, piece[-1].word):
            return stop - 1
        while stop > begin and piece[stop - 1].word not in lexicon.titles:
            if self.text[piece[begin].start : piece[stop - 1].end] in lexicon.titles:
                break
            stop -= 1
        return stop

    def _office_stop(self, piece: list[Token], of: int) -> int:
        """Return where the office of a Minister of Education and Culture ends; a body with a name is no part of it."""
        stop = of + 1
        while stop < len(piece) and piece[stop].bind in ("plain", "and") and self._widens(piece[stop].word):
            stop += 1
        if stop < len(piece) and piece[stop].bind == "plain" and piece[stop].word not in self.lexicon.of_heads:
            return stop
        body = any(self._is_body(token.word) for token in piece[of : stop + 1])
        return of if body or self._longest(piece, of) == stop - of else stop

    def _is_surname_after(self, title: str, word: str) -> bool:
        """Say whether a title is a family name after another one (Mr. King, Sen. Bishop)."""
        titles = self.lexicon.titles
        ranks = titles.get(title) == titles.get(word) == "rank"
        return title in self.lexicon.shortened and word in self.lexicon.surname_heads and not ranks

    def _is_body(self, word: str) -> bool:
        """Say whether a word of an office names a body; State Affairs are none."""
        return word in self.lexicon.of_heads and word != "State"

    def _widens(self, word: str) -> bool:
        return word in self.lexicon.modifiers or (self._is_ordinary(word) and word not in self.lexicon.surnames)

    def _is_in_name(self, piece: list[Token], begin: int, stop: int) -> bool:
        """Say whether a title is part of a name with a head word (Prince Edward Island)."""
        if stop == len(piece):
            return False
        word = piece[stop - 1].word
        kind = self.lexicon.titles.get(word, "")
        if kind == "rank" and any(self.lexicon.heads.get(token.word) == "ORG" for token in piece[stop : stop + 2]):
            return True  # General Staff, General Political Bureau
        if begin:
            return stop - begin == 1 and kind in ("honorific", "rank")
        return kind == "honorific" and word.rstrip(".") not in ("Mr", "Mrs", "Ms", "Dr")

    def _head(self, piece: list[Token]) -> tuple[str, str]:
        """Return the label that the head word gives to a name of several words, or to V-Day, and that word."""
        lexicon = self.lexicon
        if len(piece) < 2:
            return ("EVENT", "Day") if _is_day(piece[0].word) else ("", "")
        for token, following in itertools.pairwise(piece):
            if following.bind == "of":
                word = token.word
                label = (
                    lexicon.heads.get(word)
                    or lexicon.first_heads.get(word)
                    or ("ORG" if word in lexicon.of_heads else "")
                )
                if label:
                    return label, word
        last = piece[-1].word
        if last in lexicon.surname_heads and len(piece) < 4 and piece[0].word in lexicon.given:
            return "", ""
        if last in _ROMAN and len(piece) > 2:
            last = piece[-2].word
        return ("ORG" if last in lexicon.companies else lexicon.heads.get(last, "")), last

    def _candidate(self, piece: list[Token], title: str = "") -> Candidate:
        start, end = self._opener_start(piece[0].start), self._with_dot(piece[-1])
        particle = self.text[start : piece[0].start].strip()
        for token, following in itertools.pairwise(piece):
            if following.bind == "particle":
                particle = self.text[token.end : following.start].strip()
        head, cue = self._head(piece)
        words = [token.word for token in piece]
        return Candidate(start, end, self.text[start:end], words, title, False, head, cue, particle)

    def _with_dot(self, token: Token) -> int:
        """Return where a name ends, with the dot of a short form such as Inc. or Jr."""
        short = f"{token.word}." in self.lexicon.companies or token.word in ("Jr", "Sr")
        return token.end + (short and self.text[token.end : token.end + 1] == ".")

    def _opener_start(self, start: int) -> int:
        """Return where a name begins when lower-case particles stand before it (von der Leyen)."""
        while start - self.line > 3 and self.text[start - 1] == " ":
            word = self.text[max(self.line, start - 6) : start - 1].rpartition(" ")[2]
            if word not in _OPENERS:
                break
            start -= len(word) + 1
        return start


def _rest(piece: list[Token], begin: int) -> list[Token]:
    """Return the words from one on, the first of them bound to nothing."""
    if begin >= len(piece):
        return []
    first = piece[begin]._replace(bind="") if piece[begin].bind else piece[begin]
    return [first, *piece[begin + 1 :]]

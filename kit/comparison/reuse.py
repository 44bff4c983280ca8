"""Text taken over: which passages of one text stand in another, and which articles of a corpus share passages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from kit.article import Article
from kit.corpus import Corpus
from kit.entities import lexicon
from kit.progress import Step, Steps, finished, part
from kit.segments import Offsets, sentences

COLUMNS = ["article_a", "article_b", "outlet_a", "outlet_b", "characters", "share_a", "share_b", "why"]

# Two words that stand this near each other in both texts are a link between them.
_REACH = 3
# A link that the other text has more often than this tells nothing, and would make the work grow.
_CROWD = 30
# Words of a sentence that are looked for together; what is longer is no sentence, and is looked for in parts.
_LONGEST = 60
# Linked words with more words than this between them are two passages.
_GAP = 4
# A word such as “the” counts this much of another word.
_LIGHT = 0.4
# A word without a link costs this many linked ones.
_COST = 1.2
# A passage needs linked words of this weight …
_WEIGHT = 5.0
# … which are this share of its sentence, or else a run of this many words that are the same.
_SHARE, _RUN = 0.55, 8
# A passage that ends so few words from the end of its sentence ends with it.
_NEAR = 2

# Articles are compared when they share two runs of so many words …
_SHINGLE = 5
# … that stand in no more articles than this, and are this share of those of the shorter one …
_SPREAD, _TELLING = 20, 0.01
# … and each is compared with so many of those with which it shares most.
_COMPARED = 12
# Runs that are counted in one step, and what is said meanwhile.
_POSTED, _LOOKING = 20_000, "Looking for text in common"

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_END = re.compile(r"[.!?][\"'”’]?\s|\n")
_TAIL = re.compile(r"[^\w\s“„«\"(\[{<]*\"?")
_OPENING = "“„«‘\"'"


class _Word(NamedTuple):
    """A word as it is compared, with its place and weight."""

    key: str
    start: int
    end: int
    weight: float


class _Passage(NamedTuple):
    """A passage as numbers of words in both texts, and the weight of the words that link it."""

    weight: float
    a: tuple[int, int]
    b: tuple[int, int]


_Links = Mapping[tuple[str, str], Sequence[tuple[int, int]]]


def reuse(a: str, b: str) -> list[tuple[Offsets, Offsets]]:
    """Return the passages that two texts share: word for word, with small changes, or with words moved and left out.

    Parameters
    ----------
    a, b : str

    Returns
    -------
    list of ((start, end), (start, end))
        Code-point offsets of each passage in ``a`` and in ``b``, in the order of ``b``; no two overlap in either. Which
        text took it from which is not said: with the texts exchanged, the passages are the same.

    Notes
    -----
    Words that stand near each other in both texts link them, as the n-grams of S. Schleimer, D. S. Wilkerson and
    A. Aiken, "Winnowing" (2003); for each sentence the stretch of the other text with the most links and fewest other
    words is taken (J. Bentley, "Programming pearls", 1984, on the maximum sum of a stretch). The work grows with the
    length of the texts, not with the product of both.
    """
    if a > b:  # one fixed order of the two makes the answer the same both ways
        return sorted(((one, other) for other, one in reuse(b, a)), key=lambda pair: pair[1])
    words_a, words_b = _words(a), _words(b)
    found = [*_found(a, words_a, words_b)]
    found += [_Passage(one.weight, one.b, one.a) for one in _found(b, words_b, words_a)]
    chosen = _without_overlap(found, len(words_a), len(words_b))
    grown_a = _grown(a, words_a, [one.a for one in chosen])
    grown_b = _grown(b, words_b, [one.b for one in chosen])
    pairs = sorted(zip(grown_a, grown_b, strict=True), key=lambda pair: pair[1])
    return [(_offsets(a, words_a, one), _offsets(b, words_b, other)) for one, other in _joined(pairs)]


def _words(text: str) -> list[_Word]:
    light = lexicon.load().function
    words = []
    for found in _WORD.finditer(text):
        key = found.group().casefold().replace("’", "'")
        words.append(_Word(key, *found.span(), _LIGHT if key in light else 1.0))
    return words


def _near_pairs(words: Sequence[_Word], first: int, last: int) -> Iterator[tuple[tuple[str, str], int, int]]:
    """Yield the pairs of words near each other, with the place of the one and how far on the other is."""
    for at in range(first, last):
        one = words[at]
        for apart in range(1, min(_REACH, last - at - 1) + 1):
            other = words[at + apart]
            if one.weight + other.weight > 2 * _LIGHT:
                yield (one.key, other.key), at, apart


def _found(a: str, words_a: Sequence[_Word], words_b: Sequence[_Word]) -> Iterator[_Passage]:
    """Yield for each sentence of the one text the passages of the other that are made of its words."""
    links: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for pair, at, apart in _near_pairs(words_b, 0, len(words_b)):
        links[pair].append((at, apart))
    starts = [word.start for word in words_a]
    for start, end in sentences(a):
        last = bisect_left(starts, end)
        for first in range(bisect_left(starts, start), last, _LONGEST):
            yield from _of_sentence(words_a, words_b, links, first, min(last, first + _LONGEST))


def _of_sentence(
    words_a: Sequence[_Word], words_b: Sequence[_Word], links: _Links, first: int, last: int
) -> Iterator[_Passage]:
    support: Counter[tuple[int, int]] = Counter()
    for pair, at, apart in _near_pairs(words_a, first, last):
        places = links.get(pair, ())
        if len(places) <= _CROWD:
            for place, other_apart in places:
                strength = 12 // (1 + abs(apart - other_apart))
                support[at, place] += strength
                support[at + apart, place + other_apart] += strength
    whole = sum(word.weight for word in words_a[first:last])
    for matches in _groups(support):
        partner = _one_to_one(matches)
        begin, end = _best_stretch(words_b, partner)
        inside = [place for place in range(begin, end) if place in partner]
        weight = sum(words_b[place].weight for place in inside)
        covered = [partner[place] for place in inside]
        if weight < _WEIGHT:
            continue
        if sum(words_a[at].weight for at in covered) >= _SHARE * whole or _longest_run(partner, inside) >= _RUN:
            yield _Passage(round(weight * weight / (end - begin), 6), (min(covered), max(covered) + 1), (begin, end))


def _groups(support: Mapping[tuple[int, int], int]) -> Iterator[dict[tuple[int, int], int]]:
    """Part the matches of words where nothing of the other text matches for a while."""
    ordered = sorted(support, key=lambda pair: (pair[1], pair[0]))
    group: dict[tuple[int, int], int] = {}
    before = 0
    for pair in ordered:
        if group and pair[1] - before > _GAP:
            yield group
            group = {}
        group[pair] = support[pair]
        before = pair[1]
    if group:
        yield group


def _one_to_one(matches: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Give each word of the second text the word of the first with which it has most links, and no word twice."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for at, place in sorted(matches, key=lambda pair: (-matches[pair], pair[1], pair[0])):
        if place not in partner and at not in taken:
            partner[place] = at
            taken.add(at)
    return partner


def _best_stretch(words: Sequence[_Word], partner: Mapping[int, int]) -> tuple[int, int]:
    """Return the stretch of words in which those with a partner outweigh the others most."""
    best, stretch = 0.0, (0, 0)
    total, begin = 0.0, min(partner)
    for place in range(begin, max(partner) + 1):
        total += words[place].weight * (1 if place in partner else -_COST)
        if total <= 0:
            total, begin = 0.0, place + 1
        elif total > best:
            best, stretch = total, (begin, place + 1)
    return stretch


def _longest_run(partner: Mapping[int, int], places: Sequence[int]) -> int:
    """Return how many words at most follow each other in both texts."""
    longest = run = 0
    for place in places:
        run = run + 1 if partner.get(place - 1) == partner[place] - 1 else 1
        longest = max(longest, run)
    return longest


def _without_overlap(found: Sequence[_Passage], size_a: int, size_b: int) -> list[_Passage]:
    """Choose passages from the weightiest down; of one that overlaps at its ends with a chosen one, the rest counts."""
    taken_a, taken_b = bytearray(size_a), bytearray(size_b)
    chosen = []
    for one in sorted(found, key=lambda one: (-one.weight, one.a, one.b)):
        a, b = _free(one.a, taken_a), _free(one.b, taken_b)
        if min(a[1] - a[0], b[1] - b[0]) <= _GAP or any(taken_a[slice(*a)]) or any(taken_b[slice(*b)]):
            continue
        chosen.append(_Passage(one.weight, a, b))
        taken_a[slice(*a)] = b"\1" * (a[1] - a[0])
        taken_b[slice(*b)] = b"\1" * (b[1] - b[0])
    return chosen


def _free(stretch: tuple[int, int], taken: bytearray) -> tuple[int, int]:
    first, last = stretch
    while first < last and taken[first]:
        first += 1
    while first < last and taken[last - 1]:
        last -= 1
    return first, last


def _grown(text: str, words: Sequence[_Word], stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Let each stretch reach to the ends of its sentence where those are near and no other stretch is in the way."""
    ordered = sorted(stretches)
    grown: dict[tuple[int, int], tuple[int, int]] = {}
    walls = [*(first for first, _ in ordered[1:]), len(words)]
    floor = 0
    for (first, last), wall in zip(ordered, walls, strict=False):
        begin = next((at for at in range(first, max(floor, first - _NEAR) - 1, -1) if _is_end(text, words, at)), first)
        until = min(wall, last + _NEAR)
        end = next((at for at in range(last, until + 1) if _is_end(text, words, at)), last)
        grown[first, last] = begin, end
        floor = end
    return [grown[stretch] for stretch in stretches]


def _is_end(text: str, words: Sequence[_Word], at: int) -> bool:
    """Say whether a sentence ends before this word."""
    if at in (0, len(words)):
        return True
    return bool(_END.search(text, words[at - 1].end, words[at].start))


def _joined(
    pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Join passages that follow each other in both texts."""
    joined: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for one, other in pairs:
        if joined and joined[-1][0][1] == one[0] and joined[-1][1][1] == other[0]:
            before = joined.pop()
            joined.append(((before[0][0], one[1]), (before[1][0], other[1])))
        else:
            joined.append((one, other))
    return joined


def _offsets(text: str, words: Sequence[_Word], stretch: tuple[int, int]) -> Offsets:
    """Return the place of some words with the marks that stand at their ends."""
    start, end = words[stretch[0]].start, words[stretch[1] - 1].end
    if start and text[start - 1] in _OPENING and (start == 1 or text[start - 2].isspace()):
        start -= 1
    tail = _TAIL.match(text, end)
    return start, tail.end() if tail else end


def republications(corpus: Corpus, *, at_least: float = 0.15) -> pd.DataFrame:
    """List the pairs of articles that share passages: versions, reprints and reports from one agency.

    Parameters
    ----------
    corpus : Corpus
    at_least : float
        The share of the one or the other text (0 to 1) from which on a pair is listed.

    Returns
    -------
    pandas.DataFrame
        One row a pair, the one with the largest share first: article_a (the earlier, where the days of publication
        tell), article_b, outlet_a, outlet_b, characters (of the second that the first has too), share_a, share_b
        (0 to 1, of each text), why.

    Notes
    -----
    Only articles that share rare runs of words are compared, each with a dozen others at most.
    """
    return finished(republications_in_steps(corpus, at_least=at_least))


def republications_in_steps(corpus: Corpus, *, at_least: float = 0.15) -> Steps[pd.DataFrame]:
    """Do the work of :func:`republications` in steps, one a pair of articles."""
    articles = sorted(corpus, key=lambda one: (one.published is None, str(one.published)))
    bodies = [_body(article) for article in articles]
    rows = []
    candidates = yield from part(_candidates_in_steps(bodies), 0, 0.4)
    for at, (a, b) in enumerate(candidates):
        yield Step("Comparing texts", 0.4 + 0.6 * at / len(candidates))
        one, other = articles[a], articles[b]
        shared = reuse(bodies[a], bodies[b])
        size_a, size_b = (sum(pair[side][1] - pair[side][0] for pair in shared) for side in (0, 1))
        share_a, share_b = round(size_a / len(bodies[a]), 3), round(size_b / len(bodies[b]), 3)
        if max(share_a, share_b) >= at_least:
            why = _why(other.id, [bodies[b][start:end] for _, (start, end) in shared], share_b)
            rows.append((one.id, other.id, one.source, other.source, size_b, share_a, share_b, why))
    rows.sort(key=lambda row: (-max(row[5], row[6]), row[0], row[1]))
    return pd.DataFrame(rows, columns=COLUMNS)


def _body(article: Article) -> str:
    """Return the text without headline and dateline, which many reports have alike."""
    return article.text[article.lead.start :] if article.lead else ""


def _why(id: str, passages: Sequence[str], share: float) -> str:
    words = max(passages, key=len).split()
    quoted = " ".join(words[:20]) + (" …" if len(words) > 20 else "")
    count = "one passage" if len(passages) == 1 else f"{len(passages)} passages"
    return f"The other text also has {count} of {id}, {share:.0%} of it. The longest begins “{quoted}”."


def _candidates_in_steps(texts: Sequence[str]) -> Steps[list[tuple[int, int]]]:
    """Return the pairs of texts that share rare runs of words, as their numbers."""
    posted: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes = []
    for number, text in enumerate(texts):
        yield Step(_LOOKING, 0.5 * number / len(texts))
        words = [found.group().casefold() for found in _WORD.finditer(text)]
        shingles = {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
        sizes.append(len(shingles))
        for shingle in shingles:
            posted[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for place, numbers in enumerate(posted.values()):
        if place % _POSTED == 0:
            yield Step(_LOOKING, 0.5 + 0.5 * place / len(posted))
        if len(numbers) <= _SPREAD:
            shared.update(combinations(numbers, 2))
    yield Step(_LOOKING, 1)
    compared: Counter[int] = Counter()
    chosen = []
    for (a, b), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count < max(2, _TELLING * min(sizes[a], sizes[b])) or max(compared[a], compared[b]) >= _COMPARED:
            continue
        compared.update((a, b))
        chosen.append((a, b))
    return chosen

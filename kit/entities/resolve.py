"""Mentions to entities: passes from the most certain to the least, each giving its reason.

The order of the passes follows the multi-pass sieve of Raghunathan et al. (2010): what a precise pass has
joined is never parted by a later one. Names are joined as strings, since one string rarely means two entities
in one article; only a family name shared by several people goes to the one whom the article has named most often.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from kit.entities import lexicon as lists
from kit.entities.candidates import key
from kit.entities.evidence import opens_report
from kit.entities.lexicon import Lexicon


class Marked(Protocol):
    """Anything with offsets and a label, such as :class:`kit.entities.find.Mention`."""

    @property
    def start(self) -> int:
        """Where the name begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def label(self) -> str:
        """What it is."""


@dataclass(frozen=True, slots=True)
class Link:
    """Which entity a mention belongs to.

    Parameters
    ----------
    entity : str
        A key, the same for all mentions of the entity in the text, such as ``"PERSON:Sergei Shoigu"``.
    name : str
        The canonical name: the fullest name in the text, or the one the lists give.
    rule : str
        The pass that joined the mention: ``first``, ``exact``, ``short-form``, ``alias``, ``acronym``,
        ``full-name``, ``surname``, ``given-name``, ``sub-name``, ``spelling``, ``plural``, ``capitals``.
    reason : str
        Why, in a sentence.
    """

    entity: str
    name: str
    rule: str
    reason: str


class _Name(NamedTuple):
    """One name string of the text, as a node of the graph that the passes join."""

    key: str
    group: str


_SENTENCES = {
    "first": "“{0}” is named here for the first time.",
    "exact": "The same name, “{0}”, was used before.",
    "short-form": "The article gives “{0}” as the short form of “{1}”.",
    "alias": "“{0}” and “{1}” are listed as names of one entity.",
    "acronym": "The letters of “{0}” begin the words of “{1}”.",
    "full-name": "“{0}” and “{1}” are fuller and shorter forms of one person's name.",
    "surname": "“{0}” is the family name of “{1}”.",
    "given-name": "“{0}” is the given name of “{1}”.",
    "sub-name": "“{0}” is part of the fuller name “{1}”.",
    "plural": "“{0}” is the plural of “{1}”.",
    "spelling": "“{0}” and “{1}” differ in spelling only.",
    "capitals": "“{0}” is “{1}”, written in capital letters.",
}
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "von", "van", "&"))
_PLACE_ENDS = frozenset(("City", "State", "Province", "County", "DC", "Games"))
#: Words of a name that are looked at, and names with a common word that are compared letter by letter.
_LONGEST_NAME = 12
_MOST_ALIKE = 8
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)$")
_OWNER = re.compile(r"'s?(?= )")
#: Two or three words written as one, such as YouTube.
_JOINED_WORDS = re.compile(r"(?:[A-Z][a-z]{2,15}){1,2}[A-Z][a-z]{1,15}")
_SIDES = {"N": ("North", "Northern"), "S": ("South", "Southern"), "E": ("East",), "W": ("West",)}
_POSSESSIVE = re.compile(r"['’]s?$")


class _Joined:
    """Names joined so far: a forest in which each name points towards the name it was joined to."""

    def __init__(self) -> None:
        self.parent: dict[_Name, _Name] = {}
        self.reason: dict[_Name, tuple[str, _Name]] = {}

    def root(self, name: _Name) -> _Name:
        while (above := self.parent.get(name, name)) != name:
            name = above
        return name

    def join(self, part: _Name, whole: _Name, rule: str) -> None:
        """Join a shorter name to a fuller one."""
        low, high = self.root(part), self.root(whole)
        if low != high:
            self.parent[low] = high
            self.reason.setdefault(part, (rule, whole))


def resolve(text: str, mentions: Sequence[Marked]) -> list[Link]:
    """Say for each mention which entity it means.

    Parameters
    ----------
    text : str
        The text that the mentions point into.
    mentions : sequence of Mention
        In any order; anything with ``start``, ``end`` and ``label``.

    Returns
    -------
    list of Link
        One a mention, in the same order.
    """
    lexicon = lists.load()
    surfaces = [_clean(text[m.start : m.end], lexicon, m.label) for m in mentions]
    nodes = [_Name(key(s), m.label) for s, m in zip(surfaces, mentions, strict=True)]
    written: dict[_Name, str] = {}
    for node, surface in zip(nodes, surfaces, strict=True):
        written.setdefault(node, surface)
    names = list(written)
    joined = _Joined()
    first: dict[_Name, int] = {}
    for node, mention in zip(nodes, mentions, strict=True):
        first[node] = min(mention.start, first.get(node, mention.start))
    context = _Context(text, mentions, nodes, names, written, lexicon, joined, Counter(nodes), first)
    for rule, pairs in _PASSES:
        for part, whole in pairs(context):
            joined.join(part, whole, rule)
    return _links(mentions, nodes, written, joined, context)


@dataclass(frozen=True)
class _Context:
    """What a pass may look at."""

    text: str
    mentions: Sequence[Marked]
    nodes: Sequence[_Name]
    names: Sequence[_Name]
    written: dict[_Name, str]
    lexicon: Lexicon
    joined: _Joined
    times: Mapping[_Name, int]
    first: Mapping[_Name, int]

    def of(self, *labels: str) -> list[_Name]:
        """Return the names with one of these labels, in the order of the text."""
        return [name for name in self.names if name.group in labels]


Pairs = Iterator[tuple[_Name, _Name]]


def _clean(surface: str, lexicon: Lexicon, label: str) -> str:
    """Return a name without article, possessive ending and title."""
    surface = _POSSESSIVE.sub("", surface) or surface
    for article in ("The ", "the ", "A ", "a ", "an "):
        if surface.startswith(article) and len(surface) > len(article):
            surface = surface[len(article) :]
    if label == "PERSON":
        first, _, rest = surface.partition(" ")
        while rest and first in lexicon.titles:
            surface = rest
            first, _, rest = surface.partition(" ")
        surface = _SUFFIX.sub("", surface)
    return surface


def _same_place_or_org(at: _Context) -> Pairs:
    """Join a place and the government or team called after it: one string with two labels."""
    names = [name for name in at.names if name.group != "WORK"]
    places = {name.key: name for name in names}
    for name in names:
        if places[name.key] != name and name.group != "GROUP":
            yield places[name.key], name


def _capitals(at: _Context) -> Pairs:
    """Join SEOUL of a dateline, and NATO, to Seoul and Nato: one word in two ways of writing."""
    written = {(name.key.casefold(), name.group): name for name in at.names if not name.key.isupper()}
    for name in at.names:
        if name.key.isupper() and len(name.key) > 3:
            other = written.get((name.key.casefold(), name.group))
            if other is not None:
                yield name, other


def _short_forms(at: _Context) -> Pairs:
    """Join the two names in European Union (EU), and in EU (European Union)."""
    ordered = sorted(range(len(at.mentions)), key=lambda index: at.mentions[index].start)
    for one, two in pairwise(ordered):
        gap = at.text[at.mentions[one].end : at.mentions[two].start]
        closed = at.text[at.mentions[two].end : at.mentions[two].end + 1] in (")", ",", ";")
        if gap not in (" (", " (the ", " (or ") or not closed:
            continue
        if opens_report(at.text, at.mentions[one].start, at.mentions[one].end):
            continue  # TARN (AFP) --
        short, long = sorted((at.nodes[one], at.nodes[two]), key=lambda node: len(node.key))
        same = short.group == long.group == "ORG"
        if _is_acronym(short.key) and (same or short.key in _initials(long.key)):
            yield short, long


def _aliases(at: _Context) -> Pairs:
    """Join UN to United Nations, and the Belgians, where they are a team, to Belgium."""
    canonical: dict[tuple[str, str], _Name] = {}
    for name in at.of("PLACE", "ORG", "EVENT"):
        surface = at.written[name].replace("’", "'")
        listed = [(known.label, known.name) for known in at.lexicon.known(at.lexicon.spelt(surface))]
        if not listed and at.lexicon.demonyms.get(surface):
            listed = [("PLACE", at.lexicon.demonyms[surface])]
        for entry in listed:
            first = canonical.setdefault(entry, name)
            if first != name:
                yield name, first


def _halves(at: _Context) -> Pairs:
    """Join Korea to South Korea where the article names only one of the two halves."""
    places = {name.key: name for name in at.of("PLACE", "ORG")}
    for key_, name in places.items():
        halves = [places[half] for half in (f"North {key_}", f"South {key_}") if half in places]
        if len(halves) == 1 and not any(known.source == "countries" for known in at.lexicon.known(key_)):
            yield name, halves[0]


def _acronyms(at: _Context) -> Pairs:
    """Join a short form to the first name whose words begin with its letters."""
    names = at.of("ORG", "PLACE", "EVENT", "WORK")
    longer: dict[str, _Name] = {}
    for name in names:
        for letters in _initials(name.key):
            longer.setdefault(letters, name)
    for name in names:
        if _is_acronym(name.key) and name.key in longer:
            yield name, longer[name.key]


def _full_names(at: _Context) -> Pairs:
    """Join George Bush to George W. Bush, and J. Smith to John Smith."""
    people = [name for name in at.of("PERSON") if " " in name.key]
    seen: dict[tuple[str, str], _Name] = {}
    for name in people:
        words = name.key.lower().split()
        whole = (words[0], words[-1])
        initial = (words[0][0], words[-1])
        other = seen.get(whole) or (
            seen.get((words[0][0] + ".", words[-1])) if len(words[0]) == 1 else seen.get(initial)
        )
        if other is not None:
            yield (name, other) if len(name.key) < len(other.key) else (other, name)
        seen.setdefault(whole, name)
        seen.setdefault((words[0][0] + ".", words[-1]), name)
    ends = _by_ends(people)
    for name in people:
        if name.key in ends:
            yield name, ends[name.key]


def _by_ends(names: Sequence[_Name]) -> dict[str, _Name]:
    """Return, for the words that begin or end a name, the first name that does so."""
    found: dict[str, _Name] = {}
    for name in names:
        words = name.key.split(" ")[:_LONGEST_NAME]
        for cut in range(1, len(words)):
            found.setdefault(" ".join(words[:cut]), name)
            found.setdefault(" ".join(words[cut:]), name)
        if name.group == "ORG":
            for cut in range(2, len(words)):
                found.setdefault(" ".join(words[1:cut]), name)
    return found


def _surnames(at: _Context) -> Pairs:
    """Join a family name to the fuller name; of several bearers named before to the one most often named in full."""
    yield from _parts(at, _surname)


def _given_names(at: _Context) -> Pairs:
    """Join a given name to the fuller name."""
    yield from _parts(at, _given_name)


def _parts(at: _Context, part_of: Callable[[_Name, Lexicon], str]) -> Pairs:
    bearers: dict[str, list[_Name]] = {}
    for name in at.of("PERSON"):
        if " " in name.key:
            bearers.setdefault(part_of(name, at.lexicon).lower(), []).append(name)
    for name in at.of("PERSON"):
        if " " not in name.key and at.joined.root(name) == name:
            whole = bearers.get(name.key.lower(), [])
            before = [bearer for bearer in whole if at.first[bearer] < at.first[name]]
            if whole:
                yield name, max(before or whole, key=at.times.__getitem__)


def _is_eastern(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Say whether the family name comes first, as in Korean, Chinese and Vietnamese names."""
    return words[0] in lexicon.surnames and words[0] not in lexicon.given and 1 < len(words) < 4


def _surname(name: _Name, lexicon: Lexicon) -> str:
    words = name.key.split(" ")
    return words[0] if _is_eastern(words, lexicon) else words[-1]


def _given_name(name: _Name, lexicon: Lexicon) -> str:
    words = name.key.split(" ")
    return words[-1] if _is_eastern(words, lexicon) else words[0]


def _sub_names(at: _Context) -> Pairs:
    """Join the Commission to the European Commission, a short name to the fuller one that begins with it."""
    for label in ("ORG", "PLACE", "EVENT", "WORK"):
        names = at.of(label)
        ends = _by_ends(names)
        for name in names:
            whole = ends.get(name.key)
            if (
                whole is not None
                and at.joined.root(name) == name
                and _is_sub_name(name.key, whole.key, label, at.lexicon)
            ):
                yield name, whole


def _is_sub_name(short: str, long: str, label: str, lexicon: Lexicon) -> bool:
    """Say whether a name that begins or ends a longer one may stand for it."""
    words, whole = short.split(" "), long.split(" ")
    if whole[0] in lexicon.demonyms:
        whole = whole[1:]
    begins = whole[: len(words)] == words
    following = whole[len(words)] if len(whole) > len(words) else ""
    if label == "ORG" and begins:
        listed = lexicon.known(short) or short in lexicon.demonyms
        return not listed or (len(words) > 1 and following in _SMALL)
    if begins:
        return not lexicon.known(short) or not following or following in _PLACE_ENDS
    return label in ("ORG", "WORK") and words[-1] in lexicon.heads and whole[-len(words) :] == words


def _plurals(at: _Context) -> Pairs:
    """Join Russians to Russian."""
    groups = {name.key: name for name in at.of("GROUP")}
    for word, name in groups.items():
        if word + "s" in groups:
            yield groups[word + "s"], name


def _compass(at: _Context) -> Pairs:
    """Join N. Koreans to North Koreans, and W. Virginia to West Virginia."""
    names = set(at.names)
    for name in at.names:
        letter, _, rest = name.key.partition(" ")
        for side in _SIDES.get(letter, ()):
            whole = _Name(f"{side} {rest}", name.group)
            if whole in names:
                yield name, whole


def _spellings(at: _Context) -> Pairs:
    """Join names of several words that differ in a letter, such as Kristin and Kristen Wilkins, or in a possessive."""
    owned: dict[_Name, _Name] = {}
    for name in at.names:
        other = owned.setdefault(_Name(_OWNER.sub("", name.key), name.group), name)
        if other != name:
            yield name, other
    shared: dict[tuple[str, str, int], list[_Name]] = {}
    for name in at.names:
        words = name.key.lower().split(" ")
        if len(name.key) > 8 and len(words) == 2:
            for place, word in enumerate(words):
                alike = shared.setdefault((name.group, word, place), [])
                for other in alike[-_MOST_ALIKE:]:
                    if _one_letter_apart(name.key.lower(), other.key.lower()):
                        yield name, other
                alike.append(name)


def _misspelt(at: _Context) -> Pairs:
    """Join a family name to a full name that is one letter off, such as Mauer to K.C. Maurer."""
    bearers: dict[str, list[_Name]] = {}
    for name in at.of("PERSON"):
        if " " in name.key:
            bearers.setdefault(name.key.rpartition(" ")[2].lower()[:3], []).append(name)
    for name in at.of("PERSON"):
        if " " not in name.key and len(name.key) > 4 and at.joined.root(name) == name:
            for other in bearers.get(name.key.lower()[:3], [])[:_MOST_ALIKE]:
                if _one_letter_apart(name.key.lower(), other.key.lower().rpartition(" ")[2]):
                    yield name, other


_PASSES: tuple[tuple[str, Callable[[_Context], Pairs]], ...] = (
    ("exact", _same_place_or_org),
    ("short-form", _compass),
    ("capitals", _capitals),
    ("short-form", _short_forms),
    ("alias", _aliases),
    ("acronym", _acronyms),
    ("full-name", _full_names),
    ("spelling", _spellings),
    ("plural", _plurals),
    ("surname", _surnames),
    ("given-name", _given_names),
    ("spelling", _misspelt),
    ("sub-name", _halves),
    ("sub-name", _sub_names),
)


def _is_acronym(name: str) -> bool:
    return 1 < len(name) < 8 and name.isupper() and name.isalpha()


def _initials(long: str) -> tuple[str, ...]:
    """Return the first letters of the words of a name, small words left out and counted; of YouTube its capitals."""
    words = long.split(" ")
    if len(words) == 1 and _JOINED_WORDS.fullmatch(long):
        return ("".join(letter for letter in long if letter.isupper()),)
    if len(words) < 2 or "" in words:
        return ()
    strict = "".join(word[0] for word in words if word.lower() not in _SMALL)
    return strict.upper(), "".join(word[0] for word in words).upper()


def _one_letter_apart(one: str, two: str) -> bool:
    """Say whether one letter is missing, too many, another one, or has changed places with its neighbour."""
    if abs(len(one) - len(two)) > 1 or one == two:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    if one[at : at + 2] == two[at : at + 2][::-1] and one[at + 2 :] == two[at + 2 :]:
        return True
    return one[at + 1 :] == two[at + 1 :] or one[at + 1 :] == two[at:] or one[at:] == two[at + 1 :]


def _links(
    mentions: Sequence[Marked],
    nodes: Sequence[_Name],
    written: dict[_Name, str],
    joined: _Joined,
    at: _Context,
) -> list[Link]:
    members: dict[_Name, list[_Name]] = {}
    for node in written:
        members.setdefault(joined.root(node), []).append(node)
    canonical = {root: _canonical(root, names, written, at) for root, names in members.items()}
    order = sorted(range(len(mentions)), key=lambda index: mentions[index].start)
    seen: set[_Name] = set()
    found: dict[int, Link] = {}
    for index in order:
        node = nodes[index]
        root = joined.root(node)
        rule, other = ("exact", node) if node in seen else joined.reason.get(node, ("first", node))
        seen.add(node)
        sentence = _SENTENCES[rule].format(written[node], written[other])
        found[index] = Link(f"{root.group}:{canonical[root]}", canonical[root], rule, sentence)
    return [found[index] for index in range(len(mentions))]


def _canonical(root: _Name, names: Sequence[_Name], written: dict[_Name, str], at: _Context) -> str:
    """Return the listed name of an entity, or else the fullest name in the text; a person's most frequent full one."""
    for name in names:
        for known in at.lexicon.known(at.lexicon.spelt(written[name].replace("’", "'"))):
            if known.label == root.group:
                return known.name
    full = [name for name in names if " " in name.key] if root.group == "PERSON" else []
    if full:
        return written[max(full, key=lambda name: (at.times[name], len(name.key)))]
    return max((written[name] for name in names), key=lambda name: (not name.isupper(), len(name)))

"""Descriptions that stand for a named person, linked only where the article itself says who is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.entities import lexicon as lists
from kit.entities.find import Mention
from kit.entities.lexicon import Lexicon
from kit.entities.resolve import Link

_WORD = re.compile(r"[\w’'-]+")
_APPOSITION = re.compile(r", (?:the|a|an) ((?:[\w’'-]+ ){0,5}?[\w’'-]+)(?=[,.;)]| of | who | and )")
#: Characters before a name in which its role is looked for.
_REACH = 70


@dataclass(frozen=True, slots=True)
class Description:
    """A description such as "the defence minister", and the entity that the article has called so.

    ``start`` and ``end`` are code-point offsets of the description with its article; ``entity`` and ``name``
    are those of :class:`kit.entities.resolve.Link`; ``reason`` is a sentence.
    """

    start: int
    end: int
    entity: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Role:
    """A role that the article states of a person: all its words, and the words as they stand."""

    words: frozenset[str]
    stated: str
    link: Link


def describe(text: str, mentions: Sequence[Mention], links: Sequence[Link]) -> list[Description]:
    """Link descriptions of people to the person of whom the article states the role.

    "The minister" is linked after "Defence Minister Amina Okoro" or "Amina Okoro, the defence minister", and
    only while no other person of the article has that role.

    Parameters
    ----------
    text : str
        The article's text.
    mentions : sequence of Mention
        From :func:`kit.entities.find.find`.
    links : sequence of Link
        From :func:`kit.entities.resolve.resolve`, in the same order.

    Returns
    -------
    list of Description
        In order of ``start``; none overlaps a mention of a person.
    """
    lexicon = lists.load()
    roles: dict[str, dict[tuple[frozenset[str], str], _Role]] = defaultdict(dict)
    for mention, link in zip(mentions, links, strict=True):
        if mention.label == "PERSON":
            for words in (_before(text, mention, lexicon), _after(text, mention, lexicon)):
                if words:
                    role = _Role(frozenset(map(_plain, words)), " ".join(words), link)
                    roles[_plain(words[-1])].setdefault((role.words, link.entity), role)
    if not roles:
        return []
    heads = "|".join(re.escape(head) for head in sorted(roles))
    pattern = re.compile(rf"\b[Tt]he ((?:[\w’'-]+ ){{0,3}}?)({heads})\b(?! of\b| for\b|[’'-]| [A-Z])")
    return list(_linked(text, pattern, {head: list(stated.values()) for head, stated in roles.items()}))


def _linked(text: str, pattern: re.Pattern[str], roles: dict[str, list[_Role]]) -> Iterator[Description]:
    meant: dict[tuple[str, frozenset[str]], _Role | None] = {}
    for match in pattern.finditer(text):
        said = frozenset(map(_plain, match[1].split()))
        head = _plain(match[2])
        if (head, said) not in meant:
            meant[head, said] = _only([role for role in roles[head] if said <= role.words])
        role = meant[head, said]
        if role is not None:
            reason = f"The article calls {role.link.name} “{role.stated}”, and nobody else so."
            yield Description(match.start(), match.end(), role.link.entity, role.link.name, reason)


def _only(roles: list[_Role]) -> _Role | None:
    """Return the role when all that fit are one person's."""
    return roles[0] if len({role.link.entity for role in roles}) == 1 else None


def _before(text: str, mention: Mention, lexicon: Lexicon) -> list[str]:
    """Return the words of the role that stands directly before a name (Russian Defence Minister ...)."""
    left = text[max(0, mention.start - _REACH) : mention.start].rpartition("\n")[2]
    words: list[str] = []
    end = len(left) - 1
    for match in reversed(list(_WORD.finditer(left))):
        if left[match.end() : end + 1] != " " or not _is_role_word(match.group(), lexicon):
            break
        words.insert(0, match.group())
        end = match.start() - 1
    return words if words and _is_head(words[-1], lexicon) else []


def _after(text: str, mention: Mention, lexicon: Lexicon) -> list[str]:
    """Return the words of the role in an apposition after a name (..., the defence minister,)."""
    match = _APPOSITION.match(text, mention.end)
    words = match[1].split() if match else []
    return words if words and _is_head(words[-1], lexicon) else []


def _is_role_word(word: str, lexicon: Lexicon) -> bool:
    title = word[:1].upper() + word[1:]
    return (
        word in lexicon.demonyms
        or title in lexicon.titles
        or title in lexicon.modifiers
        or word.lower() in lexicon.jobs
        or any(known.kind == "country" for known in lexicon.known(word))
    )


def _is_head(word: str, lexicon: Lexicon) -> bool:
    return word.lower() in lexicon.jobs or lexicon.titles.get(word[:1].upper() + word[1:], "") == "office"


def _plain(word: str) -> str:
    """Return a word as roles are compared: small, and with one spelling of defence."""
    return word.lower().replace("defense", "defence")

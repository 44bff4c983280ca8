"""Who is named in some articles, and which country each is of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kit.article import Article
from kit.entities import lexicon
from kit.tagging import Named

# Characters between a country and the name of one who is of it, and what may stand before a country after the name.
_BESIDE = 45
_TITLE = re.compile(r",\s(?:the\s)?\Z|,?\sof\s(?:the\s)?\Z")


def nations(articles: Sequence[Article], named: Mapping[str, Sequence[Named]]) -> dict[str, str]:
    """Return the countries of the people, by the country that stands most often right beside the name."""
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        own = named[article.id]
        for before, one, after in zip((None, *own), own, (*own[1:], None), strict=False):
            if one.label != "PERSON":
                continue
            if before and before.label != "PERSON" and one.start - before.end < _BESIDE:
                beside[one.entity][nation(before.entity)] += 1
            if after and after.label != "PERSON" and _TITLE.match(article.text, one.end, after.start):
                beside[one.entity][nation(after.entity)] += 1
    for found in beside.values():
        found.pop("", None)
    return {name: found.most_common(1)[0][0] for name, found in beside.items() if found}


def nation(name: str) -> str:
    """Return the country of a name: of itself, of its people or of its capital; or ``""``."""
    lists = lexicon.load()
    place = lists.demonyms.get(name, name)
    known = [known for known in lists.known(place) if known.kind in ("country", "capital")]
    if not known:
        return ""
    return known[0].name if known[0].kind == "country" else _of_code().get(known[0].country, "")


def body(words: str) -> str:
    """Return the words for a state or a body of it without what is only a matter of wording.

    Examples
    --------
    >>> body("Kenya’s Defense Ministry"), body("Kenyan defence ministry"), body("Nairobi")
    ('Kenya defence ministry', 'Kenya defence ministry', 'Kenya')
    """
    left = [_OWNER.sub("", word) for word in words.split()]
    plain = []
    while left:
        size = next((size for size in (3, 2, 1) if nation(" ".join(left[:size]))), 0)
        plain.append(nation(" ".join(left[:size])) if size else _SPELLED.get(left[0].casefold(), left[0].casefold()))
        left = left[size or 1 :]
    return " ".join(plain)


_OWNER = re.compile(r"[’']s?\Z")
_SPELLED = {"defense": "defence"}


@lru_cache(maxsize=1)
def _of_code() -> dict[str, str]:
    """Return the country of each code."""
    return {one.country: one.name for found in lexicon.load().names.values() for one in found if one.kind == "country"}

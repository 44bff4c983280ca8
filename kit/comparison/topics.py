"""Questions that reports of visits, wars and gatherings answer in very unlike sentences, known by their words.

A sentence that has words of every group of a topic answers its question; sentences of several articles that do so are
one claim, whether they share other words or not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kit.comparison.sentences import LONGEST

#: Days from each other within which reports that answer a question are of one event.
WEEK = 7


class Topic(NamedTuple):
    """A question and the words by which an answer to it is known.

    Attributes
    ----------
    id : str
    says : str
        What the claim is.
    words : tuple of re.Pattern
        Each must be found.
    example, other : str
        A sentence that answers the question, and one that does not.
    """

    id: str
    says: str
    words: tuple[re.Pattern[str], ...]
    example: str
    other: str


def _any(words: str) -> re.Pattern[str]:
    """Return a pattern for any of some words, with a star for any ending and dots for spaces."""
    forms = (re.escape(word).replace(r"\*", r"\w*").replace(r"\.", " ") for word in words.split())
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


_ARMS = "missile* drone* rocket* weapon* icbm* arms ammunition shell shells"

TOPICS: tuple[Topic, ...] = (
    Topic(
        "parade",
        "Whether a parade is held",
        (
            _any("parade"),
            _any(
                "held hold holds stage* attend* watch* oversee* oversaw join* expected plan* prepar* took.place for.a"
            ),
        ),
        "The army of Kenya will hold a parade on Friday.",
        "The parade horse was sold.",
    ),
    Topic(
        "arms-at-exhibition",
        "Which weapons are shown at the exhibition",
        (_any("exhibition exposition expo hall.of on.show"), _any("missile* drone* rocket* icbm* weapons")),
        "The exhibition has drones of every size.",
        "The exhibition of paintings has opened.",
    ),
    Topic(
        "stands-behind",
        "Who stands behind whom in a war",
        (
            _any("support* backs backed backing sides sided siding aligned"),
            _any("war invasion conflict struggle fight battle operation assault offensive"),
        ),
        "Kenya backs the invasion of Ghana.",
        "The invasion of Ghana went on.",
    ),
    Topic(
        "arms-supply",
        "Whether weapons are supplied",
        (
            _any(f"{_ARMS} military.aid"),
            _any("suppl* armed give giving given deliver* provid* accus* denied deny alleged*"),
        ),
        "Kenya denied that it had given shells to Ghana.",
        "The weapons were shown in Nairobi.",
    ),
    Topic(
        "borders",
        "Whether the borders are closed",
        (
            _any("border borders"),
            _any("closed closes closing closure* shut* sealed strict* reopen* lockdown* restrict*"),
        ),
        "Kenya has kept its borders closed since 2020.",
        "The border between Kenya and Uganda is long.",
    ),
    Topic(
        "peace-treaty",
        "Whether the war is over in law",
        (_any("war"), _any("peace.treaty technically formally officially"), _any("end* never still no over")),
        "Without a peace treaty the war has never ended.",
        "The war was long.",
    ),
    Topic(
        "show-begins",
        "When the show began",
        (
            _any("show performance concert gala"),
            _any("began begin begins start*"),
            re.compile(r"\b(?:midnight|noon|evening|morning|[ap]\.?m)\b"),
        ),
        "The concert began at midnight.",
        "The show was long.",
    ),
    Topic(
        "speech",
        "Who spoke at the gathering",
        (_any("speech spoke speak address*"), _any("parade ceremony rally gathering whether")),
        "The minister gave a speech at the rally.",
        "The speech was printed.",
    ),
    Topic(
        "grave",
        "Who honours the dead",
        (
            _any("cemetery grave graves tomb wreath"),
            _any("soldiers troops fallen war"),
        ),
        "She laid a wreath for the soldiers.",
        "The cemetery is old.",
    ),
)
"""The topics; a sentence may answer the questions of several."""


def topics(text: str) -> list[Topic]:
    """Return the topics whose question a sentence answers.

    Examples
    --------
    >>> [topic.id for topic in topics("The concert in Nairobi began at midnight.")]
    ['show-begins']
    """
    return [topic for topic in TOPICS if all(words.search(text, 0, LONGEST) for words in topic.words)]

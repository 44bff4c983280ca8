"""The tagger: candidate spans, reasons for each, points added over the article, the label that wins.

The method is additive evidence after the transparent named-entity systems of the 1990s (Grishman and Sundheim
1996; Mikheev, Moens and Grover 1999, whose article-wide second look is the idea of the ``article`` rules).
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kit.entities import lexicon as lists
from kit.entities.candidates import Candidate, candidates, key
from kit.entities.evidence import SUFFIXES, Cues, cues_of, gather
from kit.entities.lexicon import Lexicon
from kit.entities.rules import BY_ID, RULES, Reason, Rule

LABELS = ("PERSON", "PLACE", "ORG", "GROUP", "EVENT", "WORK")
#: Points below which a capitalised word is not reported.
THRESHOLD = 1.0
#: Points from which a person's full name speaks for its parts, and from which a name speaks for its list.
_SURE = 2.0
#: Points from which a name needs no help from a list that it stands in.
_SETTLED = 4.0
#: Points of one rule count once for lists and shapes; for neighbours more often, but never more than twice.
_REPEATED = (0.0, 1.0, 1.5, 2.0)
#: Different words about matches from which an article is taken for a match report.
_MATCH_WORDS = 5
#: Longest name, in words, that a heading is searched for.
_LONGEST_IN_HEADING = 6
#: Longest short form, in words, in which a longer name is looked for.
_SHORT = 12

#: Words for a side of the compass, which in an article about a divided country are names.
_SIDES = frozenset(("North", "South", "East", "West"))

_SCORE = re.compile(r"\W{0,3}\d{1,2}\s?[-–]\s?\d{1,2}\b")
_OPPOSED = frozenset(
    ("against", "over", "beat", "beating", "vs", "vs.", "v", "defeated", "defeating", "faced", "facing")
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text.

    Parameters
    ----------
    start, end : int
        Code-point offsets; ``text[start:end]`` is the name.
    label : str
        PERSON, PLACE, ORG, GROUP, EVENT or WORK.
    name : str
        The words found.
    score : float
        Points for the label, summed over all mentions of the name in the text.
    reasons : tuple of Reason
        The rules that speak for the label, strongest first.
    rival : str
        The label with the next most points, or ``""``.
    note : str
        A remark that does not change the label, such as a capital standing for its government.
    """

    start: int
    end: int
    label: str
    name: str
    score: float
    reasons: tuple[Reason, ...] = ()
    rival: str = ""
    note: str = ""

    @property
    def why(self) -> str:
        """The two strongest reasons, each a sentence."""
        return " ".join(reason.sentence for reason in self.reasons[:2])


@dataclass(frozen=True, slots=True)
class Weighed:
    """A capitalised stretch that was considered, whether or not it became a mention.

    ``points`` maps each label that anything spoke for to its points, most first; ``"NONE"`` is what speaks against a
    name. ``reasons`` holds all rules that fired, strongest first.
    """

    start: int
    end: int
    name: str
    points: Mapping[str, float]
    reasons: tuple[Reason, ...]


def find(text: str, *, without: Iterable[str] = frozenset()) -> list[Mention]:
    """Find the names of people, places, organisations, groups and events, and the titles of works, in a text.

    Parameters
    ----------
    text : str
        Headline and body; paragraphs are parted by line breaks. Lines in capitals only and tables of scores
        are skipped; in a headline in title case only names are found that the article or a list knows.
    without : set of str
        Rules (ids of :data:`kit.entities.rules.RULES`) and lists (of
        :data:`kit.entities.lexicon.LISTS`) to switch off.

    Returns
    -------
    list of Mention
        In order of ``start``, not overlapping.

    Raises
    ------
    ValueError
        If ``without`` names no rule or list.

    Examples
    --------
    >>> [(m.name, m.label) for m in find("Envoy Sergei Shoigu flew from Moscow to Pyongyang.")]
    [('Sergei Shoigu', 'PERSON'), ('Moscow', 'PLACE'), ('Pyongyang', 'PLACE')]
    """
    _, lexicon, _ = _equipment(_checked(without))
    mentions = []
    for item in weigh(text, without=without):
        ranked = list(item.points)
        label = ranked[0] if ranked else "NONE"
        if label in LABELS and item.points[label] >= THRESHOLD:
            rival = ranked[1] if len(ranked) > 1 and ranked[1] in LABELS else ""
            reasons = tuple(reason for reason in item.reasons if reason.label == label)
            note = _metonym(text, item, lexicon) if label == "PLACE" else ""
            mentions.append(Mention(item.start, item.end, label, item.name, item.points[label], reasons, rival, note))
    return mentions


def weigh(text: str, *, without: Iterable[str] = frozenset()) -> list[Weighed]:
    """Return every capitalised stretch that was considered, with the points of each label and all reasons.

    Parameters and errors are those of :func:`find`, which keeps what wins and is loud enough.
    """
    rules, lexicon, cues = _equipment(_checked(without))
    found = candidates(text, lexicon)
    tally = _Tally(text, rules, lexicon)
    body = [candidate for candidate in found if not candidate.heading]
    for candidate in body:
        candidate.evidence = gather(text, candidate, lexicon, cues)
        tally.add(candidate)
    tally.look_again()
    if len(body) < len(found):
        for candidate in tally.headings([candidate for candidate in found if candidate.heading]):
            candidate.evidence = gather(text, candidate, lexicon, cues)
            tally.add(candidate)
    return [tally.weighed(candidate) for candidate in sorted(tally.order, key=lambda one: one.start)]


def _checked(without: Iterable[str]) -> frozenset[str]:
    names = frozenset(without)
    for name in sorted(names.difference(BY_ID, lists.LISTS)):
        near = difflib.get_close_matches(name, (*BY_ID, *lists.LISTS), 1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise ValueError(f"There is no rule or list called {name!r}.{hint}")
    return names


@lru_cache(maxsize=16)
def _equipment(without: frozenset[str]) -> tuple[Mapping[str, Rule], Lexicon, Cues]:
    lexicon = lists.load(without.intersection(lists.LISTS))
    return {rule.id: rule for rule in RULES if rule.id not in without}, lexicon, cues_of(lexicon)


class _Tally:
    """The reasons for every name of a text, added up over its mentions."""

    def __init__(self, text: str, rules: Mapping[str, Rule], lexicon: Lexicon) -> None:
        self.text = text
        self.rules = rules
        self.lexicon = lexicon
        self.order: list[Candidate] = []
        self.first: dict[str, Candidate] = {}
        self.people: dict[str, str] = {}
        self.cues: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(dict)
        self.verdicts: dict[str, tuple[Mapping[str, float], tuple[Reason, ...]]] = {}

    def add(self, candidate: Candidate) -> None:
        """Count a candidate's evidence under its key."""
        name = candidate.name
        self.order.append(candidate)
        self.first.setdefault(name, candidate)
        kind = candidate.head if candidate.head in ("PLACE", "EVENT", "WORK") else ""
        for rule, cue in candidate.evidence:
            self.note(name, rule, cue, kind if rule == "short-form-after" else "")

    def note(self, name: str, rule: str, cue: str, label: str = "") -> None:
        """Give a name one more reason."""
        row = self.rules.get(rule)
        if row is not None:
            self.cues[name].setdefault((rule, label or row.label), []).append(cue)

    def points(self, name: str) -> dict[str, float]:
        """Return the points of each label for a name."""
        total: dict[str, float] = defaultdict(float)
        for (rule, label), cues in self.cues[name].items():
            total[label] += self._worth(rule, cues)
        return total

    def _worth(self, rule: str, cues: list[str]) -> float:
        row = self.rules[rule]
        repeats = row.looks_at in ("before", "after")
        return row.weight * (_REPEATED[min(len(cues), 3)] if repeats else 1.0)

    def best(self, name: str) -> tuple[str, float]:
        """Return the leading label of a name and its points."""
        points = self.points(name)
        label = min(points, key=lambda label: (-points[label], label), default="NONE")
        return label, points[label]

    # -- the second look: what the whole article tells about a name

    def look_again(self) -> None:
        """Let fuller names speak for their parts, short forms, lists and match reports for their members."""
        for name in [name for name in self.first if " " in name]:
            candidate = self.first[name]
            label, points = self.best(name)
            if label == "PERSON" and points >= _SURE:
                for part in _person_parts(name, candidate):
                    self.people.setdefault(part, candidate.text)
                    if part in self.first:
                        self.note(part, "part-of-name", candidate.text)
            elif label == "ORG":
                self._speak_for_short_names(name, candidate)
            elif label == "PLACE" and candidate.head and name.rpartition(" ")[0] in self.first:
                self.note(name.rpartition(" ")[0], "part-of-place", candidate.text)
        for candidate in self.order:
            for rule, cue in candidate.evidence:
                if rule == "short-form-after" and key(cue) in self.first:
                    self._define(key(cue), candidate.text)
            if candidate.titled and key(candidate.text) in self.first and not self.lexicon.known(candidate.text):
                self.note(key(candidate.text), "title-again", candidate.text)
        self._look_at_sides()
        self._look_at_teams()
        self._look_at_lists()

    def _define(self, short: str, full: str) -> None:
        """Let a name speak for the short form that the article gives it, with its own label.

        Of a body of a country the brackets may hold the country's short form: the Foreign Ministry of the ... (UAE).
        """
        label, _ = self.best(key(full))
        if label != "PLACE" and any(known.label == "PLACE" for known in self.lexicon.known(short)):
            return
        self.note(short, "defined", full, label if label in ("PLACE", "EVENT", "WORK") else "ORG")

    def _look_at_sides(self) -> None:
        """Take *the North* for a place in an article that names North Korea or the North Sea."""
        for side in _SIDES & self.first.keys():
            wholes = [name for name in self.first if name.startswith(f"{side} ") and self._is_place(name)]
            if wholes:
                self.note(side, "side", self.first[wholes[0]].text)

    def _is_place(self, name: str) -> bool:
        """Say whether a name is a place, or the people of one (North Korean)."""
        return self.best(name)[0] == "PLACE" or name in self.lexicon.demonyms

    def _speak_for_short_names(self, name: str, candidate: Candidate) -> None:
        letters = "".join(word[0] for word in candidate.words)
        if letters in self.first:
            self.note(letters, "defined", candidate.text)
        words = name.split(" ")
        for stop in range(min(len(words) - 1, _SHORT), 0, -1):
            short = " ".join(words[:stop])
            places = any(known.label == "PLACE" and known.kind != "city" for known in self.lexicon.known(short))
            if short in self.first and short not in self.lexicon.demonyms and not places:
                self.note(short, "short-for-org", candidate.text)
                break
        if candidate.words[-1] in self.lexicon.heads and candidate.words[-1] in self.first:
            self.note(candidate.words[-1], "short-for-org", candidate.text)

    def _look_at_teams(self) -> None:
        """In a report of a match, take countries and cities that play for teams."""
        match = self.lexicon.cues.get("match", frozenset())
        if len(match.intersection(self.text.split())) < _MATCH_WORDS:
            return
        verbs = self.lexicon.cues.get("team-verb", frozenset())
        for candidate in self.order:
            if any(rule in ("country", "region", "city") for rule, _ in candidate.evidence):
                left = self.text[max(0, candidate.start - 20) : candidate.start].split()[-1:]
                right = self.text[candidate.end : candidate.end + 30]
                word = right.split(" ", 2)[1:2]
                if _SCORE.match(right) or (word and word[0] in verbs) or (left and left[0] in _OPPOSED):
                    self.note(candidate.name, "team", candidate.text)

    def _look_at_lists(self) -> None:
        """Let the members of a list speak for each other (Kenya, Quell and Ghana)."""
        gains: list[tuple[str, str, str]] = []
        for one, two in zip(self.order, self.order[1:], strict=False):
            if self.text[one.end : two.start] in (", ", " and ", ", and ", " or ") and one.text != two.text:
                for mine, other in ((one, two), (two, one)):
                    label, points = self.best(other.name)
                    if label in LABELS and points >= _SURE:
                        gains.append((mine.name, label, other.text))
        for name, label, cue in gains:
            if self.best(name)[1] < _SETTLED:
                self.note(name, "listed-with", cue, label)

    # -- headings

    def headings(self, words: list[Candidate]) -> Iterator[Candidate]:
        """Put the words of headings together to names that the article, a list or a given name shows."""
        at = 0
        while at < len(words):
            stop = self._known_in_heading(words, at)
            if stop == at and at + 1 < len(words) and self._is_person_in_heading(words[at], words[at + 1]):
                stop = at + 2
            if stop > at:
                parts = [word.text for word in words[at:stop]]
                start, end = words[at].start, words[stop - 1].end
                yield Candidate(start, end, self.text[start:end], parts, heading=True)
            at = max(stop, at + 1)

    def _known_in_heading(self, words: list[Candidate], at: int) -> int:
        for stop in range(min(len(words), at + _LONGEST_IN_HEADING), at, -1):
            name = self.text[words[at].start : words[stop - 1].end]
            if "\n" in name:
                continue
            if name.replace("’", "'") in self.lexicon.names or name in self.lexicon.demonyms:
                return stop
            if key(name) in self.people and key(name) not in self.first:
                self.note(key(name), "part-of-name", self.people[key(name)])
                return stop
            label, points = self.best(key(name)) if key(name) in self.first else ("NONE", 0.0)
            if label in LABELS and points >= THRESHOLD:
                return stop
        return at

    def _is_person_in_heading(self, one: Candidate, two: Candidate) -> bool:
        plain = self.text[one.end : two.start] == " " and one.text in self.lexicon.given
        return plain and not self.lexicon.is_common(two.text)

    # -- the verdict

    def weighed(self, candidate: Candidate) -> Weighed:
        """Return a candidate with all that speaks for and against it."""
        name = candidate.name
        if name not in self.verdicts:
            rounded = [(label, round(value, 2)) for label, value in self.points(name).items()]
            points = dict(sorted(rounded, key=lambda item: (-item[1], item[0])))
            reasons = [
                Reason(rule, label, self._worth(rule, cues), cues[0], _sentence(self.rules[rule], cues[0]))
                for (rule, label), cues in self.cues[name].items()
            ]
            reasons.sort(key=lambda reason: -reason.points)
            self.verdicts[name] = points, tuple(reasons)
        return Weighed(candidate.start, candidate.end, candidate.text, *self.verdicts[name])


def _sentence(rule: Rule, cue: str) -> str:
    return rule.sentence.replace("{cue}", cue)


def _metonym(text: str, item: Weighed, lexicon: Lexicon) -> str:
    """Remark that a country or capital which says or decides something stands for its government."""
    words = text[item.end : item.end + 24].split(" ", 2)
    verb = words[1].rstrip(",.") if len(words) > 1 and not words[0] else ""
    kinds = {known.kind for known in lexicon.known(item.name.replace("’", "'"))}
    if verb not in lexicon.cues.get("government-acts", frozenset()) or not kinds & {"country", "capital"}:
        return ""
    return f"A place cannot do this: “{item.name} {verb}” means its government."


def _person_parts(name: str, candidate: Candidate) -> list[str]:
    """Return the parts of a person's name by which the article may call them later."""
    words = name.split(" ")
    parts = [words[-1], words[0]]
    if words[-1] in SUFFIXES:
        parts.append(words[-2])
    if len(words) > 2:
        parts += [" ".join(words[1:]), " ".join(words[-2:]), " ".join(words[:2])]
    if "-" in candidate.words[-1]:
        parts.append(key(candidate.words[-1]))
    return [part for part in dict.fromkeys(parts) if part != name]

"""The rules that annotators follow, read from their document, so that a difference can be told with its rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kit.reading import ReadingError
from kit.reading.files import locate

#: Where the guidelines of the project stand.
PLACE = "seeds/gold/GUIDELINES.md"

_ROW = re.compile(r"\|\s*(?P<label>[A-Z]{2,20})\s*\|(?P<meaning>[^|]*)\|(?P<examples>[^|]*)\|")
_RULE = re.compile(r"(?P<number>\d{1,2})\. (?P<words>.*)")
_WORD = re.compile(r"[^\W_]+|[’']s\b")
# Words that stand in nearly every rule and tell nothing of a case.
_COMMON = frozenset(["a", "an", "and", "as", "at", "by", "for", "in", "is", "of", "on", "or", "the", "to", "with"])


@dataclass(frozen=True)
class Guidelines:
    """One section of a document of guidelines.

    Parameters
    ----------
    labels : mapping of str to str
        What each label is for.
    rules : mapping of str to tuple of str
        The numbered rules under each heading, such as *Where a span begins and ends*.
    words : tuple of str
        The paragraphs that are no rules, such as what is not marked.
    """

    labels: Mapping[str, str]
    rules: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...] = field(default=())

    def meaning(self, label: str) -> str:
        """Say what a label is for, in a sentence."""
        meaning = self.labels.get(label, "")
        return f"{label} is for {meaning}." if meaning else ""

    def rule_for(self, outcome: str, gold: str, gold_label: str, found: str, found_label: str) -> str:
        """Return the rule that a difference from the gold falls under.

        Parameters
        ----------
        outcome : {"exact", "boundary", "label", "missed", "spurious"}
            As :func:`kit.outcomes` gives it.
        gold, gold_label, found, found_label : str
            The words and the label on either side, or ``""``.

        Returns
        -------
        str
            The rule whose words are most like those that differ; else what the label is for.

        Notes
        -----
        It is a choice by the words in common. A reader decides whether the rule is the right one.
        """
        if outcome == "exact":
            return ""
        if outcome == "boundary":
            differ = _words(gold) ^ _words(found)
            rules = self._under("begin")
            # A rule that opens with the label's own name, as “Source: …” does, comes first.
            rules = [rule for rule in rules if rule.upper().startswith(f"{gold_label}:")] or rules
            return self._nearest(rules, differ, differ) or (rules[0] if rules else self.meaning(gold_label))
        if outcome == "spurious":
            everything = [*self.words, *(rule for rules in self.rules.values() for rule in rules)]
            unmarked = [words for words in everything if "not marked" in words.lower()]
            fallback = next((words for words in unmarked if words.startswith("Not marked")), "")
            return self._nearest(unmarked, _words(found), frozenset()) or fallback or self.meaning(found_label)
        rules = self._under("label") if outcome == "label" else []
        near = self._nearest(rules, _words(gold), frozenset())
        return near or " ".join(filter(None, [self.meaning(gold_label), self._other(outcome, found_label)]))

    def _other(self, outcome: str, label: str) -> str:
        return self.meaning(label) if outcome == "label" else ""

    def _under(self, heading: str) -> list[str]:
        """Return the rules under the headings with a word in them, or all if there is no such heading."""
        chosen = [rule for name, rules in self.rules.items() if heading in name.lower() for rule in rules]
        return chosen or [rule for rules in self.rules.values() for rule in rules]

    @staticmethod
    def _nearest(rules: list[str], words: frozenset[str], kept: frozenset[str]) -> str:
        """Return the rule with most of the words, or of several the one that has them most often."""
        telling = words - (_COMMON - kept)
        counts = [Counter(word for word in _list(rule) if word in telling) for rule in rules]
        scores = [(len(count), count.total()) for count in counts]
        return rules[scores.index(max(scores))] if scores and max(scores) > (0, 0) else ""


def read_guidelines(path: str | Path = PLACE, section: str = "Entities") -> Guidelines:
    """Read one section of a document of guidelines.

    Parameters
    ----------
    path : str or path
        A Markdown file. In a section, a table lists label, meaning and examples; rules are numbered.
    section : str
        A heading of the second level.

    Returns
    -------
    Guidelines
        Without anything in it when the document has no such section.

    Raises
    ------
    kit.ReadingError
        If the file can't be read.
    """
    path = locate(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"{path}: The guidelines can't be read ({error}). Name a Markdown file.") from None
    return _parsed(_section(text, section), section)


def _section(text: str, name: str) -> list[str]:
    lines = text.split("\n")
    headings = [number for number, line in enumerate(lines) if line.startswith("## ")]
    for number in headings:
        if lines[number][3:].strip().lower() == name.lower():
            following = [other for other in headings if other > number]
            return lines[number + 1 : following[0] if following else len(lines)]
    return []


def _parsed(lines: list[str], heading: str) -> Guidelines:
    labels: dict[str, str] = {}
    rules: dict[str, list[str]] = {}
    paragraphs: list[str] = [""]
    inside = False
    for line in lines:
        row, rule = _ROW.match(line), _RULE.match(line)
        if line.startswith("#"):
            heading = line.lstrip("#").strip()
        if row:
            labels[row["label"]] = _plain(row["meaning"])
        elif rule:
            rules.setdefault(heading, []).append(rule["words"])
        elif inside and line.startswith((" ", "\t")):
            rules[heading][-1] += f" {line.strip()}"
        elif line.strip() and not line.startswith(("|", "#")):
            paragraphs[-1] += f" {line.strip()}"
        elif not line.strip():
            paragraphs.append("")
        inside = bool(rule) or (inside and line.startswith((" ", "\t")))
    kept = {name: tuple(map(_plain, some)) for name, some in rules.items()}
    return Guidelines(labels, kept, tuple(filter(None, map(_plain, paragraphs))))


def _plain(words: str) -> str:
    """Return Markdown without its signs of emphasis."""
    return re.sub(r"[*`]", "", words).strip()


def _list(text: str) -> list[str]:
    return [word.lower().replace("'", "’") for word in _WORD.findall(text)]


def _words(text: str) -> frozenset[str]:
    return frozenset(_list(text))

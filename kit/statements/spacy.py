"""Statements with the parse of spaCy's small English model, where it is installed: the same records, sharper edges.

The orders of :mod:`kit.statements.rules` find the statements here, too. The model helps in four places: it knows verbs
that no list has, its tree says where the words for a source end and where a clause does, and it finds a source far from
its verb.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from kit.entities.spacy import model
from kit.statements import lexicon
from kit.statements.clauses import Range
from kit.statements.find import Statement, tell
from kit.statements.orders import Found
from kit.statements.page import Page, read
from kit.statements.sources import Name

_UNUSED = ("lemmatizer", "ner")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = ("nsubj", "nsubjpass")
_OF_WORDS = ("speech", "writing", "showing")


def find(text: str, names: Sequence[Name] = ()) -> list[Statement]:
    """Return the statements of a text, as :func:`kit.statements.find` does, with the help of a parse.

    Raises
    ------
    SpacyMissingError
        If spaCy or its small English model is not installed; the message says what to install.
    """
    page = read(text)
    parsed = {token.idx: token for token in model(_UNUSED)(text.encode("utf-8", "replace").decode("utf-8"))}
    tree = [parsed.get(start) for start, _ in page.spans]
    tags = "".join("v" if _is_verb(page, at, token) else page.tags[at] for at, token in enumerate(tree))
    page = page._replace(tags=tags)

    def sharpen(found: list[Found]) -> list[Found]:
        sharp = [_with_tree(page, tree, one) for one in found]
        return sorted([*sharp, *_missed(page, tree, sharp)], key=lambda one: one.pieces[0][0])

    return tell(page, names, sharpen)


def _is_verb(page: Page, at: int, token: Any) -> bool:
    """Tell whether the model knows a verb where the lists have none."""
    return page.tags[at] == "n" and not page.quoted[at] and token is not None and token.tag_ in _FINITE


def _with_tree(page: Page, tree: Sequence[Any], found: Found) -> Found:
    """Return a statement with the source of the tree, and without what the tree has after its clause."""
    verb = next((tree[at] for at in range(*found.cue) if page.tags[at] == "V" and tree[at] is not None), None)
    if verb is None:
        return found
    for child in verb.children:
        if child.dep_ in _SUBJECTS and found.source:
            subject = _without_relative(page, child)
            if subject and subject[0] < found.source[1] and found.source[0] < subject[1] <= found.cue[0]:
                found = found._replace(source=subject)
        if child.dep_ == "ccomp" and len(found.pieces) == 1 and found.pieces[0][0] >= found.cue[1]:
            clause = _range(page, child)
            first, end = found.pieces[0]
            if clause and abs(first - clause[0]) <= 1 and clause[1] < end and page.tags[clause[1]] in ",c":
                found = found._replace(pieces=((first, clause[1]),))
    return found


def _missed(page: Page, tree: Sequence[Any], found: Sequence[Found]) -> list[Found]:
    """Return the statements of verbs of speech with a subject and a clause in the tree that no order found."""
    taken = {at for one in found for part in (one.cue, *one.pieces) for at in range(*part)}
    new = []
    for at, verb in enumerate(tree):
        form = lexicon.cue_forms().get(page.words[at])
        if verb is None or form is None or form.cue.group not in _OF_WORDS or verb.pos_ != "VERB" or at in taken:
            continue
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if not subjects and verb.dep_ == "conj":
            subjects = [child for child in verb.head.children if child.dep_ == "nsubj"]
        clauses = [child for child in verb.children if child.dep_ == "ccomp"]
        source = _without_relative(page, subjects[0]) if subjects else None
        content = _range(page, clauses[0]) if clauses else None
        if not source or not content or content[0] <= at < content[1] or not taken.isdisjoint(range(*content)):
            continue
        new.append(Found("source-cue-content", source, (at, at + 1), (content,), form.cue))
        taken.update(range(*content))
    return new


def _without_relative(page: Page, token: Any) -> Range | None:
    """Return the tokens of a group of nouns without a clause that hangs on it."""
    whole = _range(page, token)
    clause = next((child for child in token.children if child.dep_ == "relcl" and child.i > token.i), None)
    if whole is None or clause is None:
        return whole
    return _trimmed(page, whole[0], bisect_left(page.spans, (clause.left_edge.idx, 0)))


def _range(page: Page, token: Any) -> Range | None:
    """Return the tokens of the page that a part of the tree covers."""
    last = token.right_edge
    first = bisect_left(page.spans, (token.left_edge.idx, 0))
    return _trimmed(page, first, bisect_left(page.spans, (last.idx + len(last), 0)))


def _trimmed(page: Page, first: int, end: int) -> Range | None:
    while end > first and page.tags[end - 1] in ",.":
        end -= 1
    return (first, end) if end > first else None

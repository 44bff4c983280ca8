"""The dateline: place, day and agency before the first words of a report."""

from __future__ import annotations

import re
from typing import NamedTuple

from kit.segments.lexicon import OPENERS, Offsets, any_of, word_set


class DatelineOffsets(NamedTuple):
    """Offsets of the mark before a report's first words, and of what it names.

    Parameters
    ----------
    mark : tuple of int
        The whole mark, with the dash and the space after it.
    place, agency, day : tuple of int or None
        Where the report was sent from, by whom and when; None where the mark does not say so.
    """

    mark: Offsets
    place: Offsets | None
    agency: Offsets | None
    day: Offsets | None = None


_RUBRICS = word_set(
    """ADVISORY ALERT ANALYSIS BREAKING BRIEF BY By COMMENT CORRECTION EDITORIAL EXCLUSIVE EXPLAINED EXPLAINER
    FACTBOX FEATURE INTERVIEW LIVE NEWS NOTE OPINION PHOTO PHOTOS PODCAST PREVIOUSLY REVIEW TIMELINE
    TRANSCRIPT UPDATE UPDATED VIDEO WATCH WRAPUP"""
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NAME = r"[^\W\d_a-z][\w.'’-]{0,30}?"
_PLACE = rf"{_NAME}(?:[ /](?:(?:of|de|del|la|el|al|the|am|upon)[ ])?{_NAME}){{0,4}}?"
_DATELINE = re.compile(
    rf"""
    (?!(?:{any_of(OPENERS)})\ (?!Hague)|(?:{any_of(_RUBRICS)})\b)
    (?P<place>{_PLACE}(?:,\ {_PLACE}|\ \[{_PLACE}\]){{0,2}}?)?
    (?:(?:[,.]?\ |\b)(?P<day>(?:{_MONTH}\ \d{{1,2}}|\d{{1,2}}\ {_MONTH})\b(?:,?\ \d{{4}}\b)?)[.,]?)?
    (?:\ ?(?:\((?![A-Z]-)(?P<agency>[A-Z][^\n()]{{1,40}}?|dpa)\ ?\)|/(?P<slashed>[A-Z][\w\ ]{{1,20}})/))?
    (?P<parting>\ ?(?:--+|[—―]|–(?=\ )|\.-)|\ [-_](?=\s)|:(?=\ )|(?<=[)/])\.?(?=\s))\s*
    (?=["“‘'«(\[]*(?:[^\W_a-z]|[a-z]+[A-Z]))
    """,
    re.VERBOSE,
)


def dateline(text: str, start: int = 0) -> DatelineOffsets | None:
    """Return the mark that opens a report, as ``BEIJING (AP) -- `` or ``MOSCOW, July 25. /TASS/. ``, or None.

    The mark stands at ``start`` or after white space. It ends in a dash, a colon, or an agency that place and
    day stand before; a capital, a number or a quotation follows. Without agency and day a place counts only
    if it is in capitals (``TOKYO — ``) or has its country with it (``Seoul, South Korea — ``), because a
    first sentence can have a dash, too (``Kim Jong Un -- the leader -- said``).

    Examples
    --------
    >>> text = "SEOUL, July 27 (Yonhap) -- Envoys arrived."
    >>> found = dateline(text)
    >>> [text[slice(*part)] for part in (found.mark, found.place, found.agency, found.day)]
    ['SEOUL, July 27 (Yonhap) -- ', 'SEOUL', 'Yonhap', 'July 27']
    >>> dateline("Kim Jong Un -- the leader -- said no.")
    """
    found = _DATELINE.match(text, len(text) - len(text[start:].lstrip()))
    if found is None or not _is_dateline(found):
        return None
    agency = "agency" if found["agency"] else "slashed"
    place, by, day = (found.span(part) if found[part] else None for part in ("place", agency, "day"))
    return DatelineOffsets(found.span(), place, by, day)


def _is_dateline(found: re.Match[str]) -> bool:
    """Tell whether what looks like a dateline names enough to be one."""
    place, day, parting = found["place"], found["day"], found["parting"].strip()
    has_dash = parting not in ("", ".", ".-", ":")
    if found["agency"]:
        return parting not in ("", ".") or bool(place and day)
    if found["slashed"]:
        return True
    if not place or parting == ".-":
        return False
    city = place.split(",")[0]
    if has_dash and (day or "," in place):
        return True
    return city.isupper() and len(city) > (3 if has_dash else 4)

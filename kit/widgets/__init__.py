"""Widgets to read and to mark articles with, by mouse or by keyboard: each a thin view over a plain-Python model.

``kit.widgets.models`` holds the models. They know nothing of JupyterLab, and their methods do everything that hands
can do, so a cell of a notebook or a test can drive them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kit.tabular import require

if TYPE_CHECKING:
    from kit.widgets.annotation_lab import AnnotationLab
    from kit.widgets.concordance import Concordance
    from kit.widgets.reader import Reader
    from kit.widgets.sources import SourceExplorer
    from kit.widgets.timeline import TimelineExplorer

_HOMES = {
    "AnnotationLab": "kit.widgets.annotation_lab",
    "Concordance": "kit.widgets.concordance",
    "Reader": "kit.widgets.reader",
    "SourceExplorer": "kit.widgets.sources",
    "TimelineExplorer": "kit.widgets.timeline",
}

__all__ = ["AnnotationLab", "Concordance", "Reader", "SourceExplorer", "TimelineExplorer"]


#: Widgets that need no tables.
_NO_TABLES = frozenset({"AnnotationLab", "Reader"})


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        if name not in _NO_TABLES:
            require(f"kit.widgets.{name}", "kit.widgets.Reader and kit.widgets.AnnotationLab work")
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kit.widgets' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])

"""Exercises for the classroom: tasks, checks on values, progress, handing in, and grading.

A learner's notebook needs three verbs, which are loaded when they are first used::

    from kit.classroom import check, hint, progress
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit.classroom.checks import check, hint, progress

__all__ = ["check", "hint", "progress"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from kit.classroom import checks

        return getattr(checks, name)
    raise AttributeError(f"module 'kit.classroom' has no attribute {name!r}")

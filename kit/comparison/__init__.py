"""Articles of different outlets side by side: which tell of one event, what each tells, and where they differ."""

from kit.comparison.alignment import align
from kit.comparison.events import group
from kit.comparison.figures import Conflict, conflicts

__all__ = ["Conflict", "align", "conflicts", "group"]

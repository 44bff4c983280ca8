"""Articles of different outlets side by side: what each tells, names and takes over, and where they differ."""

from kit.comparison.alignment import align
from kit.comparison.events import group
from kit.comparison.figures import Conflict, conflicts
from kit.comparison.naming import naming
from kit.comparison.reuse import reuse

__all__ = ["Conflict", "align", "conflicts", "group", "naming", "reuse"]

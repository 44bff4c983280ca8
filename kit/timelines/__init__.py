"""Events in time: find what articles date, and group what they tell of one event."""

from kit.timelines.tables import groups, timeline

__all__ = ["groups", "timeline"]

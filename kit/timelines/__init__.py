"""Events in time: find what articles date, and group what they tell of one event."""

from kit.timelines.tables import event_groups, timeline

__all__ = ["event_groups", "timeline"]

"""Pictures of events in time: lanes, publication against event, and a strip of days.

They show the table that :func:`kit.timeline` makes, one row an event as an article tells it. Doubt and precision have
the same signs in all of them: what is certain is filled, what is doubtful is open; a day is a dot, what is known only
to the week, month or year is pale and hatched.
"""

from kit.timeplots.distances import told_and_happened
from kit.timeplots.lanes import timeline
from kit.timeplots.strip import calendar_strip

__all__ = ["calendar_strip", "timeline", "told_and_happened"]

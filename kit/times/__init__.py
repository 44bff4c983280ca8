"""Time expressions: find them, then say what they mean on the calendar."""

from kit.times.find import Interval, TimeExpression, find, intervals

__all__ = ["Interval", "TimeExpression", "find", "intervals"]

"""From files to articles: decoding, the seed format, the catalogue, and what went wrong on the way."""

from kit.reading.files import load
from kit.reading.problems import Problem, ReadingError, ReadingWarning

__all__ = ["Problem", "ReadingError", "ReadingWarning", "load"]

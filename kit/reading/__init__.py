"""From files to articles: decoding, the forms of file, the catalogue, and what went wrong on the way.

Texts, saved web pages, tables (CSV, JSON Lines, JSON) and feeds (RSS, Atom) are read. Only :mod:`kit.reading.fetching`
opens a connection, and only for an address that a user names.
"""

from kit.reading.files import load
from kit.reading.problems import Problem, ReadingError, ReadingWarning

__all__ = ["Problem", "ReadingError", "ReadingWarning", "load"]

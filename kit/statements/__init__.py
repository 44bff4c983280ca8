"""Who says what: sources, cues and contents inside one article."""

from kit.statements.find import Hedge, Link, Statement, find
from kit.statements.sources import Name

__all__ = ["Hedge", "Link", "Name", "Statement", "find"]

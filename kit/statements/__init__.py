"""Who says what: sources, cues and contents inside one article."""

from kit.statements.find import Hedge, Link, Statement, find

__all__ = ["Hedge", "Link", "Statement", "find"]

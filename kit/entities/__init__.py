"""People, places, organisations, groups and events: find their names, then resolve them to entities."""

from kit.entities.describe import Description, describe
from kit.entities.find import Mention, Weighed, find, weigh
from kit.entities.resolve import Link, resolve
from kit.entities.rules import RULES, Reason, Rule

__all__ = [
    "RULES",
    "Description",
    "Link",
    "Mention",
    "Reason",
    "Rule",
    "Weighed",
    "describe",
    "find",
    "resolve",
    "weigh",
]

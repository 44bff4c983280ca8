"""Pictures of comparison: claims, names, sources, what comes first, stances, who cites whom, versions.

They show the tables of :mod:`kit.comparison` and :mod:`kit.sources`. A shape, a hatch, a place or a word tells apart
whatever a colour tells apart.
"""

from kit.compareplots.citing import citations
from kit.compareplots.claims import matrix
from kit.compareplots.naming import names
from kit.compareplots.order import order
from kit.compareplots.sourcing import sources, stances
from kit.compareplots.strips import versions

__all__ = ["citations", "matrix", "names", "order", "sources", "stances", "versions"]

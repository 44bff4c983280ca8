"""pandas for modules that are useful without it, too: loaded when a table is made, and missed in plain words.

So are matplotlib, networkx and regex, where something is drawn, is a network or is searched.

In a browser (JupyterLite) and on small machines there may be no pandas. Reading, the engines, the Reader and the
annotation lab work there all the same; only what is a table does not. A module of which a part needs no table takes
``pd`` from here instead of importing pandas.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["pd", "require"]

#: What each package is needed for.
_FOR = {
    "pandas": "works with tables",
    "matplotlib": "draws pictures",
    "networkx": "makes networks",
    "regex": "has a limit of time",
}


def require(what: str = "This answer", instead: str = "Reading works", package: str = "pandas") -> Any:
    """Return a package, or say what needs it, what does not, and how to get it.

    Parameters
    ----------
    what : str
        What needs it.
    instead : str
        What works without it: a sentence without its full stop.
    package : str
        ``"pandas"``, ``"matplotlib"``, ``"networkx"`` or ``"regex"``.

    Raises
    ------
    ImportError
        If the package is not installed.
    """
    try:
        return import_module(package)
    except ImportError:
        raise ImportError(
            f"{what} {_FOR[package]} and needs the package {package}, which is not installed here. "
            f"Without it: {instead}. Where the kit is installed on a computer, this adds it: "
            f"python -m pip install {package}",
            name=package,
        ) from None


if TYPE_CHECKING:
    import pandas as pd
else:

    class _Pandas:
        def __getattr__(self, name):
            return getattr(require(), name)

    pd = _Pandas()

"""pandas for modules that are useful without it, too: loaded when a table is made, and missed in plain words.

In a browser (JupyterLite) and on small machines there may be no pandas. Reading, the engines, the Reader and the
annotation lab work there all the same; only what is a table does not. A module of which a part needs no table takes
``pd`` from here instead of importing pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["pd", "require"]


def require(what: str = "This answer", instead: str = "") -> Any:
    """Return pandas, or say what needs it and what does not.

    Raises
    ------
    ImportError
        If pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        hint = f" Without it: {instead}." if instead else " It is there when the kit is installed on a computer."
        raise ImportError(
            f"{what} is made with tables and needs the package pandas, which is not installed here.{hint}",
            name="pandas",
        ) from None
    return pandas


if TYPE_CHECKING:
    import pandas as pd
else:

    class _Pandas:
        def __getattr__(self, name):
            return getattr(require(), name)

    pd = _Pandas()

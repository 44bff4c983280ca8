"""Networks as GraphML and GEXF, for programs that draw and measure them (Gephi, Cytoscape, networkx, igraph)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.cells import missing
from kit.saving import save
from kit.tabular import require
from kit.wording import printable

if TYPE_CHECKING:
    import networkx as nx

# The day of writing, which would make a file differ from the same one of yesterday.
_WRITTEN_ON = re.compile(r' lastmodifieddate="[^"]*"')


def to_graphml(
    edges: pd.DataFrame, path: str | Path, *, nodes: pd.DataFrame | None = None, directed: bool = False
) -> Path:
    """Write a network as GraphML.

    Parameters
    ----------
    edges : pandas.DataFrame
        One row a line, such as :func:`kit.network.co_mentions` gives: its first two columns name the ends, the others
        become properties of the line.
    path : str or path
    nodes : pandas.DataFrame, optional
        One row a node, such as :func:`kit.network.named` gives: its first column is the name, the others become
        properties, ``label`` under the name ``kind``, since programs write a node's label beside it. Nodes without a
        line are written, too.
    directed : bool
        Whether a line goes from the first to the second.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ImportError
        If networkx is not installed.
    ValueError
        If a table has too few columns.
    OSError
        If the file can't be written.

    Notes
    -----
    http://graphml.graphdrawing.org. ``networkx.read_graphml`` reads it back.
    """
    lines = _networkx().generate_graphml(_graph(edges, nodes, directed), named_key_ids=True)
    return save(path, '<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(lines) + "\n")


def to_gexf(
    edges: pd.DataFrame, path: str | Path, *, nodes: pd.DataFrame | None = None, directed: bool = False
) -> Path:
    """Write a network as GEXF, the format of Gephi; parameters, result and errors are those of :func:`to_graphml`.

    Notes
    -----
    GEXF 1.2 (https://gexf.net). ``networkx.read_gexf`` reads it back.
    """
    text = "\n".join(_networkx().generate_gexf(_graph(edges, nodes, directed)))
    return save(path, '<?xml version="1.0" encoding="utf-8"?>\n' + _WRITTEN_ON.sub("", text) + "\n")


def _networkx() -> Any:
    return require("A network for another program", "kit.export.to_csv writes the same lines", "networkx")


def _graph(edges: pd.DataFrame, nodes: pd.DataFrame | None, directed: bool) -> nx.Graph[str]:
    if len(edges.columns) < 2:
        raise ValueError("A network needs two columns that name the ends of each line, such as first and second.")
    if nodes is not None and nodes.columns.empty:
        raise ValueError("The table of nodes needs a column that names them.")
    graph: nx.Graph[str] = _networkx().DiGraph() if directed else _networkx().Graph()
    if nodes is not None:
        for name, *values in nodes.itertuples(index=False):
            graph.add_node(
                printable(str(name)),
                **_properties(nodes.columns[1:].str.replace(r"^label$", "kind", regex=True), values),
            )
    for first, second, *values in edges.itertuples(index=False):
        graph.add_edge(printable(str(first)), printable(str(second)), **_properties(edges.columns[2:], values))
    return graph


def _properties(names: pd.Index, values: list[Any]) -> dict[str, Any]:
    """Return the cells that are not empty, as numbers, truth values and words."""
    kept = {}
    for name, value in zip(names, values, strict=True):
        if missing(value):
            continue
        plain = value.item() if hasattr(value, "item") else value
        if isinstance(value, pd.Timestamp):
            plain = value.date().isoformat()
        kept[printable(str(name))] = plain if isinstance(plain, bool | int | float) else printable(str(plain))
    return kept

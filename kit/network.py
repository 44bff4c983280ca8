"""Who is named together with whom: pairs of entities in the same articles, and where to draw them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kit.tabular import require

if TYPE_CHECKING:
    import networkx as nx

#: The labels between which pairs are looked for unasked.
LABELS = ("PERSON", "ORG")

Matrix = NDArray[np.float64]


def named(mentions: pd.DataFrame, *, labels: Collection[str] = LABELS) -> pd.DataFrame:
    """Count in how many articles each entity is named.

    Parameters
    ----------
    mentions : pandas.DataFrame
        One row a mention, with the columns article, label and entity (one name across the articles).
    labels : collection of str
        Which labels to count.

    Returns
    -------
    pandas.DataFrame
        One row an entity, the one in most articles first: entity, label (the one most of its mentions have), articles.

    Raises
    ------
    ValueError
        If a column is missing.
    """
    missing = [column for column in ("article", "label", "entity") if column not in mentions.columns]
    if missing:
        raise ValueError(f"The mentions have no column {missing[0]!r}. Give the table that tagging entities returns.")
    chosen = mentions[mentions["label"].isin(list(labels))].dropna(subset=["article", "entity"])
    counts = chosen.groupby(["entity", "label"]).size().reset_index(name="mentions")
    main = counts.sort_values(["mentions", "label"], ascending=[False, True]).drop_duplicates("entity")
    articles = chosen.groupby("entity")["article"].nunique().rename("articles").reset_index()
    table = main[["entity", "label"]].merge(articles, on="entity")
    return table.sort_values(["articles", "entity"], ascending=[False, True], ignore_index=True)


def co_mentions(mentions: pd.DataFrame, *, labels: Collection[str] = LABELS, at_least: int = 2) -> pd.DataFrame:
    """List the pairs of entities that the same articles name.

    Parameters
    ----------
    mentions : pandas.DataFrame
        One row a mention, with the columns article, label and entity (one name across the articles).
    labels : collection of str
        Which labels to look at.
    at_least : int
        How many articles must name both.

    Returns
    -------
    pandas.DataFrame
        One row a pair, the one in most articles first: first and second (the entity in more articles is first),
        articles (how many name both), expected (how many would, if each were spread over the articles by chance),
        npmi (−1 to 1: 0 is as chance has it, 1 is never one without the other).

    Raises
    ------
    ValueError
        If a column is missing, or ``at_least`` is less than 1.

    Notes
    -----
    The measure against chance is pointwise mutual information (K. W. Church and P. Hanks, "Word association norms,
    mutual information, and lexicography", Computational Linguistics 16, 1990), normalised as by G. Bouma (2009).
    The articles are those in the table. A pair that every article names is as frequent as chance has it: 0. From
    few articles the measure says little, so the rows are sorted by articles.
    """
    if at_least < 1:
        raise ValueError(f"at_least must be 1 or more, not {at_least}.")
    counts = named(mentions, labels=labels)
    often = {entity: n for entity, n in zip(counts["entity"], counts["articles"], strict=True) if n >= at_least}
    rank = {entity: place for place, entity in enumerate(often)}
    chosen = mentions[mentions["label"].isin(list(labels)) & mentions["entity"].isin(list(rank))]
    together: Counter[tuple[str, str]] = Counter()
    for _, entities in chosen.groupby("article")["entity"]:
        together.update(combinations(sorted(set(entities), key=rank.__getitem__), 2))
    total = mentions["article"].nunique()
    rows = [
        (first, second, both, round(often[first] * often[second] / total, 1), round(npmi, 2))
        for (first, second), both in together.items()
        if both >= at_least
        for npmi in [_npmi(both, often[first], often[second], total)]
    ]
    rows.sort(key=lambda row: (-row[2], -row[4], rank[row[0]], rank[row[1]]))
    return pd.DataFrame(rows, columns=["first", "second", "articles", "expected", "npmi"])


def _npmi(both: int, first: int, second: int, total: int) -> float:
    if both == total:
        return 0.0
    return math.log(both * total / (first * second)) / -math.log(both / total)


def layout(pairs: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Say where to draw the entities of some pairs, so that those that share many articles stand close together.

    Parameters
    ----------
    pairs : pandas.DataFrame
        The table of :func:`co_mentions`, or part of it.

    Returns
    -------
    dict of str to (float, float)
        For each entity a place, both numbers between 0 and 1. The same pairs always give the same places.

    Raises
    ------
    ImportError
        If networkx is not installed; the message says what works without it.

    Notes
    -----
    The distances on paper follow those in the network, as in T. Kamada and S. Kawai, "An algorithm for drawing
    general undirected graphs", Information Processing Letters 31 (1989), found by stress majorization (E. R. Gansner,
    Y. Koren and S. North, "Graph drawing by stress majorization", Graph Drawing 2004). The start is a circle with
    each community on an arc of its own; time grows with the square of the number of entities.
    """
    require("kit.network.layout", "kit.co_mentions lists the pairs", "networkx")
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for first, second, articles in zip(pairs["first"], pairs["second"], pairs["articles"], strict=True):
        # The more articles, the shorter; a step never costs nothing, or else the centre would fall into one point.
        graph.add_edge(first, second, distance=0.5 + 1 / math.sqrt(articles), articles=articles)
    if not graph:
        return {}
    communities = nx.community.greedy_modularity_communities(graph, weight="articles")
    order = [entity for community in sorted(map(sorted, communities), key=_larger_first) for entity in community]
    angles = np.linspace(0, 2 * np.pi, len(order), endpoint=False)
    places = _majorized(np.column_stack([np.cos(angles), np.sin(angles)]), _distances(graph, order))
    low, high = places.min(axis=0), places.max(axis=0)
    size = high - low
    places = np.where(size > 1e-6, (places - low) / np.maximum(size, 1e-6), 0.5)
    return {entity: (round(float(x), 4), round(float(y), 4)) for entity, (x, y) in zip(order, places, strict=True)}


def _larger_first(community: list[str]) -> tuple[int, list[str]]:
    return -len(community), community


def _distances(graph: nx.Graph[str], order: list[str]) -> Matrix:
    """Measure the shortest ways; what no way joins is a little farther apart than anything else."""
    import networkx as nx

    ways = dict(nx.all_pairs_dijkstra_path_length(graph, weight="distance"))
    farthest = max(max(way.values()) for way in ways.values())
    return np.array([[ways[one].get(other, 1.2 * farthest) for other in order] for one in order])


def _majorized(places: Matrix, distances: Matrix, rounds: int = 200) -> Matrix:
    """Move all places to where each other one, weighted by its nearness in the network, wants them; and again."""
    places = places * distances.max() / 2
    weights = (distances + np.eye(len(places))) ** -2.0 - np.eye(len(places))
    for _ in range(rounds):
        apart = places[:, None] - places[None]
        length = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-9)
        wanted = places[None] + (distances / length)[..., None] * apart
        places = (weights[..., None] * wanted).sum(axis=1) / weights.sum(axis=1)[:, None]
    return places

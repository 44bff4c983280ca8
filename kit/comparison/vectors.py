"""Texts as rows of weights, in which what is rare in the set counts most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any

from kit.progress import Step, Steps, finished

# Runs of letters that are counted at most; the commonest are kept.
_GRAMS = 100_000
# Characters whose runs are counted in one step, rows that are multiplied in one at most, products that are added up in
# one, and what is said meanwhile.
_COUNTED, _MULTIPLIED, _PRODUCTS = 150_000, 1_000, 20_000_000
_DOING = "Weighing words"
# What scikit-learn brings along, in an order in which none brings too much of the others.
_PACKAGES = (
    *("scipy.sparse", "scipy.sparse.linalg", "scipy.special", "scipy.spatial", "scipy.optimize", "scipy.interpolate"),
    *("scipy.stats", "sklearn.utils", "sklearn.feature_extraction.text"),
)


def loaded_in_steps() -> Steps[None]:
    """Import what the comparison needs, one large package a step: the first time that takes a second or two."""
    for at, name in enumerate(_PACKAGES):
        yield Step("Loading scikit-learn", at / len(_PACKAGES))
        import_module(name)


def weigh(bags: Sequence[Iterable[str]], *, counted: bool = False, power: float = 1.0, unseen: int = 0) -> Any:
    """Weigh the words of some texts by how rare they are in the set (K. Spärck Jones, 1972).

    Parameters
    ----------
    bags : sequence of iterables of str
        The words of each text.
    counted : bool
        Whether a word that comes up more often weighs more, by the logarithm of how often.
    power : float
        How much rarity counts.
    unseen : int
        Texts on other things that are thought of as in the set, so that in a small set, too, a word in all the texts
        weighs something.

    Returns
    -------
    scipy.sparse.csr_matrix
        One row a text; a word in all the texts weighs next to nothing, but for those unseen.
    """
    import numpy as np
    from scipy import sparse
    from sklearn.feature_extraction.text import CountVectorizer

    if not any(True for bag in bags for _ in bag):
        return sparse.csr_matrix((len(bags), 1))
    counts = CountVectorizer(analyzer=tuple, dtype=float).fit_transform(bags)
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    counts.data = 1 + np.log(counts.data) if counted else np.ones_like(counts.data)
    return counts @ sparse.diags(np.log((len(bags) + unseen + 1) / spread) ** power)


def letters(texts: Sequence[str]) -> Any:
    """Weigh the runs of three to five letters inside the words of some texts, to length 1."""
    return finished(letters_in_steps(texts))


def letters_in_steps(texts: Sequence[str]) -> Steps[Any]:
    """Do the work of :func:`letters` in steps: the runs are counted in some texts at a time, and put together."""
    import numpy as np
    from scipy import sparse
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

    counter = CountVectorizer(analyzer="char_wb", ngram_range=(3, 5), lowercase=False, dtype=float)
    counted: list[tuple[list[str], Any]] = []
    for first, last in _stretches(texts):
        yield Step(_DOING, first / len(texts))
        some = [text.casefold() for text in texts[first:last]]
        if any(text.strip() for text in some):
            counts = counter.fit_transform(some)
            counted.append((counter.get_feature_names_out().tolist(), counts))
        else:
            counted.append(([], sparse.csr_matrix((len(some), 0))))
    every = sorted({run for runs, _ in counted for run in runs})
    if not every:
        return sparse.csr_matrix((len(texts), 1))
    place = {run: at for at, run in enumerate(every)}
    columns, often = [], np.zeros(len(every))
    for runs, counts in counted:
        yield Step(_DOING, 1)
        columns.append(np.array([place[run] for run in runs], dtype=int))
        often[columns[-1]] += np.asarray(counts.sum(axis=0)).ravel()
    kept = np.sort((-often).argsort()[:_GRAMS]) if len(every) > _GRAMS else np.arange(len(every))
    home = np.full(len(every), -1)
    home[kept] = np.arange(len(kept))
    rows = []
    for at, (_, counts) in zip(columns, counted, strict=True):
        yield Step(_DOING, 1)
        some = counts[:, home[at] >= 0]
        places = home[at][home[at] >= 0][some.indices]
        rows.append(sparse.csr_matrix((some.data, places, some.indptr), shape=(some.shape[0], len(kept))))
    yield Step(_DOING, 1)
    found = sparse.vstack(rows, format="csr")
    return TfidfTransformer(sublinear_tf=True).fit_transform(found)


def _stretches(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Part the texts into stretches of about as many characters as are counted in a step."""
    edges, size = [0], 0
    for at, text in enumerate(texts):
        if size > _COUNTED:
            edges.append(at)
            size = 0
        size += len(text)
    return list(pairwise([*edges, len(texts)]))


def products(rows: Any, *, by: float = 0.5) -> Any:
    """Return what every two rows have in common, over the lengths of both to the power of ``2 * by``.

    With ``by=0.5`` that is the cosine, for which a text is as much as its length; with less, long texts have more.
    """
    return finished(products_in_steps(rows, by=by))


def products_in_steps(rows: Any, *, by: float = 0.5) -> Steps[Any]:
    """Do the work of :func:`products` in steps, some rows at a time."""
    import numpy as np

    size = rows.shape[0]
    found = np.empty((size, size))
    others = rows.T.tocsr()
    for first, last in _equal_work(rows):
        yield Step(_DOING, first / size)
        found[first:last] = (rows[first:last] @ others).toarray()
    weight = np.diag(found).copy() ** by
    weight[weight == 0] = 1
    for first in range(0, size, _MULTIPLIED):
        yield Step(_DOING, 1)
        found[first : first + _MULTIPLIED] /= np.outer(weight[first : first + _MULTIPLIED], weight)
    return found


def _equal_work(rows: Any) -> list[tuple[int, int]]:
    """Part rows into stretches that take about as long to multiply: a row as long as how often its columns are used."""
    import numpy as np

    used = np.bincount(rows.indices, minlength=rows.shape[1])
    done = np.concatenate([[0], used[rows.indices].cumsum()])[rows.indptr[1:]]
    stretch = done // _PRODUCTS + np.arange(len(done)) // _MULTIPLIED
    edges = np.flatnonzero(np.diff(stretch)) + 1
    return list(pairwise([0, *edges.tolist(), len(done)]))


def shared(bags: Sequence[frozenset[str]], *, least: int) -> Any:
    """Return what share of the shorter of every two texts is in both; none where less than ``least`` words are."""
    import numpy as np
    from scipy import sparse

    columns = {word: at for at, word in enumerate(sorted(frozenset().union(*bags)))}
    rows = [at for at, bag in enumerate(bags) for _ in bag]
    words = [columns[word] for bag in bags for word in bag]
    counts = sparse.csr_matrix((np.ones(len(rows)), (rows, words)), shape=(len(bags), max(len(columns), 1)))
    common = (counts @ counts.T).toarray()
    sizes = np.maximum(common.diagonal(), 1)
    return np.where(common >= least, common, 0) / np.minimum(sizes[:, None], sizes[None, :])

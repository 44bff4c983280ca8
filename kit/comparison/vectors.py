"""Texts as rows of weights, in which what is rare in the set counts most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

# Runs of letters that are counted at most; the commonest are kept.
_GRAMS = 100_000


def weigh(bags: Sequence[Iterable[str]], *, counted: bool = False, power: float = 1.0) -> Any:
    """Weigh the words of some texts by how rare they are in the set (K. Spärck Jones, 1972).

    Parameters
    ----------
    bags : sequence of iterables of str
        The words of each text.
    counted : bool
        Whether a word that comes up more often weighs more, by the logarithm of how often.
    power : float
        How much rarity counts.

    Returns
    -------
    scipy.sparse.csr_matrix
        One row a text; a word in all the texts weighs next to nothing.
    """
    import numpy as np
    from scipy import sparse
    from sklearn.feature_extraction.text import CountVectorizer

    if not any(True for bag in bags for _ in bag):
        return sparse.csr_matrix((len(bags), 1))
    counts = CountVectorizer(analyzer=tuple, dtype=float).fit_transform(bags)
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    counts.data = 1 + np.log(counts.data) if counted else np.ones_like(counts.data)
    return counts @ sparse.diags(np.log((len(bags) + 1) / spread) ** power)


def letters(texts: Sequence[str]) -> Any:
    """Weigh the runs of three to five letters inside the words of some texts, to length 1."""
    from scipy import sparse
    from sklearn.feature_extraction.text import TfidfVectorizer

    plain = [text.casefold() for text in texts]
    if not any(text.strip() for text in plain):
        return sparse.csr_matrix((len(texts), 1))
    grams = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), lowercase=False, sublinear_tf=True, max_features=_GRAMS
    )
    return grams.fit_transform(plain)


def products(rows: Any, *, by: float = 0.5) -> Any:
    """Return what every two rows have in common, over the lengths of both to the power of ``2 * by``.

    With ``by=0.5`` that is the cosine, for which a text is as much as its length; with less, long texts have more.
    """
    import numpy as np

    found = (rows @ rows.T).toarray()
    weight = np.diag(found).copy() ** by
    weight[weight == 0] = 1
    return found / np.outer(weight, weight)


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

"""Words across articles: keyword in context, counts of chosen terms, and words that mark one text out."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from kit.corpus import Articles as Articles  # widgets take it from here
from kit.corpus import as_list
from kit.queries import WAYS, Hit, Query, whole_words
from kit.tabular import pd


def term_pattern(term: str) -> re.Pattern[str]:
    """Return the pattern of a term: whole words, any capitals, ``*`` for the rest of a word.

    White space in the term fits any white space, an apostrophe any apostrophe, a hyphen any hyphen; a ``*`` that
    stands alone fits any one word. All other characters mean themselves. The pattern never goes back into a word
    that it has matched, so no term can be slow.

    Raises
    ------
    ValueError
        If the term holds no letter or digit, or a ``*`` in the middle of a word.

    Examples
    --------
    >>> term_pattern("delegat*").findall("A delegation and its delegates.")
    ['delegation', 'delegates']
    """
    return re.compile(whole_words(term), re.IGNORECASE)


def concordance(
    articles: Articles, term: str, *, width: int = 40, way: str = WAYS[0], case: bool = False
) -> pd.DataFrame:
    """List every place where a term stands, with the words around it (keyword in context).

    Parameters
    ----------
    articles : Article, Corpus or iterable of Article
    term : str
        One or more words; see :func:`term_pattern`.
    width : int
        How many characters to show on each side.
    way : {"whole words", "parts of words", "regular expression"}
        What the term is.
    case : bool
        Whether capital letters make a difference.

    Returns
    -------
    pandas.DataFrame
        One row a place: article, left, match, right, start, end (code-point offsets).

    Raises
    ------
    ValueError
        If the term can't be looked for in this way.
    TimeoutError
        If a regular expression takes longer than a second in one article.

    Notes
    -----
    The form goes back to H. P. Luhn, "Keyword-in-context index for technical literature" (1960).
    """
    query = Query(term, way, case)
    hits = [hit for article in as_list(articles) for hit in query.places(article)]
    rows = [(hit.article.id, *around(hit, width), hit.start, hit.end) for hit in hits]
    return pd.DataFrame(rows, columns=["article", "left", "match", "right", "start", "end"])


def around(hit: Hit, width: int) -> tuple[str, str, str]:
    """Return the words left of a place, those found, and those right of it; those at the sides on one line."""
    text, start, end = hit.article.text, hit.start, hit.end
    left, right = text[max(0, start - width) : start], text[end : end + width]
    return left.replace("\n", " "), text[start:end], right.replace("\n", " ")


def term_counts(articles: Articles, terms: Sequence[str]) -> pd.DataFrame:
    """Count how often each article uses each term.

    Parameters
    ----------
    articles : Article, Corpus or iterable of Article
    terms : sequence of str
        Words or phrases; see :func:`term_pattern`.

    Returns
    -------
    pandas.DataFrame
        One row an article (index: its id), first the column ``source``, then one column a term.

    Raises
    ------
    ValueError
        If a term can't be looked for.
    """
    patterns = {term: term_pattern(term) for term in terms}
    rows = {
        article.id: {"source": article.source}
        | {term: sum(1 for _ in pattern.finditer(article.text)) for term, pattern in patterns.items()}
        for article in as_list(articles)
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["source", *terms]).rename_axis("article")


def word_counts(articles: Articles) -> Counter[str]:
    """Count the words of some articles.

    Parameters
    ----------
    articles : Article, Corpus or iterable of Article
        Their bodies are read, without the headlines.

    Returns
    -------
    collections.Counter of str
        How often each word stands there, in lower case and with straight apostrophes; numbers and punctuation are left
        out.
    """
    counts: Counter[str] = Counter()
    for article in as_list(articles):
        text = article.text
        words = (text[start:end] for start, end in article.tokens.offsets)
        counts.update(word.lower().replace("’", "'") for word in words if word[0].isalpha())
    return counts


#: Above this a log-likelihood ratio comes by chance less than once in twenty times (chi-squared, one degree).
SURPRISING = 3.84


def keywords(articles: Articles, reference: Articles, *, at_least: int = 2) -> pd.DataFrame:
    """List the words that some articles use more than the articles they are compared with.

    Parameters
    ----------
    articles : Article, Corpus or iterable of Article
        The text looked at.
    reference : Article, Corpus or iterable of Article
        What it is compared with; it may contain the text itself.
    at_least : int
        How often a word must stand in the text to be listed.

    Returns
    -------
    pandas.DataFrame
        One row a word whose keyness is above :data:`SURPRISING`, the most telling first: word, count, expected
        (the count if the word were as frequent here as in both together), keyness (log-likelihood ratio).

    Notes
    -----
    The measure is the log-likelihood ratio of T. Dunning, "Accurate methods for the statistics of surprise and
    coincidence", Computational Linguistics 19 (1993), as P. Rayson and R. Garside (2000) use it to compare corpora.
    """
    here, there = word_counts(articles), word_counts(reference)
    size_here, size_there = sum(here.values()), sum(there.values())
    rows = []
    for word, count in here.items():
        both = count + there[word]
        expected = size_here * both / (size_here + size_there)
        if count < at_least or count <= expected:
            continue
        expected_there = both - expected
        keyness = 2 * count * math.log(count / expected)
        if there[word]:
            keyness += 2 * there[word] * math.log(there[word] / expected_there)
        if keyness > SURPRISING:
            rows.append((word, count, round(expected, 1), round(keyness, 1)))
    rows.sort(key=lambda row: (-row[3], row[0]))
    return pd.DataFrame(rows, columns=["word", "count", "expected", "keyness"])

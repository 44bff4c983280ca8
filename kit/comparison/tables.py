"""What articles of different outlets tell, as tables: claims, who tells them, where tellings differ, who is behind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from kit.article import Article
from kit.comparison import alignment, sentences
from kit.comparison.events import group
from kit.comparison.figures import Conflict, conflicts
from kit.comparison.linkage import join
from kit.tagging import Taggable, articles_of, tag_entities, tag_statements

COLUMNS = [
    *["claim", "label", "status", "article", "outlet", "published", "start", "end", "text", "cell", "source"],
    *["source_class", "behind", "score", "differs", "why"],
]
GROUP_COLUMNS = ["group", "article", "outlet", "published", "title", "why"]
DIFFERENCE_COLUMNS = ["claim", "label", "kind", "words_a", "outlets_a", "words_b", "outlets_b", "why"]
CORROBORATION_COLUMNS = ["claim", "label", "outlets", "sources", "behind", "why"]

# On average from this likeness on, and never below the floor, sentences tell one claim.
_ALIKE, _FLOOR = 0.22, 0.1
# Characters of a label.
_LABEL = 70
# Words of the catalogue's ``part_read`` for a report that was read to its end.
_WHOLE = frozenset(("", "all", "complete", "nearly complete", "short item", "whole"))


@dataclass(frozen=True)
class _Told:
    """A sentence of an article, and who is named for it."""

    article: Article
    start: int
    end: int
    source: str
    source_class: str
    behind: str

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]


def compare(articles: Taggable) -> pd.DataFrame:
    """Find the claims of some articles: who tells each, in which words, and whose word stands behind it.

    Parameters
    ----------
    articles : Corpus or iterable of Article
        Reports of one event, or of a few days.

    Returns
    -------
    pandas.DataFrame
        One row for each article that tells a claim, the most widely told claim first and inside it by day: claim (its
        number, from 1), label (a few words, from its clearest telling), status (of the claim: ``shared``, ``differs``
        or ``only here``, when one outlet alone tells it), article, outlet, published, start, end (code-point offsets),
        text (the sentence), cell (``tells``, or ``tells differently`` from what most outlets tell), source (who is
        named for it there, ``""`` for the outlet's own voice), source_class, behind (the source that the telling goes
        back to), score (how near it is to the other tellings, 0 to 1), differs (what differs from other tellings,
        parted by ``" · "``), why.

    Notes
    -----
    Sentences are compared as in :func:`kit.comparison.align`, and joined only if they are alike on average and every
    two of them share something, so that no chain leads from one claim to another.
    """
    chosen = articles_of(articles)
    told = _tellings(chosen)
    if not told:
        return _table([], COLUMNS)
    read = [sentences.read(one.text) for one in told]
    scores = alignment.likeness(read)

    def apart(first: Sequence[int], second: Sequence[int]) -> bool:
        return bool({told[at].article.id for at in first} & {told[at].article.id for at in second})

    homes = join(scores, least=_ALIKE, floor=_FLOOR, apart=apart)
    members: dict[int, list[int]] = defaultdict(list)
    for at, home in enumerate(homes):
        members[home].append(at)
    claims = sorted(members.values(), key=lambda found: _order([told[at] for at in found]))
    rows: list[dict[str, object]] = []
    for number, found in enumerate(claims, 1):
        rows += _rows(number, [told[at] for at in found], scores[found][:, found])
    return _table(rows, COLUMNS)


def _table(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(columns))
    if "published" in columns:
        table = table.assign(published=pd.to_datetime(table["published"]))
    numbers = {name: int for name in ("claim", "start", "end", "group", "sources") if name in columns}
    return table.astype(numbers)


def _order(told: Sequence[_Told]) -> tuple[object, ...]:
    """Sort claims: told by many outlets first, then by the first telling."""
    outlets = {_outlet(one.article) for one in told}
    return -len(outlets), -len(told), min(_place(one) for one in told)


def _place(told: _Told) -> tuple[str, str, int]:
    day = told.article.published
    return day.isoformat() if day else "9999", told.article.id, told.start


def _outlet(article: Article) -> str:
    return article.source or article.id


def _tellings(chosen: Sequence[Article]) -> list[_Told]:
    """Return the sentences of the articles, those published first at the beginning, with who is named for them."""
    statements: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in tag_statements(chosen).to_dict("records"):
        if row["source_class"] != "own voice":
            statements[str(row["article"])].append({str(key): value for key, value in row.items()})
    names: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    mentions = tag_entities(chosen)
    columns = (mentions[name].tolist() for name in ("article", "start", "end", "label", "entity"))
    for article, start, end, label, entity in zip(*columns, strict=True):
        if label in ("PERSON", "ORG"):
            names[article].append((start, end, entity))
    told = [
        _told(article, span.start, span.end, statements[article.id], names[article.id])
        for article in chosen
        for span in article.sentences
    ]
    return sorted(told, key=_place)


def _told(
    article: Article,
    start: int,
    end: int,
    statements: Sequence[Mapping[str, object]],
    names: Sequence[tuple[int, int, str]],
) -> _Told:
    """Find the statement that fills most of a sentence; where none fills a third of it, the outlet tells it itself."""
    best: Mapping[str, object] | None = None
    most = (end - start) / 3
    for row in statements:
        spans: list[tuple[int, int]] = row["content_spans"]  # type: ignore[assignment]
        inside = sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
        if inside > most:
            best, most = row, inside
    if best is None:
        credited = article.dateline.agency.of(article.text) if article.dateline and article.dateline.agency else ""
        return _Told(article, start, end, "", "own voice", credited or _outlet(article))
    named = str(best["speaker"]) or str(best["source"])
    span = best["source_span"]
    behind = named
    if isinstance(span, tuple):
        inside_names = [name for first, last, name in names if span[0] <= first and last <= span[1]]
        behind = inside_names[-1] if inside_names else named
    return _Told(article, start, end, str(best["source"]), str(best["source_class"]), behind or _outlet(article))


def _rows(number: int, told: Sequence[_Told], scores: object) -> list[dict[str, object]]:
    """Return the rows of a claim."""
    import numpy as np

    block = np.asarray(scores)
    alone = len(told) == 1
    near = [1.0] if alone else [float((block[at].sum() - block[at, at]) / (len(told) - 1)) for at in range(len(told))]
    found: dict[int, list[tuple[int, Conflict]]] = defaultdict(list)
    for a, b in combinations(range(len(told)), 2):
        for conflict in conflicts(told[a].text, told[b].text):
            found[a].append((b, conflict))
            found[b].append((a, conflict._replace(a=conflict.b, b=conflict.a)))
    outlets = {_outlet(one.article) for one in told}
    status = "differs" if found else "only here" if len(outlets) == 1 else "shared"
    label = _label(told[max(range(len(told)), key=lambda at: (near[at], -len(told[at].text)))].text)
    rows = []
    for at, one in enumerate(told):
        others = {_outlet(told[b].article) for b, _ in found[at]}
        odd = bool(others) and 2 * len(others) >= len(outlets)
        differs = dict.fromkeys(f"{c.kind}: {c.a} / {c.b}" for _, c in found[at])
        rows.append(
            {
                "claim": number,
                "label": label,
                "status": status,
                "article": one.article.id,
                "outlet": _outlet(one.article),
                "published": one.article.published,
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "cell": "tells differently" if odd else "tells",
                "source": one.source,
                "source_class": one.source_class,
                "behind": one.behind,
                "score": round(near[at], 3),
                "differs": " · ".join(differs),
                "why": _why(one, told, at, near),
            }
        )
    return rows


def _why(one: _Told, told: Sequence[_Told], at: int, near: Sequence[float]) -> str:
    if len(told) == 1:
        return "No other article has a sentence that is near enough to this one."
    best = max((other for other in range(len(told)) if other != at), key=lambda other: (near[other], -other))
    return alignment.reason(sentences.read(one.text), sentences.read(told[best].text))


def _label(text: str) -> str:
    """Cut a sentence to a few words."""
    plain = re.sub(r"\s+", " ", text).strip().rstrip(".")
    return plain if len(plain) <= _LABEL else plain[:_LABEL].rsplit(" ", 1)[0].rstrip(",;:–—- ") + " …"


def claims_matrix(tellings: pd.DataFrame, articles: Taggable) -> pd.DataFrame:
    """Set the claims of some articles against their outlets.

    Parameters
    ----------
    tellings : pandas.DataFrame
        Rows of :func:`compare`; a selection of claims will do.
    articles : Corpus or iterable of Article
        The articles that were compared.

    Returns
    -------
    pandas.DataFrame
        Claims (index ``claim``: the labels) and outlets in the order of publication: ``tells``, ``tells differently``,
        ``not told``, or ``opening only``, which is not told in a report of which only the opening was read.
    """
    chosen = sorted(articles_of(articles), key=lambda one: (str(one.published or "9999"), one.id))
    outlets = list(dict.fromkeys(_outlet(one) for one in chosen))
    whole = {_outlet(one) for one in chosen}
    for one in chosen:
        if one.details.get("part_read", "") not in _WHOLE:
            whole.discard(_outlet(one))
    blank = {outlet: "not told" if outlet in whole else "opening only" for outlet in outlets}
    labels, rows = [], []
    for _, claim in tellings.groupby("claim", sort=True):
        cells: dict[str, str] = {}
        for outlet, cell in zip(claim["outlet"].tolist(), claim["cell"].tolist(), strict=True):
            if cells.get(outlet) != "tells":
                cells[outlet] = cell
        labels.append(claim["label"].iloc[0])
        rows.append(blank | cells)
    return pd.DataFrame(rows, index=pd.Index(labels, name="claim"), columns=outlets)


def differences(tellings: pd.DataFrame) -> pd.DataFrame:
    """List what the tellings of a claim do not agree on.

    Parameters
    ----------
    tellings : pandas.DataFrame
        Rows of :func:`compare`.

    Returns
    -------
    pandas.DataFrame
        One row for two sides of a difference: claim, label, kind (``figure``, ``date``, ``place``, ``role``, ``rank``,
        ``speaker``, ``qualifier``), words_a, outlets_a, words_b, outlets_b (outlets parted by ``" · "``), why.
    """
    rows = []
    for number, claim in tellings.groupby("claim", sort=True):
        sides: dict[tuple[str, str], list[str]] = defaultdict(list)
        pairs: Counter[tuple[str, str, str]] = Counter()
        for outlet, differs in zip(claim["outlet"].tolist(), claim["differs"].tolist(), strict=True):
            for part in filter(None, differs.split(" · ")):
                kind, words = part.split(": ", 1)
                a, b = words.split(" / ", 1)
                sides[kind, a].append(outlet)
                first, second = sorted((a, b))
                pairs[kind, first, second] += 1
        for kind, a, b in pairs:
            outlets_a, outlets_b = (list(dict.fromkeys(sides[kind, side])) for side in (a, b))
            rows.append(
                {
                    "claim": number,
                    "label": claim["label"].iloc[0],
                    "kind": kind,
                    "words_a": a,
                    "outlets_a": " · ".join(outlets_a),
                    "words_b": b,
                    "outlets_b": " · ".join(outlets_b),
                    "why": f"{_listed(outlets_a)} {_has(outlets_a)} “{a}”, {_listed(outlets_b)} “{b}”.",
                }
            )
    return _table(rows, DIFFERENCE_COLUMNS)


def _has(outlets: Sequence[str]) -> str:
    return "has" if len(outlets) == 1 else "have"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def corroboration(tellings: pd.DataFrame) -> pd.DataFrame:
    """Count for each claim how many sources stand behind the outlets that tell it.

    Parameters
    ----------
    tellings : pandas.DataFrame
        Rows of :func:`compare`.

    Returns
    -------
    pandas.DataFrame
        One row a claim: claim, label, outlets (how many tell it), sources (how many stand behind them), behind (their
        names, parted by ``" · "``), why.
    """
    rows = []
    for number, claim in tellings.groupby("claim", sort=True):
        outlets = list(dict.fromkeys(claim["outlet"].tolist()))
        behind = [name for name, _ in Counter(claim["behind"].tolist()).most_common()]
        rows.append(
            {
                "claim": number,
                "label": claim["label"].iloc[0],
                "outlets": len(outlets),
                "sources": len(behind),
                "behind": " · ".join(behind),
                "why": _corroborated(outlets, behind),
            }
        )
    return _table(rows, CORROBORATION_COLUMNS)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _corroborated(outlets: Sequence[str], behind: Sequence[str]) -> str:
    if len(outlets) == 1 and len(behind) == 1:
        own = behind[0] == outlets[0]
        return f"Only {outlets[0]} tells it" + (", in its own voice." if own else f", and it names {behind[0]}.")
    tell = f"{_number(len(outlets)).capitalize()} {'outlet tells' if len(outlets) == 1 else 'outlets tell'} it"
    if len(behind) == 1:
        every = "both" if len(outlets) == 2 else f"all {_number(len(outlets))}"
        return f"{tell}, and {every} go back to {behind[0]}: that is one source."
    return f"{tell}, and {_number(len(behind))} sources stand behind them."


def group_articles(articles: Taggable) -> pd.DataFrame:
    """Group articles by the event that they tell of.

    Parameters
    ----------
    articles : Corpus or iterable of Article

    Returns
    -------
    pandas.DataFrame
        One row an article, in the order of the groups: group (from 1), article, outlet, published, title, why.
    """
    chosen = sorted(articles_of(articles), key=lambda one: (str(one.published or "9999"), one.id))
    numbers = group([one.text for one in chosen])
    read = [sentences.read(one.text, 20_000) for one in chosen]
    rows: list[dict[str, object]] = []
    for number, article, own in zip(numbers, chosen, read, strict=True):
        fellows = [
            other for n, other, it in zip(numbers, read, chosen, strict=True) if n == number and it is not article
        ]
        rows.append(
            {
                "group": number + 1,
                "article": article.id,
                "outlet": _outlet(article),
                "published": article.published,
                "title": article.title,
                "why": _shared(own, fellows),
            }
        )
    rows.sort(key=lambda row: int(str(row["group"])))
    return _table(rows, GROUP_COLUMNS)


def _shared(own: sentences.Sentence, fellows: Sequence[sentences.Sentence]) -> str:
    if not fellows:
        return "No other article tells of this event."
    spread = Counter(root for other in fellows for root in set(other.stems))
    best = sorted((root for root in own.words if spread[root]), key=lambda root: (-spread[root], root))[:5]
    return f"The articles of this group share the words {', '.join(own.words[root] for root in best)}."

"""Tellings: a kit for reading news closely.

    import kit
    news = kit.read("seeds")
    article = news["2023-07-24-bloomberg"]

The names below are loaded when they are first used, so that ``import kit`` stays fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit.anatomy import five_ws, parts
    from kit.annotation import mark, spans_in
    from kit.article import Article, Span
    from kit.comparison.tables import claims_matrix, compare, corroboration, differences, group_articles
    from kit.corpus import Corpus, fetch, read, read_text
    from kit.evaluation import agreement, outcomes, score, side_by_side
    from kit.gold import read_gold
    from kit.network import co_mentions
    from kit.reading import ReadingError, ReadingWarning
    from kit.reports import Report, report
    from kit.sources import citations, source_mix, stances, story_order, who_cites_whom
    from kit.tables import show
    from kit.tagging import entities_table, tag_descriptions, tag_entities, tag_statements, tag_times
    from kit.timelines import event_groups, timeline
    from kit.words import concordance, keywords, term_counts, word_counts

__version__ = "0.1.0"

_HOMES = {
    "Article": "kit.article",
    "Corpus": "kit.corpus",
    "ReadingError": "kit.reading",
    "ReadingWarning": "kit.reading",
    "Report": "kit.reports",
    "Span": "kit.article",
    "agreement": "kit.evaluation",
    "citations": "kit.sources",
    "claims_matrix": "kit.comparison.tables",
    "co_mentions": "kit.network",
    "compare": "kit.comparison.tables",
    "concordance": "kit.words",
    "corroboration": "kit.comparison.tables",
    "differences": "kit.comparison.tables",
    "entities_table": "kit.tagging",
    "fetch": "kit.corpus",
    "five_ws": "kit.anatomy",
    "group_articles": "kit.comparison.tables",
    "keywords": "kit.words",
    "mark": "kit.annotation",
    "outcomes": "kit.evaluation",
    "parts": "kit.anatomy",
    "read": "kit.corpus",
    "read_gold": "kit.gold",
    "read_text": "kit.corpus",
    "report": "kit.reports",
    "score": "kit.evaluation",
    "show": "kit.tables",
    "side_by_side": "kit.evaluation",
    "source_mix": "kit.sources",
    "spans_in": "kit.annotation",
    "stances": "kit.sources",
    "story_order": "kit.sources",
    "tag_descriptions": "kit.tagging",
    "tag_entities": "kit.tagging",
    "tag_statements": "kit.tagging",
    "tag_times": "kit.tagging",
    "term_counts": "kit.words",
    "event_groups": "kit.timelines",
    "timeline": "kit.timelines",
    "who_cites_whom": "kit.sources",
    "word_counts": "kit.words",
}

__all__ = [
    "Article",
    "Corpus",
    "ReadingError",
    "ReadingWarning",
    "Report",
    "Span",
    "agreement",
    "citations",
    "claims_matrix",
    "co_mentions",
    "compare",
    "concordance",
    "corroboration",
    "differences",
    "entities_table",
    "event_groups",
    "fetch",
    "five_ws",
    "group_articles",
    "keywords",
    "mark",
    "outcomes",
    "parts",
    "read",
    "read_gold",
    "read_text",
    "report",
    "score",
    "show",
    "side_by_side",
    "source_mix",
    "spans_in",
    "stances",
    "story_order",
    "tag_descriptions",
    "tag_entities",
    "tag_statements",
    "tag_times",
    "term_counts",
    "timeline",
    "who_cites_whom",
    "word_counts",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])

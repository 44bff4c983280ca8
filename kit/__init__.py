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
    from kit.annotation import as_spans, mark, spans_in
    from kit.article import Article, Span
    from kit.comparison.names import names_used, naming_table
    from kit.comparison.reuse import republications
    from kit.comparison.tables import claims_matrix, compare, corroboration, differences, group_articles
    from kit.comparison.versions import version_diff, versions
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
    "as_spans": "kit.annotation",
    "citations": "kit.sources",
    "claims_matrix": "kit.comparison.tables",
    "co_mentions": "kit.network",
    "compare": "kit.comparison.tables",
    "concordance": "kit.words",
    "corroboration": "kit.comparison.tables",
    "differences": "kit.comparison.tables",
    "entities_table": "kit.tagging",
    "event_groups": "kit.timelines",
    "fetch": "kit.corpus",
    "five_ws": "kit.anatomy",
    "group_articles": "kit.comparison.tables",
    "keywords": "kit.words",
    "mark": "kit.annotation",
    "names_used": "kit.comparison.names",
    "naming_table": "kit.comparison.names",
    "outcomes": "kit.evaluation",
    "parts": "kit.anatomy",
    "read": "kit.corpus",
    "read_gold": "kit.gold",
    "read_text": "kit.corpus",
    "report": "kit.reports",
    "republications": "kit.comparison.reuse",
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
    "timeline": "kit.timelines",
    "version_diff": "kit.comparison.versions",
    "versions": "kit.comparison.versions",
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
    "as_spans",
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
    "names_used",
    "naming_table",
    "outcomes",
    "parts",
    "read",
    "read_gold",
    "read_text",
    "report",
    "republications",
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
    "version_diff",
    "versions",
    "who_cites_whom",
    "word_counts",
]


#: What works where there is no pandas: words, numbers and records, not tables.
_NO_TABLES = frozenset(
    {"Article", "Corpus", "ReadingError", "ReadingWarning", "Span", "fetch", "read", "read_text", "word_counts"}
)

#: Which records say the same as a table.
_RECORDS = {
    "concordance": "kit.words.term_pattern(term).finditer(article.text) finds the places",
    "five_ws": "kit.anatomy.CUES holds the patterns",
    "parts": "article.headline, article.dateline and article.lead are the parts",
    "tag_entities": "kit.findings.names(article.text) returns the names as records",
    "tag_statements": "kit.findings.statements(article.text) returns the statements as records",
    "tag_times": "kit.findings.times(article.text, article.published) returns the times as records",
    "term_counts": "kit.word_counts(article) counts the words",
}


#: Which packages a module can't do without; ``from kit import plots`` asks here first.
_PACKAGES = {
    "compareplots": ("pandas", "matplotlib"),
    "comparison": ("pandas",),
    "drawing": ("pandas", "matplotlib"),
    "export": ("pandas",),
    "gold": ("pandas",),
    "network": ("pandas",),
    "plots": ("pandas", "matplotlib"),
    "reports": ("pandas", "matplotlib", "networkx"),
    "sources": ("pandas",),
    "tables": ("pandas",),
    "timelines": ("pandas",),
    "timeplots": ("pandas", "matplotlib"),
}


def _require(name: str, instead: str, packages: tuple[str, ...]) -> None:
    for package in packages:
        import_module("kit.tabular").require(f"kit.{name}", instead, package)


def __getattr__(name: str) -> Any:
    if name in _PACKAGES:
        _require(name, "Reading works", _PACKAGES[name])
        return import_module(f"kit.{name}")
    if name in _HOMES:
        if name not in _NO_TABLES:
            needed = _PACKAGES.get(_HOMES[name].split(".")[1], ("pandas",))
            _require(name, _RECORDS.get(name, "Reading works"), needed)
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])

"""The sections of a report: each is a function of a corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pandas as pd

from kit import look, plots, timeplots
from kit.article import Article
from kit.corpus import Corpus
from kit.network import co_mentions
from kit.reading import Problem
from kit.reading.files import alike
from kit.reports.parts import Listing, Part, Section, Words
from kit.tagging import entities_table, tag_entities, tag_statements
from kit.timelines import event_groups, timeline

# What a catalogue calls a report that was read to its end.
_WHOLE = ("complete", "short item")

#: The note of an article that was cut.
CUT = "The article is very long; only its beginning was looked at."

# Names, days or sources that are said in a sentence.
_SAID = 3


def count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 article``, ``7 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def lead(corpus: Corpus) -> str:
    """Say in a sentence what a report is on."""
    outlets = {article.source for article in corpus if article.source}
    days = sorted(article.published for article in corpus if article.published)
    words = sum(article.count_words() for article in corpus)
    when = f", published {days[0]} to {days[-1]}" if len(set(days)) > 1 else f", published {days[0]}" if days else ""
    return f"{count(len(corpus), 'article')} from {count(len(outlets), 'outlet')}{when}; {count(words, 'word')} in all."


def what_was_read(corpus: Corpus) -> Section:
    """List the articles, what each lacks, what went wrong while reading, and which are much the same."""
    rows = [
        (
            article.title or article.id,
            article.source or None,
            article.published,
            article.count_words(),
            article.details.get("format", "text"),
            " · ".join(_missing(article)),
            article.id,
        )
        for article in corpus
    ]
    table = pd.DataFrame(rows, columns=["headline", "outlet", "published", "words", "form", "missing", "article"])
    table = table.assign(published=pd.to_datetime(table["published"]))
    copies = alike(list(corpus), {})
    said = {problem.what for problem in copies}
    problems = [problem for problem in corpus.problems if problem.what not in said]
    lacking = int((table["missing"] != "").sum())
    parts: list[Part] = [
        Listing("articles", "The articles, and what is missing of each", table, rows=30),
    ]
    if problems:
        parts.append(Words(["While the files were read, this was noticed:"], [_say(one) for one in problems[:20]]))
    if len(problems) > 20:
        parts.append(Words([f"… and {count(len(problems) - 20, 'more remark')}."]))
    if copies:
        parts.append(Words(["These articles are much the same:"], [f"{one.what} {one.advice}" for one in copies[:20]]))
    gist = f"{lacking} of {count(len(corpus), 'article')} {'lacks' if lacking == 1 else 'lack'} something"
    if copies:
        gist += f"; {count(len(copies), 'pair')} of articles hold much the same words"
    return Section("read", "What was read, and what is missing", f"{gist}.", parts)


def _missing(article: Article) -> Iterable[str]:
    if not article.published:
        yield "day of publication: words such as “Thursday” have no date"
    if not article.headline:
        yield "headline"
    if not article.source:
        yield "outlet"
    part = article.details.get("part_read", "")
    if part and part not in _WHOLE:
        yield f"a part of the text (read: {part})"
    if CUT in article.notes:
        yield "the end of the text: it is very long, and only its beginning was looked at"


def _say(problem: Problem) -> str:
    """Say a problem with the file's name alone, since a page may travel and folders need not."""
    name = Path(problem.path).name if isinstance(problem.path, Path) else problem.path
    where = f"{name}, line {problem.line}" if problem.line else name
    left_out = " The file was left out." if problem.fatal else ""
    return f"{where}: {problem.what} {problem.advice}{left_out}"


def who(corpus: Corpus) -> Section:
    """List people, organisations, groups, events and works, and draw who is named together."""
    entities = entities_table(corpus)
    table = entities[entities["label"] != "PLACE"].drop(columns=["country", "lat", "lon"])
    table = table.assign(label=table["label"].map(look.NAMES)).reset_index(drop=True)
    mentions = tag_entities(corpus)
    parts: list[Part] = [
        Listing(
            "names",
            "People, organisations, groups, events and works, those in most articles first",
            table,
            _columns("entity: name, label: kind, articles, outlets, mentions, aliases: written as"),
            empty="No name of a person, organisation, group, event or work was found.",
        )
    ]
    pairs = co_mentions(mentions)
    if len(pairs):
        parts.append(plots.network(mentions, articles=corpus, most=18))
        listing = "Pairs of names, those that most articles share first"
        parts.append(Listing("pairs", listing, pairs, _columns("first, second, articles, expected: by chance"), rows=8))
    people = table[table["label"].isin(["person", "organisation"])]
    gist = f"Named in most articles: {_ranked(people['entity'], people['articles'], len(corpus))}."
    return Section("who", "Who and what is named", gist if len(people) else "No person is named.", parts)


def where(corpus: Corpus) -> Section:
    """List the places, and draw a map of those with coordinates."""
    entities = entities_table(corpus)
    table = entities[entities["label"] == "PLACE"].drop(columns=["label"]).reset_index(drop=True)
    columns = _columns("entity: name, articles, outlets, mentions, aliases: written as, country")
    empty = "No name of a place was found."
    parts: list[Part] = [Listing("places", "Places, those in most articles first", table, columns, empty=empty)]
    if table["lat"].notna().any():
        parts.append(plots.places(table.rename(columns={"entity": "name"}), articles=corpus))
    gist = f"Places in most articles: {_ranked(table['entity'], table['articles'], len(corpus))}."
    return Section("where", "Where", gist if len(table) else "No place is named.", parts)


def _columns(words: str) -> dict[str, str]:
    """Read ``column: heading`` pairs; a column without a heading is called as it is."""
    pairs = (pair.partition(":") for pair in words.split(","))
    return {column.strip(): (heading or column).strip() for column, _, heading in pairs}


def _ranked(names: Iterable[str], numbers: Iterable[int], of: int) -> str:
    told = list(zip(names, numbers, strict=True))[:_SAID]
    return ", ".join(f"{name} ({number} of {of})" for name, number in told)


def when(corpus: Corpus) -> Section:
    """List the events with a day, and draw them in time."""
    events = timeline(corpus)
    groups = event_groups(events)
    parts: list[Part] = []
    if len(events):
        parts.append(timeplots.timeline(events, most=24))
    columns = _columns("label: event, begin: first day, end_: last day, tellings, articles, outlets")
    told = groups.sort_values(["articles", "tellings"], ascending=False, kind="stable", ignore_index=True)
    empty = "No event with a day was found."
    parts.append(Listing("events", "Events, those that most articles tell first", told, columns, empty=empty))
    columns = _columns("label: what, begin: first day, source: outlet, time: words, precision: known to the, certain")
    listing = Listing("tellings", "Every sentence with a day, as each article tells it", events, columns, 6, empty)
    parts.append(listing)
    if not len(groups):
        return Section("when", "When", "No event has a day.", parts)
    first, last = groups["begin"].min().date(), groups["end_"].max().date()
    unsure = int((~events["certain"]).sum())
    gist = f"{count(len(groups), 'event')} between {first} and {last}; {count(unsure, 'date')} uncertain."
    return Section("when", "When things happened", gist, parts)


def sources(corpus: Corpus) -> Section:
    """List who is named as a source, and how much each outlet says in its own voice."""
    said = tag_statements(corpus)
    outlets = {article.id: article.source or article.id for article in corpus}
    said = said.assign(outlet=said["article"].map(outlets))
    quoted = said[said["kind"] != "own"]
    table = _sources(quoted)
    mix = _mix(said)
    empty = "No statement with a source was found."
    parts: list[Part] = [
        Listing(
            "sources",
            "Whom the articles name as a source, those in most outlets first",
            table,
            empty=empty,
        ),
        Listing("voices", "How each outlet tells: statements by who answers for them", mix, rows=20, empty=empty),
    ]
    named = table[table["class"] != "unnamed"]
    gist = f"Most statements come from {', '.join(named['source'].head(_SAID))}." if len(named) else empty
    unnamed = int((quoted["source_class"] == "unnamed").sum())
    if len(quoted):
        gist += (
            f" {unnamed} of {count(len(quoted), 'statement')} {'has' if unnamed == 1 else 'have'} an unnamed source."
        )
    return Section("sources", "Who says so", gist, parts)


def _sources(quoted: pd.DataFrame) -> pd.DataFrame:
    grouped: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in quoted.to_dict("records"):
        grouped[row["speaker"] or row["source"] or "nobody named"].append({str(name): row[name] for name in row})
    rows = [
        (
            name,
            max(sorted({row["source_class"] for row in found}), key=[row["source_class"] for row in found].count),
            len(found),
            sum(row["kind"] in ("direct", "mixed") for row in found),
            " · ".join(sorted({row["outlet"] for row in found})),
            found[0]["content"],
        )
        for name, found in grouped.items()
    ]
    rows.sort(key=lambda row: (-(row[4].count(" · ") + 1), -row[2], row[0]))
    return pd.DataFrame(rows, columns=["source", "class", "statements", "with quotation", "outlets", "example"])


def _mix(said: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for outlet, found in said.groupby("outlet", sort=True):
        own = found["kind"] == "own"
        unnamed = ~own & (found["source_class"] == "unnamed")
        direct = found["kind"].isin(["direct", "mixed"])
        rows.append(
            (outlet, len(found), int((~own & ~unnamed).sum()), int(unnamed.sum()), int(direct.sum()), int(own.sum()))
        )
    columns = ["outlet", "statements", "named source", "unnamed source", "with quotation", "own voice"]
    return pd.DataFrame(rows, columns=columns)


def differences(corpus: Corpus) -> Section:
    """List the events that articles date differently, and the names that only some outlets give."""
    outlets = {article.source or article.id for article in corpus}
    alone = ["There is one outlet only, so that there is nothing to compare it with."] if len(outlets) < 2 else []
    caution = (
        "A name or a fact that an article lacks is not hidden: the article may be shorter or earlier, or only a part "
        "of it was read. Look at the articles before you say why they differ."
    )
    groups = event_groups(timeline(corpus))
    dates = (
        groups.loc[~groups["agree"], ["label", "dates", "articles", "outlets"]]
        .rename(columns={"label": "event"})
        .reset_index(drop=True)
    )
    names = _named_by(corpus)
    parts: list[Part] = [
        Words([*alone, caution]),
        Listing("dates", "Events that articles put on different days", dates, empty="No event has two different days."),
        Listing(
            "naming", "Names that some outlets give and others don't", names, empty="All outlets give the same names."
        ),
    ]
    gist = f"{count(len(dates), 'event')} {'has' if len(dates) == 1 else 'have'} more than one day"
    gist += f", and {count(len(names), 'name')} stand in some of {count(len(outlets), 'outlet')} only."
    return Section("differences", "Where the tellings differ", gist, parts)


def _named_by(corpus: Corpus) -> pd.DataFrame:
    """List the names that more than one outlet gives, but not all."""
    outlets = {article.id: article.source or article.id for article in corpus}
    mentions = tag_entities(corpus)
    given: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity, label, article in mentions[["entity", "label", "article"]].itertuples(index=False):
        given[entity, label].add(outlets[article])
    everyone = sorted(set(outlets.values()))
    rows = [
        (
            entity,
            look.NAMES.get(label, "place"),
            " · ".join(sorted(by)),
            " · ".join(outlet for outlet in everyone if outlet not in by),
            len(by),
        )
        for (entity, label), by in given.items()
        if 1 < len(by) < len(everyone)
    ]
    rows.sort(key=lambda row: (-row[4], row[0]))
    return pd.DataFrame([row[:4] for row in rows], columns=["name", "kind", "given by", "not given by"])


_METHOD = (
    "Every finding comes from rules that can be read, with no trained model: word lists, capital letters, verbs of "
    "saying, and words of time. The same articles always give the same report.",
    "Names are found by capital letters, lists and the words around them; the same name in several articles counts as "
    "one. Days are counted from each article's day of publication. A statement has a source when the text names one "
    "beside a verb such as “said” or a phrase such as “according to”; everything else is the outlet's own voice.",
)
_LIMITS = (
    "The rules make mistakes. Check a finding in the article before you use it; the tables say where it stands.",
    "More mentions do not mean more important, and a difference in counts is no proof of bias.",
    "Who is quoted is not thereby right, and two outlets that name the same agency are one source.",
    "A date that is marked as uncertain has other readings. An article without a day of publication has few dates.",
    "The articles are those that somebody chose. What holds for them need not hold for others.",
    "The report names people because the articles do. Think of them before you pass it on.",
)


def method(corpus: Corpus) -> Section:
    """Say how the report was made and what it can't tell."""
    return Section("method", "How this was made, and what it can't tell", "", [Words(_METHOD, _LIMITS)])


#: The sections in their order, each with what is looked at for it.
ALL: Sequence[tuple[str, Callable[[Corpus], Section]]] = (
    ("articles", what_was_read),
    ("names", who),
    ("places", where),
    ("events in time", when),
    ("sources", sources),
    ("differences", differences),
    ("method and limits", method),
)

"""The sections of a report: each is a function of a corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pandas as pd

from kit import look, plots, timeplots
from kit.article import Article
from kit.comparison.tables import claims_matrix, compare, corroboration
from kit.comparison.tables import differences as compared
from kit.corpus import Corpus
from kit.network import co_mentions
from kit.reading import Problem
from kit.reading.files import alike
from kit.reports.parts import Listing, Part, Section, Words
from kit.sources import citations, source_mix, who_cites_whom
from kit.tagging import entities_table, tag_entities
from kit.timelines import event_groups, timeline
from kit.wording import count, spread

#: The note of an article that was cut.
CUT = "The article is very long; only its beginning was looked at."

# Names, days or sources that are said in a sentence.
_SAID = 3

# Outlets whose columns stand on a page.
_OUTLETS = 8

_NO_CLAIM = "No claim was found."
_SAME_DAY = "No event has two different days."
_SAME_NAMES = "All outlets give the same names."


def lead(corpus: Corpus) -> str:
    """Say in a sentence what a report is on."""
    outlets = {article.source for article in corpus if article.source}
    words = sum(article.count_words() for article in corpus)
    when = spread((article.published for article in corpus), ", published ")
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
    if article.part_read:
        yield f"a part of the text (read: {article.part_read})"
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
    """List who is named as a source, by whom, and how much each outlet says in its own voice."""
    cited = citations(corpus)
    mix = source_mix(corpus)
    edges = who_cites_whom(corpus)
    table = _sources(cited)
    empty = "No statement with a source was found."
    columns = _columns("source, group: kind, outlets, statements, direct: with quotation, example")
    whom = "Whom the articles name as a source, those in most outlets first"
    parts: list[Part] = [Listing("sources", whom, table, columns, empty=empty)]
    columns = _columns(
        "outlet, sentences, own_voice: in its own voice, statements: with a source, named, unnamed, official, "
        "state_media: state media, direct: with quotation"
    )
    parts.append(Listing("voices", "How each outlet tells, by who answers for it", mix, columns, 20, empty))
    columns = _columns("outlet, source: cites, statements, example")
    nobody = "No outlet names another one, or an agency."
    parts.append(Listing("cites", "Which outlet names which agency or outlet", edges, columns, 8, nobody))
    parts.append(
        Listing("citations", "Every source of every outlet", cited, _columns("outlet, source, statements"), 6, empty)
    )
    total, unnamed = int(cited["statements"].sum()), int(cited.loc[~cited["named"], "statements"].sum())
    named = table[table["named"]]
    gist = f"Named as a source in most outlets: {', '.join(named['source'].head(_SAID))}." if len(named) else empty
    if total:
        gist += (
            f" {unnamed} of {count(total, 'statement')} {'has' if unnamed == 1 else 'have'} a source without a name."
        )
    return Section("sources", "Who says so", gist, parts)


def _sources(cited: pd.DataFrame) -> pd.DataFrame:
    """Put together what the outlets say of each source."""
    rows = [
        (
            source,
            found["group"].mode().iloc[0],
            bool(found["named"].any()),
            " · ".join(found["outlet"]),
            int(found["statements"].sum()),
            int(found["direct"].sum()),
            found["example"].iloc[0],
        )
        for source, found in cited.groupby("source", sort=True)
    ]
    rows.sort(key=lambda row: (-row[3].count(" · "), -row[4], row[0]))
    return pd.DataFrame(rows, columns=["source", "group", "named", "outlets", "statements", "direct", "example"])


def differences(corpus: Corpus) -> Section:
    """List the claims and who tells them, what differs, what stands behind, and names that only some outlets give."""
    outlets = {article.outlet for article in corpus}
    alone = ["There is one outlet only, so that there is nothing to compare it with."] if len(outlets) < 2 else []
    caution = (
        "A name or a fact that an article lacks is not hidden: the article may be shorter or earlier, or only a part "
        "of it was read. Look at the articles before you say why they differ."
    )
    told = compare(corpus)
    matrix = claims_matrix(told, corpus).reset_index()
    differ = compared(told)
    behind = corroboration(told)
    groups = event_groups(timeline(corpus))
    dates = groups.loc[~groups["agree"], ["label", "dates", "articles", "outlets"]].rename(columns={"label": "event"})
    names = _named_by(corpus)
    parts: list[Part] = [
        Words([*alone, caution]),
        Listing(
            "differences",
            "Claims that outlets tell differently",
            differ,
            _columns(
                "label: claim, kind, words_a: one has, outlets_a: outlets, words_b: another has, outlets_b: outlets"
            ),
            empty="No claim is told in two ways, as far as the rules can see.",
        ),
        Listing("dates", "Events that articles put on different days", dates.reset_index(drop=True), empty=_SAME_DAY),
        Listing("matrix", "Which outlet tells which claim", matrix, _widest(matrix, told), empty=_NO_CLAIM),
        Listing(
            "behind",
            "How many sources stand behind a claim",
            behind,
            _columns("label: claim, outlets, sources, behind: they are, why: in words"),
            8,
            _NO_CLAIM,
        ),
        Listing("naming", "Names that some outlets give and others don't", names, empty=_SAME_NAMES),
        Listing(
            "claims",
            "Every telling of a claim, with the words of the article",
            told,
            _columns("label: claim, outlet, text: words, source, why"),
            6,
            _NO_CLAIM,
        ),
    ]
    status = told.drop_duplicates("claim")["status"].value_counts()
    both, other = int(status.get("shared", 0)), int(status.get("differs", 0))
    gist = f"{count(both + other, 'claim')} {'is' if both + other == 1 else 'are'} told by more than one outlet; "
    gist += f"in {other} of them the tellings differ."
    return Section("differences", "What is shared, and where the tellings differ", gist, parts)


def _widest(matrix: pd.DataFrame, told: pd.DataFrame) -> dict[str, str]:
    """Choose the outlets whose columns stand on the page: those that tell most claims."""
    most = told["outlet"].value_counts(sort=True).index[:_OUTLETS]
    return {str(name): str(name) for name in matrix.columns if name == "claim" or name in most}


def _named_by(corpus: Corpus) -> pd.DataFrame:
    """List the names that more than one outlet gives, but not all."""
    outlets = {article.id: article.outlet for article in corpus}
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
    "A claim is a group of sentences of different articles that have words, names, figures and days in common.",
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

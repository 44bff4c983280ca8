"""The named orders in which source, cue and content stand: a table to scan.

The reader of each row is in :mod:`kit.statements.orders`. In 19,834 labelled relations of US news the source
stands before cue and content in 64 %, the content before source and cue in 18 %, and before cue and source in 8 %.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Example(NamedTuple):
    """A text with the source, the cue and the content that the rule finds in it; "" for a part that is absent."""

    text: str
    source: str
    cue: str
    content: str


class Order(NamedTuple):
    """A row: its name, what it looks at, a sentence for a learner, a text it finds and one where it finds nothing."""

    id: str
    looks_at: str
    says: str
    example: Example
    counter: str


ORDERS = (
    Order(
        "source-cue-content",
        "a group of nouns, a cue verb, and a clause or a quotation after it",
        "The words before the verb name the source, and what follows the verb is what the source says.",
        Example("The mayor said the bridge is safe.", "The mayor", "said", "the bridge is safe"),
        "The mayor’s claims of safety were in the report.",
    ),
    Order(
        "source-cue-thing",
        "a group of nouns, a cue verb, and a group of nouns after it",
        "The verb shows what the source thinks of the thing named after it, or that the source speaks of it.",
        Example("The union criticized the new timetable.", "The union", "criticized", "the new timetable"),
        "The new timetable was criticized.",
    ),
    Order(
        "source-cue-act",
        "a group of nouns, a cue verb, and an act with “to”",
        "The verb shows what the source wants, promises or asks for, and the words with “to” say what that is.",
        Example("The company promised to pay for the damage.", "The company", "promised", "to pay for the damage"),
        "The company ran out of money to pay for the damage.",
    ),
    Order(
        "source-cue-hearer",
        "a group of nouns, “told” or a like verb, the hearer, and a clause or a quotation",
        "Between the verb and the content stand the words for those who were told.",
        Example("She told the court that she was at home.", "She", "told the court", "that she was at home"),
        "She was told to wait.",
    ),
    Order(
        "relative",
        "“who”, “which” or “that” before a cue verb",
        "“Who” stands for the words before it, so they name the source.",
        Example("He met a nurse who says the ward is full.", "who", "says", "the ward is full"),
        "He met a nurse who left the ward.",
    ),
    Order(
        "participle",
        "a cue verb in -ing after a clause, as in “, adding that”",
        "The form in -ing has no source of its own; it goes on with the source of the clause before.",
        Example(
            "The envoy left the talks, saying that they had failed.", "The envoy", "saying", "that they had failed"
        ),
        "The saying that time is money is old.",
    ),
    Order(
        "quoted-as",
        "“quoted”, a source, and “as saying”",
        "The words around “quoted” name who tells it; the one who is quoted stands behind.",
        Example(
            "The Post quoted Ann Lee as saying that talks go on.",
            "The Post",
            "quoted Ann Lee as saying",
            "that talks go on",
        ),
        "The Post quoted Ann Lee at length.",
    ),
    Order(
        "second-cue",
        "“and” and a second cue verb",
        "The second verb has the same source as the first.",
        Example("Officials met the owners and said the dam was weak.", "Officials", "said", "the dam was weak"),
        "Officials met the owners and left.",
    ),
    Order(
        "content-source-cue",
        "a clause or a quotation, a source and a cue verb after it",
        "The source and the verb stand after what is said.",
        Example("“We were not asked,” the farmers said.", "the farmers", "said", "“We were not asked,”"),
        "“Gone with the Wind” was shown.",
    ),
    Order(
        "content-cue-source",
        "a clause or a quotation, a cue verb, and its source after it",
        "After the content the verb can stand before the source.",
        Example("The dam is weak, said Ann Lee, an engineer.", "Ann Lee, an engineer", "said", "The dam is weak"),
        "Later, said officials left.",
    ),
    Order(
        "according-to",
        "“according to” and a group of nouns",
        "“According to” names the source; the rest of the sentence is what the source says.",
        Example("Two ships sank, according to the navy.", "the navy", "according to", "Two ships sank"),
        "The guests were seated according to rank.",
    ),
    Order(
        "as-said",
        "“as”, a source and a cue verb",
        "With “as” the outlet passes on what the source says and seems to agree.",
        Example("As the court noted, the law is new.", "the court", "noted", "the law is new"),
        "As the court rose, the law was new.",
    ),
    Order(
        "hearsay",
        "a group of nouns, “is said”, “is believed” or the like, and an act with “to”",
        "The verb tells that somebody says or thinks it, but not who.",
        Example("The bridge is believed to be safe.", "", "is believed", "The bridge … to be safe"),
        "The bridge is safe to use.",
    ),
    Order(
        "asked",
        "“asked” in the passive, and a question or its matter",
        "Somebody puts a question, but nobody is named for it.",
        Example("Asked whether the bridge is safe, the mayor left.", "", "Asked", "whether the bridge is safe"),
        "The mayor asked for silence.",
    ),
    Order(
        "cue-noun",
        "a cue noun such as “claim”, with “that” after it",
        "The noun stands for something said; “his”, “Kim’s” or “by” tells who said it.",
        Example("His claim that the vote was free is disputed.", "His", "claim", "that the vote was free"),
        "The claim was filed on Monday.",
    ),
    Order(
        "headline",
        "a headline with a colon, and a source before or after it",
        "A headline can name its source with a colon alone.",
        Example("Road over the hills is closed: officials", "officials", ":", "Road over the hills is closed"),
        "The road has three parts: hills, woods and a bridge",
    ),
    Order(
        "credit",
        "“Photo:” or a like word and a name after a caption",
        "A credit tells from whom a picture comes, so its caption rests on that source.",
        Example("The new bridge at dawn. Photo: Ann Lee.", "Ann Lee", "Photo", "The new bridge at dawn."),
        "The new bridge at dawn. A photo of it was lost.",
    ),
    Order(
        "own-voice",
        "a sentence with no source",
        "Nobody is named for this sentence, so the outlet itself stands behind it.",
        Example("The bridge was opened on Monday.", "", "", "The bridge was opened on Monday."),
        "",
    ),
)


@cache
def says() -> dict[str, str]:
    """Return the learner's sentence of each order."""
    return {order.id: order.says for order in ORDERS}

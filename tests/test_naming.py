"""Naming: expressions for one thing are one, uses point at their words, and a day is known by its names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.article import Article
from kit.comparison import naming, phrases
from kit.comparison.names import COLUMNS
from kit.comparison.occasions import bare
from kit.corpus import Corpus


def article(text, id="one", published="2023-07-28", source="Example"):
    return Article.from_text(text, id=id, published=published, source=source)


def clusters(kind, *texts):
    """Return the texts by cluster; every second one is of another outlet."""
    labels = naming([{"outlet": "AB"[at % 2], "text": text, "type": kind} for at, text in enumerate(texts)])
    return [
        [text for text, label in zip(texts, labels, strict=True) if label == number] for number in sorted(set(labels))
    ]


def test_a_person_is_one_by_name_and_by_role_and_country():
    assert clusters(
        "PERSON", "French President Jeanne Moreau", "Moreau", "Mr. Hill", "the French president", "Tom Hill", "Moreau’s"
    ) == [["French President Jeanne Moreau", "Moreau", "the French president", "Moreau’s"], ["Mr. Hill", "Tom Hill"]]


def test_who_belongs_to_a_person_is_not_that_person():
    assert clusters("PERSON", "Jeanne Moreau", "Moreau’s lawyer") == [["Jeanne Moreau"], ["Moreau’s lawyer"]]


def test_a_country_is_one_by_name_capital_people_and_government():
    assert clusters("COUNTRY", "Russia", "Norway", "the Kremlin", "Oslo", "Russian officials", "Norwegians") == [
        ["Russia", "the Kremlin", "Russian officials"],
        ["Norway", "Oslo", "Norwegians"],
    ]


def test_what_names_no_country_goes_with_the_one_that_its_outlet_named_last():
    labels = naming(
        [{"outlet": o, "text": t, "type": "PLACE"} for o, t in (("A", "Chile"), ("B", "Peru"), ("A", "the country"))]
    )
    assert labels == [0, 1, 0]


def test_things_are_one_by_their_words_and_by_nouns_that_mean_the_same():
    found = clusters("EVENT", "the peace talks", "peace negotiations in Oslo", "the bank robbery", "the robbery")
    assert found == [["the peace talks", "peace negotiations in Oslo"], ["the bank robbery", "the robbery"]]


MENTION = st.fixed_dictionaries(
    {
        "outlet": st.sampled_from(["A", "B", ""]),
        "type": st.sampled_from(["PERSON", "PLACE", "EVENT", "ACTOR", "MISC"]),
        "text": st.one_of(
            st.text(max_size=40), st.sampled_from(["President Hill", "Hill", "the U.S. talks", "Korea’s", "..."])
        ),
    }
)


@given(st.lists(MENTION, max_size=25))
def test_any_mentions_are_safe_and_numbered_from_0_in_order_and_types_stay_apart(mentions):
    labels = naming(mentions)
    assert len(labels) == len(mentions)
    assert list(dict.fromkeys(labels)) == list(range(len(set(labels))))
    types = {}
    for mention, label in zip(mentions, labels, strict=True):
        assert types.setdefault(label, mention["type"]) == mention["type"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was the 30th anniversary of the signing of the Bay War armistice.", ["Bay War", "Bay War armistice", "30th anniversary of the signing of the Bay War armistice"]),
        ("It came 20 years after the end of the war in Chile.", ["war in Chile", "20 years after the end of the war in Chile"]),
        ("They call it “Harvest Day” in the north.", ["Harvest Day"]),
        ("Thursday’s anniversary passed quietly.", ["anniversary"]),
        ("A large military parade was held.", ["large military parade"]),
        ("The truce held for a day.", ["truce"]),
        ("He waited 20 years after the bus left. One day it came.", []),
        ("Today the warm wind strikes the parliament.", []),
    ],
)  # fmt: skip
def test_phrases_for_days_and_events(text, found):
    spans = phrases.find(text, [(0, len(text))])
    assert sorted(text[one.start : one.end] for one in spans) == sorted(found)


PIECES = "the 70 years since anniversary of war Victory Day in “ ” . 70th armistice agreement Korea’s holiday"


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES.split()), max_size=40).map(" ".join)))
def test_phrases_of_one_kind_lie_in_the_text_and_never_overlap(text):
    found = phrases.find(text, [(0, len(text))])
    assert found == sorted(found)
    for kind in {one.kind for one in found}:
        spans = [(one.start, one.end) for one in found if one.kind == kind]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert isinstance(bare(text), str)


DAY = Corpus(
    [
        article("Guests came on May 9 for Harvest Day. They left.", "a", "2023-05-08", "Bay Post"),
        article("The north marks Harvest Day on May 9. The holiday is old.", "b", "2023-05-09", "Bay Times"),
        article("On May 9 it was the 50th anniversary of the Bay War. The anniversary was quiet.", "c", "2023-05-10", "Hill News"),
        article("The 50th anniversary of the Bay War fell on May 9.", "d", "2023-05-11", "Lake Radio"),
        article("On June 1 came the 10th anniversary of the truce. June 1 is the 10th anniversary of the truce.", "e", "2023-06-02", "Lake Radio"),
    ]
)  # fmt: skip


def test_names_of_one_day_are_one_thing_by_the_calendar():
    table = kit.names_used(DAY)
    assert list(table.columns) == COLUMNS
    day = table[(table["label"] == "TIME") & (table["thing"] == "9 May")]
    assert set(zip(day["outlet"], day["name"], strict=True)) == {
        ("Bay Post", "Harvest Day"),
        ("Bay Times", "Harvest Day"),
        ("Bay Times", "holiday"),
        ("Hill News", "anniversary of the Bay War"),
        ("Hill News", "anniversary"),
        ("Lake Radio", "anniversary of the Bay War"),
    }
    assert "anniversary of the truce" not in set(day["name"])
    assert all(why.endswith(".") for why in table["why"])


def test_a_table_of_outlets_and_names_counts_uses():
    table = kit.naming_table(DAY, "Harvest Day")
    assert table.loc["Hill News"].to_dict() == {
        "Harvest Day": 0,
        "anniversary of the Bay War": 1,
        "anniversary": 1,
        "holiday": 0,
    }
    short = kit.naming_table(DAY, "9 May", short=True)
    assert short.loc["Lake Radio", "war"] == 1
    with pytest.raises(ValueError, match="No article names 'Sow Day'"):
        kit.naming_table(DAY, "Sow Day")


def test_people_and_places_are_listed_with_every_way_they_are_written():
    news = Corpus(
        [
            article(
                "North Korea sent Defence Minister Kang Sun Nam. Kang spoke, and the minister left.",
                "a",
                source="Bay Post",
            ),
            article("The DPRK sent Kang Sun-nam.", "b", source="Bay Times"),
        ]
    )
    table = kit.names_used(news)
    people = table[table["label"] == "PERSON"]
    assert people["thing"].nunique() == 1
    assert {"Kang Sun Nam", "Kang", "minister", "Kang Sun-nam"} <= set(people["name"])
    assert set(table[table["thing"] == "North Korea"]["name"]) == {"North Korea", "DPRK"}


def test_every_first_use_points_at_its_words(news):
    table = kit.names_used(news)
    for row in table.itertuples():
        words = news[row.first].text[row.start : row.end]
        assert bare(words).casefold() == row.name.casefold()
        assert news[row.first].source == row.outlet
    assert (table["mentions"] >= table["articles"]).all()


def test_in_the_corpus_the_day_of_the_armistice_has_names_of_several_sides(news):
    table = kit.naming_table(news, "27 July", short=True)
    assert {"Victory Day", "armistice", "victory", "end", "anniversary"} <= set(table.columns)
    assert table.loc["KCNA", "armistice"] == 0
    assert table.loc["KCNA", "victory"] >= 3
    war = kit.naming_table(news, "Fatherland Liberation War", short=True)
    assert {"Korean War", "Fatherland Liberation War"} <= set(war.columns)


def test_nothing_is_named_in_an_empty_text():
    assert kit.names_used("").empty
    assert kit.naming_table("").empty


@pytest.mark.parametrize(
    "text", ["the 70th anniversary of the war of ", "Victory Day known as ", "the war in Ukraine. "]
)
def test_long_texts_that_repeat_themselves_are_no_trap(text):
    assert len(kit.names_used(text * 2_000)) <= 12

"""Events in time: each row points at its sentence, doubt is kept, tellings of one event are grouped, others are not."""

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.article import Article
from kit.corpus import Corpus
from kit.progress import finished
from kit.timelines import clauses, event_groups, timeline
from kit.timelines.grouping import NEAR, Telling, group
from kit.timelines.tables import COLUMNS, GROUP_COLUMNS


def article(text, id="one", published="2023-07-28", source="Example"):
    return Article.from_text(text, id=id, published=published, source=source)


def only(text, **details):
    table = timeline(article(text, **details))
    assert len(table) == 1, table[["label", "time"]].to_dict("records")
    return table.iloc[0]


def test_a_row_says_what_when_who_where_and_who_tells():
    row = only("Defence Minister Sergei Shoigu left Pyongyang on Thursday, the Korean Central News Agency (KCNA) said.")
    assert row["label"] == "Defence Minister Sergei Shoigu left Pyongyang"
    assert (row["time"], row["value"], row["precision"]) == ("Thursday", "2023-07-27", "day")
    assert row["begin"] == row["end_"] == pd.Timestamp(2023, 7, 27)
    assert (row["who"], row["where"]) == ("Sergei Shoigu · Korean Central News Agency", "Pyongyang")
    assert row["told_by"] == "Korean Central News Agency"
    assert row["why"].endswith(".")


def test_the_columns_are_those_promised_even_when_there_is_nothing(news):
    assert list(timeline("").columns) == COLUMNS
    assert list(event_groups(timeline("")).columns) == GROUP_COLUMNS
    assert list(kit.timeline(news["2023-07-25-al-jazeera"]).columns) == COLUMNS


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Envoys left Oslo on Monday, the agency said Tuesday.", ["Envoys left Oslo", "Envoys left Oslo"]),
        ("Anna Berg, who heads the bank, resigned on Monday.", ["Anna Berg resigned"]),
        ("The treaty that ended the war was signed on 4 May 2020.", ["The treaty that ended the war was signed"]),
        ("On Monday, the two ministers will meet in Rome.", ["The two ministers will meet in Rome"]),
        ("It recalls the 1953 armistice.", ["Armistice"]),
        ("July 27 is celebrated there.", ["July 27 is celebrated there"]),
        ("No ship has called since 2020.", ["No ship has called since 2020"]),
    ],
)  # fmt: skip
def test_labels_are_words_of_the_sentence(text, labels):
    found = timeline(article(text))["label"].tolist()
    assert len(found) == len(labels)
    assert all(expected in label for label, expected in zip(found, labels, strict=True)), found


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        (
            "Envoys left on Monday, according to a report by the Korean Central News Agency.",
            "Korean Central News Agency",
        ),
        ("Envoys left on Monday, the foreign ministry said.", "foreign ministry"),
        ("Hu Wei, spokesman for the party, said that envoys left on Monday.", "Hu Wei"),
        ("On Monday China said that envoys had left.", "China"),
        ("Envoys left on Monday, he said.", ""),
        ("Envoys left on Monday.", ""),
        ("Both were shown on Monday, in reports on an exhibition.", ""),
    ],
)
def test_the_source_is_whom_the_sentence_names(text, told_by):
    assert set(timeline(article(text))["told_by"]) == {told_by}


def test_the_day_of_a_report_is_not_the_day_of_what_it_reports():
    table = timeline(article("Envoys left Oslo on Tuesday, the agency said Wednesday."))
    left, said = table.to_dict("records")
    assert (left["label"], left["value"]) == ("Envoys left Oslo", "2023-07-25")
    assert (said["value"], said["label"]) == ("2023-07-26", "The agency said: Envoys left Oslo on Tuesday")
    assert "dates the report" in said["why"]
    assert "dates the report" not in left["why"]
    assert left["group"] != said["group"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Kenya calls July 27, the date on which the treaty was signed in 1953, “Treaty Day”.",
            {"1953": "The treaty was signed", "July 27": "Kenya calls July 27"},
        ),
        (
            "The treaty was signed in 1953 and envoys visited the cemetery on Tuesday.",
            {"1953": "The treaty was signed", "Tuesday": "Envoys visited the cemetery"},
        ),
        (
            "King, a private, joined up as a scout in January 2021 and was stationed last year at a base.",
            {"January 2021": "King joined up as a scout", "last year": "King was stationed at a base"},
        ),
        (
            "On Thursday, 70 years after the treaty was signed in 1953, envoys held a parade.",
            {"1953": "70 years after the treaty was signed", "Thursday": "Envoys held a parade"},
        ),
        (
            "A draft to extend the mandate to 30 April 2025 failed in the council today.",
            {"30 April 2025": "A draft to extend the mandate failed …", "today": "Mandate to 30 April 2025 failed"},
        ),
        ("On Tuesday, the agency said, Anna Berg left Nairobi.", {"Tuesday": "Anna Berg left Nairobi"}),
        ("On Tuesday, the report continued, Anna Berg left Nairobi.", {"Tuesday": "Anna Berg left Nairobi"}),
        ("On Tuesday, fighting continued.", {"Tuesday": "Fighting continued"}),
        (
            "New drones meant for old ships were on display on Thursday.",
            {"Thursday": "New drones meant for old ships were"},
        ),
        ("They fought in 2016, 2017 and 2022.", {"2016": "They fought", "2022": "They fought"}),
    ],
)
def test_a_verb_is_dated_by_the_time_of_its_own_clause(text, labels):
    found = timeline(article(text)).set_index("time")["label"]
    assert all(found[time].startswith(label) for time, label in labels.items()), found.to_dict()


def test_what_another_time_dates_is_no_part_of_an_event():
    table = timeline(
        [
            article("Envoys marked on Thursday the treaty signed in 1953.", "a"),
            article("The treaty was signed in 1953, he wrote.", "b"),
            article("Envoys from Oslo signed a treaty on Thursday.", "c"),
        ]
    )
    groups = table.set_index(["article", "time"])["group"]
    assert groups["a", "1953"] == groups["b", "1953"]
    assert groups["a", "Thursday"] != groups["c", "Thursday"]


def test_a_range_is_one_interval():
    row = only("Shoigu will stay from July 25 to 27 as a guest.")
    assert (row["time"], row["value"]) == ("from July 25 to 27", "2023-07-25/2023-07-27")
    assert (row["begin"], row["end_"]) == (pd.Timestamp(2023, 7, 25), pd.Timestamp(2023, 7, 27))
    assert "one stretch of time" in row["why"]


def test_doubt_and_the_other_readings_are_kept():
    row = only("The agency reported Tuesday that envoys would come.", published="2023-07-24")
    assert not row["certain"]
    assert "2023-07-18" in row["alternatives"]


def test_undated_sentences_come_only_when_asked_for():
    text = "They met on Monday. They smiled. They talk for three hours."
    assert len(timeline(article(text))) == 1
    table = timeline(article(text), undated=True)
    assert table["precision"].tolist() == ["day", "undated", "undated"]
    assert table["begin"].isna().tolist() == table["group"].isna().tolist() == [False, True, True]
    assert (table["time"].iloc[2], len(event_groups(table))) == ("three hours", 1)


def test_offsets_are_of_the_sentence_and_every_event_has_a_group(news):
    table = timeline(news)
    assert all(news[row.article].text[row.start : row.end] == row.sentence for row in table.itertuples())
    assert all(row.time in row.sentence for row in table.itertuples())
    assert (table["begin"] <= table["end_"]).all()
    assert table["label"].str.split().str.len().between(1, 14).all()
    assert sorted(table["group"].unique()) == list(range(1, table["group"].max() + 1))
    assert event_groups(table)["tellings"].sum() == len(table)


LEFT = "The Norwegian envoy Anna Berg left Nairobi on {day}."
FACTS = [
    article(LEFT.format(day="Thursday"), "a", source="A"),
    article("Envoy Anna Berg left Nairobi by air on Friday, an agency said.", "b", source="B"),
    article("Anna Berg had arrived in Nairobi on Wednesday.", "c", source="C"),
    article("A storm flooded Lima on Thursday.", "d", source="D"),
    article("In 2019 the envoy Anna Berg left Nairobi.", "e", source="E"),
]


def test_tellings_of_one_event_are_grouped_and_each_day_is_kept():
    table = event_groups(timeline(FACTS))
    assert sorted(table["tellings"]) == [1, 1, 1, 2]
    (row,) = table[table["tellings"] == 2].to_dict("records")
    assert row["dates"] == "2023-07-27: a · 2023-07-28: b"
    assert (row["articles"], row["outlets"], row["agree"]) == (2, 2, False)
    assert "left Nairobi" in row["label"]


def test_arriving_is_not_leaving_and_another_year_is_another_event():
    table = timeline(FACTS).set_index("article")["group"]
    assert table["a"] == table["b"]
    assert len({table[name] for name in "acde"}) == 4


def joined(*texts):
    """Return whether tellings, each in an article of its own, are one event for the kit."""
    articles = [article(text, f"a{n}", source=f"S{n}") for n, text in enumerate(texts)]
    articles += [article(text, f"z{n}", source="Z") for n, text in enumerate(OTHER_NEWS)]
    table = timeline(articles).drop_duplicates("article").set_index("article")["group"]
    return len({table[f"a{n}"] for n in range(len(texts))}) == 1


OTHER_NEWS = [
    "A storm flooded Lima on Thursday.",
    "The bank cut rates on Wednesday after prices fell.",
    "Police in Rome arrested four men on Tuesday.",
    "On Thursday the union said that a strike was near.",
    "Voters in Kenya went to the polls on Wednesday.",
]


def test_one_act_of_the_same_people_is_one_event_in_other_words():
    assert joined(
        "The Norwegian foreign minister Anna Berg arrived in Nairobi on Wednesday with a large group of traders.",
        "Chief diplomat Anna Berg of Norway reached the dusty capital on Wednesday.",
    )


def test_a_time_told_less_exactly_is_joined_to_the_day_by_act_and_people():
    exact = "The Norwegian foreign minister Anna Berg arrived in Nairobi on Wednesday."
    assert joined(exact, "Anna Berg of Norway arrived in Nairobi this week for talks.")
    assert not joined(exact, "Nairobi saw heavy rain this week.")


def test_delegations_of_two_countries_are_two_events():
    assert not joined(
        "A Chinese delegation arrived in Nairobi on Wednesday.", "A Russian delegation arrived in Nairobi on Wednesday."
    )


def test_a_body_and_a_place_do_not_tell_two_events_apart():
    envoys = "Envoys arrived in {} for talks on Wednesday."
    assert joined("Envoys of the World Bank arrived for talks on Wednesday.", envoys.format("Nairobi"))
    assert not joined(envoys.format("Lima"), envoys.format("Nairobi"))


def test_the_name_of_an_event_says_what_is_done_there():
    shown = "Anna Berg of Norway showed Joe Trelk of Kenya around a large arms fair on Wednesday."
    assert joined(shown, "On Wednesday Anna Berg and Joe Trelk visited the Nairobi Arms Fair, with key officials.")
    assert not joined(shown, "On Wednesday Anna Berg and Joe Trelk visited Fair Isle, with key officials.")


def test_announcements_of_one_day_by_one_country_are_one_event_if_they_tell_of_the_same():
    one = "A large Chinese delegation will travel to Kenya this week for a feast, Kenya’s Foreign Ministry said on Monday."
    assert joined(one, "A Chinese party and government group has been invited to a feast, Nairobi said Monday.")
    assert not joined(one, "A Chinese group is invited to a feast, the Ugandan government said on Monday.")
    assert not joined(one, "Floods have closed roads to the feast, Kenya’s Foreign Ministry said on Monday.")


def test_a_pronoun_stands_for_who_is_named_before():
    text = "A Chinese delegation is in Nairobi for talks. They {verb} there on Wednesday."
    assert joined("A Chinese delegation arrived in Nairobi on Wednesday.", text.format(verb="arrived"))
    assert not joined("A Russian delegation arrived in Nairobi on Wednesday.", text.format(verb="arrived"))


def test_the_order_of_the_articles_makes_no_difference():
    forward, backward = timeline(FACTS), timeline(FACTS[::-1])
    assert forward.equals(backward)
    assert event_groups(forward).equals(event_groups(backward))


def group_of(table, article, words):
    (number,) = table[(table["article"] == article) & table["label"].str.contains(words)]["group"].unique()
    return number


def test_in_the_corpus_differing_days_stay_visible(news):
    table = timeline(news.where(between=("2023-07-24", "2023-07-31")))
    told = event_groups(table).set_index("group")
    arrival = told.loc[group_of(table, "2023-07-26-kcna", "came to Pyongyang")]
    assert arrival["begin"] == pd.Timestamp(2023, 7, 25)
    assert arrival["articles"] >= 5
    assert "2023-07-26: " in arrival["dates"]
    departure = told.loc[group_of(table, "2023-07-28-tass", "left Pyongyang")]
    assert departure["dates"] == "2023-07-27: 2023-07-28-kcna-departure · 2023-07-28: 2023-07-28-tass"
    parade = told.loc[group_of(table, "2023-07-28-kcna", "parade was held")]
    assert (parade["begin"], parade["outlets"] >= 8) == (pd.Timestamp(2023, 7, 27), True)
    assert not arrival["agree"] | departure["agree"]


def test_the_list_of_actions_is_in_order():
    path = Path(kit.__file__).parent / "data" / "actions.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    for kind in ("verbs", "nouns"):
        words = [word for row in rows for word in row[kind].split()]
        assert len(words) == len(set(words)), {word for word in words if words.count(word) > 1}
    sentence = clauses.Sentence("They reached the big show-7 and show a table at the summit.", [])
    found = {word.small: sentence.action(at) for at, word in enumerate(sentence.words)}
    assert found["reached"] == ("arrive", True)
    assert (found["show-7"], found["show"]) == (("perform", False), ("show", True))
    assert (found["summit"], found["table"]) == (("meet", False), ("", False))


TELLINGS = st.lists(
    st.builds(
        lambda day, length, words, article, tie: Telling(
            article, tie, day, day + length, dict.fromkeys(words, 1.0), frozenset(), frozenset()
        ),
        st.integers(1, 40), st.integers(0, 12), st.sets(st.sampled_from("abcdefgh")), st.sampled_from("xyz"),
        st.sampled_from(["said", "happened"]),
    ),
    max_size=25,
)  # fmt: skip


@given(TELLINGS)
@settings(derandomize=True, deadline=None)
def test_all_times_of_a_group_lie_within_a_day_of_one_another(tellings):
    numbers = group(tellings)
    assert sorted(set(numbers)) == list(range(len(set(numbers))))
    for number in set(numbers):
        inside = [one for one, at in zip(tellings, numbers, strict=True) if at == number]
        assert max(one.begin for one in inside) - min(one.end for one in inside) <= NEAR
        assert len({one.tie for one in inside}) == 1


@given(st.text(max_size=120), st.sampled_from(["Envoys left on Monday", "in 2020", "from May 3 to 5, he said", ""]))
@settings(derandomize=True, deadline=None)
def test_any_text_is_safe(words, more):
    one = Article.from_text(f"{words} {more} {words}", published=date(2023, 7, 28))
    table = timeline(one, undated=True)
    assert all(one.text[row.start : row.end] == row.sentence for row in table.itertuples())
    dated = table.dropna(subset=["begin"])
    assert (dated["begin"] <= dated["end_"]).all()
    assert len(event_groups(table)) <= len(dated)


@pytest.mark.parametrize(
    "text", ["that " * 20_000, "Monday, " * 1_000, "said who (" * 10_000, "the of Monday " * 1_000]
)
def test_long_text_is_safe(text):
    assert list(timeline(article(text)).columns) == COLUMNS


def test_a_sentence_without_end_is_read_around_its_times():
    lengths = []

    class Counting(clauses.Sentence):
        def __init__(self, text, times):
            lengths.append(len(text))
            super().__init__(text, times)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clauses, "Sentence", Counting)
        table = timeline(article("who came on Monday and left, " * 400))
    assert len(table) == 400
    assert 60 < len(lengths) <= 80  # times near each other share what is read around them
    assert max(lengths) <= 2_000


def test_comparisons_grow_with_the_number_of_days_and_not_its_square():
    from kit.timelines import grouping

    def pairs(days):
        tellings = [
            Telling(f"a{n}", "happened", day, day, {"fire": 1.0, f"w{n}": 1.0}, frozenset(), frozenset())
            for day in range(0, days * 5, 5)
            for n in range(6)
        ]
        vectors = finished(grouping._vectors_in_steps(tellings))
        return len(finished(grouping._candidates_in_steps(tellings, vectors)))

    assert pairs(80) <= 2.5 * pairs(40)


def test_a_selection_can_be_grouped_again():
    table = timeline(Corpus(FACTS))
    assert event_groups(table[table["article"] == "a"])["agree"].tolist() == [True]

"""Comparison: rules by their examples, figures that conflict, claims of hand-made reports, and what holds for any text."""

import csv
import time
from importlib.resources import files

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.comparison import align, conflicts, group, people, quantities, slots, vectors
from kit.comparison.claims import claims
from kit.comparison.differences import KINDS, Account, Day, Setting, Spot, differences
from kit.comparison.linkage import adopt, join
from kit.comparison.tables import COLUMNS, CORROBORATION_COLUMNS, DIFFERENCE_COLUMNS, GROUP_COLUMNS
from kit.comparison.tellings import clauses, tellings
from kit.corpus import Corpus


def article(id: str, outlet: str, text: str, published: str = "2024-03-06", **details: str) -> kit.Article:
    return kit.Article.from_text(text, id=id, source=outlet, published=published, details=details)


NEWS = Corpus(
    [
        article(
            "one",
            "Example Post",
            "A Kenyan delegation under Defence Minister Amina Okoro arrived in Lima on Monday, the Andean News Agency "
            "said.\n\nThey are the first known guests from abroad since the pandemic began.\n\n"
            "About 2,000 people greeted the delegation at the harbour of Lima.\n\n"
            "Peru has banned the export of copper to its neighbours.",
        ),
        article(
            "two",
            "Sample Times",
            "The Kenyan delegation led by Defence Minister Amina Okoro arrived in Lima on Tuesday.\n\n"
            "They are the first guests from abroad since the pandemic began, the Andean News Agency said.\n\n"
            "Three thousand people greeted the delegation at the harbour of Lima.",
        ),
        article(
            "three",
            "Model Herald",
            "Defence Minister Amina Okoro and a Kenyan delegation arrived in Lima on Monday, according to the Andean "
            "News Agency.\n\nTwo thousand people greeted the delegation at the harbour of Lima.",
            part_read="opening",
        ),
    ]
)
TELLINGS = kit.compare(NEWS)


def told(words: str) -> pd.DataFrame:
    """The rows of the claim that one telling with these words is of."""
    number = TELLINGS.loc[TELLINGS["text"].str.contains(words), "claim"].iloc[0]
    return TELLINGS[TELLINGS["claim"] == number]


# --- Rules by their examples --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.differ[0]], ids=lambda kind: kind.name)
def test_kinds_of_difference_by_their_examples(kind):
    differ, agree = ([Account(text) for text in pair] for pair in (kind.differ, kind.agree))
    assert [found.kind for found in differences(*differ)] == [kind.name]
    assert differences(*agree) == []


@pytest.mark.parametrize("slot", slots.SLOTS, ids=lambda slot: slot.id)
def test_slots_by_their_examples(slot):
    sentence, thing, value = slot.example
    assert [(found.thing, found.value) for found in slots.values(sentence)] == [(thing, value)]
    assert list(slots.values(slot.other)) == []


def test_slots_have_names_of_their_own():
    assert len({slot.id for slot in slots.SLOTS}) == len(slots.SLOTS)


def test_a_short_name_is_the_long_one():
    assert slots.same("North", "North Korea")
    assert not slots.same("North Korea", "South Korea")


def test_a_word_of_the_list_says_one_thing():
    rows = csv.DictReader(files("kit").joinpath("data", "event-words.csv").read_text(encoding="utf-8").splitlines())
    words = [word for row in rows for word in row["words"].split()]
    assert len(words) == len(set(words)) > 500
    assert words == [word.lower() for word in words]


# --- Figures ------------------------------------------------------------------------------------------------------

SAME = [
    ("Two thousand people came.", "2,000 people came."),
    ("The firm paid $2.5bn.", "The firm paid 2.5 billion dollars."),
    ("Some 2k fans came.", "Two thousand fans came."),
    ("Half a million people fled.", "500,000 people fled."),
    ("A dozen men were held.", "Twelve men were held."),
    ("Twenty-five men were held.", "Police held 25 men."),
    ("The wall is 200 feet high.", "The wall is 61 metres high."),
    ("At least 20 people died.", "25 people died."),
    ("About 150 guests came.", "Some 160 guests came."),
    ("Nearly 300 guests came.", "290 guests came."),
    ("She came on Friday, May 7.", "She came on May 7."),
    ("Okoro, 61, was held.", "The 61-year-old was held."),
    ("Two people died and three were hurt.", "Three people were injured and two killed."),
    ("They fired an AK-47.", "They fired two shots."),
    ("She called at 9 a.m.", "She called at 9:00 am."),
    ("Police held 12 Kenyan and 11 Ghanaian sailors.", "Police held 23 sailors."),
    ("One man was killed and two were hurt.", "Three men were shot."),
    ("The hall has 170,000 square feet.", "The 15,800-square-metre hall is new."),
    ("She stayed for three-plus years.", "She stayed for four years."),
    ("They seized seven AK-47 rifles.", "They seized seven AK-47s and three other rifles."),
    ("They seized two small boats.", "Police arrested 23 sailors."),
    ("They seized six AK 47 rifles.", "They seized six AK-47 rifles."),
    ("The team won 40 games.", "The team won two games at home."),
    ("The ship was 13 miles away.", "The ship sank 150 miles off Lima."),
    ("Amina Okoro, 59, was hit by a car.", "Rosa Diaz, 64, hit a woman with her car."),
    ("A 59-year-old woman was hit.", "The driver, 23, was held."),
]
UNLIKE = [
    ("Two thousand people came.", "3,000 people came.", "figure"),
    ("The firm paid $2.5bn.", "The firm paid $2.5m.", "figure"),
    ("At least 20 people died.", "Twelve people died.", "figure"),
    ("Two people died and three were hurt.", "Two people were injured and three killed.", "figure"),
    ("She came on Friday.", "She came on Saturday.", "date"),
    ("She came on May 7.", "She came on May 9.", "date"),
    ("It began in 1991.", "It began in 1993.", "date"),
    ("Okoro, 61, was held.", "The 62-year-old was held.", "figure"),
    ("The wall is 200 feet high.", "The wall is 90 metres high.", "figure"),
    ("She called at 9 a.m.", "She called at 11 am.", "date"),
    ("They stayed for two nights.", "They stayed for three nights.", "figure"),
    ("It fell by 4%.", "It fell by 6 percent.", "figure"),
    ("One man was killed and two were hurt.", "Three men were hurt.", "figure"),
    ("They seized three other rifles.", "They seized two other rifles.", "figure"),
    ("In the UK 12 people died.", "In the UK 15 people died.", "figure"),
    ("Amina Okoro, 59, was hit by a car.", "A car hit 64-year-old Amina Okoro.", "figure"),
    ("The hall has 170,000 square feet.", "The 12,000-square-metre hall is new.", "figure"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_figures_that_fit(a, b):
    assert conflicts(a, b) == []
    assert conflicts(b, a) == []


@pytest.mark.parametrize(("a", "b", "kind"), UNLIKE)
def test_figures_that_conflict(a, b, kind):
    assert kind in {found.kind for found in conflicts(a, b)}
    assert kind in {found.kind for found in conflicts(b, a)}


def test_a_figure_of_something_else_is_no_conflict():
    assert conflicts("Twelve boats left.", "The talks took 3 hours.") == []
    assert conflicts("No foreign guest came.", "12 guests came.") == []


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (
            "They fired 3 drones, 5 missiles and 12 rockets.",
            "They fired 12 rockets, 4 missiles and 3 drones.",
            ["5 missiles"],
        ),
        ("The team has 3 doctors and 12 nurses.", "The team has 12 doctors and 3 nurses.", ["3 doctors", "12 nurses"]),
        ("The village has 300 houses and 320 cows.", "The village has 310 goats and 300 houses.", []),
        ("Kenya sent 20 trucks, and Ghana 35 and more.", "Kenya sent 20 trucks, and Ghana 45.", ["35"]),
    ],
)
def test_in_a_list_the_same_things_are_held_against_each_other(a, b, words):
    assert [found.a for found in conflicts(a, b)] == words


def test_a_conflict_has_words_and_a_reason():
    (found,) = conflicts("Police held 23 men.", "Police held 25 men.")
    assert (found.a, found.b) == ("23 men", "25 men")
    assert found.why == "One has “23 men”, the other “25 men”."
    (found,) = conflicts("They found two other old AK-47 rifles.", "They found three other rifles.")
    assert (found.a, found.b) == ("two other old AK-47 rifles", "three other rifles")
    (found,) = conflicts("A 38-year-old was held.", "A 39-year-old was held.")
    assert (found.a, found.b) == ("38-year-old", "39-year-old")
    (found,) = conflicts("It was 13 nautical miles away.", "It was 15 nautical miles away.")
    assert (found.a, found.b) == ("13 nautical miles", "15 nautical miles")


# --- Days, places, speakers ---------------------------------------------------------------------------------------


def test_days_differ_only_for_the_same_act():
    one = Account("a", days=(Day(10, 10, "Monday", "!arrive"),))
    assert [found.kind for found in differences(one, Account("b", days=(Day(11, 11, "Tuesday", "!arrive"),)))] == [
        "date"
    ]
    assert differences(one, Account("b", days=(Day(11, 11, "Tuesday", "!leave"),))) == []
    assert differences(one, Account("b", days=(Day(8, 14, "this week", "!arrive"),))) == []


def test_a_day_is_counted_from_another_one_of_the_sentence():
    texts = [
        "The Kenyan envoy arrived on Tuesday.",
        "Okoro spoke on Tuesday, and the Kenyan envoy arrived the next day.",
    ]
    news = [article(str(at), f"outlet {at}", text, "2024-03-08") for at, text in enumerate(texts)]
    (row,) = kit.differences(kit.compare(news)).itertuples()
    assert (row.kind, row.words_a, row.words_b) == ("date", "Tuesday", "the next day")


@pytest.mark.parametrize(
    "text",
    [
        "A guard opened fire at a Christmas party.",
        "Okoro was charged on Tuesday after she opened fire.",
        "Okoro was charged with murder on Tuesday.",
    ],
)
def test_no_day_of_a_shooting(text):
    (telling,) = tellings([article("a", "Example Post", text)])
    assert not {day.act for day in telling.account.days} & {"!shoot", "!die", "!dismiss"}


def test_two_who_speak_together_are_one_source():
    said = "said that the ship “Esperanza” was lost in a storm near Lima"
    news = [
        article("a", "Example Post", f"Rosa Diaz and Amina Okoro {said}."),
        article("b", "Sample Times", f"Amina Okoro and Rosa Diaz {said}."),
    ]
    assert kit.corroboration(kit.compare(news))["behind"].tolist() == ["Amina Okoro and Rosa Diaz"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The British climber fell from Mt Cook in a storm.", "The British climber fell from Mount Cook in a storm."),
        ("The prize was given to Dr Okoro in Lima.", "The prize was given to Doctor Okoro in Lima."),
        ("The ships carried Kenya's tea to Lima at night.", "The ships carried Kenya’s tea to Lima at night."),
        ("Then the Ghana-born man sailed the boat to Lima.", "Then the Ghanaian man sailed the boat to Lima."),
    ],
)
def test_one_name_in_two_forms_is_no_other_name(one, other):
    assert differences(Account(one), Account(other)) == []


def test_places_differ_only_between_countries():
    one = Account("a", spots=(Spot("Lima", "Lima", "PE", "!meet"),))
    assert [f.kind for f in differences(one, Account("b", spots=(Spot("Oslo", "Oslo", "NO", "!meet"),)))] == ["place"]
    assert differences(one, Account("b", spots=(Spot("Peru", "Peru", "PE", "!meet"),))) == []


def test_one_quotation_of_two_speakers():
    one = Account("It is “the strongest navy of all the southern seas”.", speaker="Amina Okoro")
    assert [found.kind for found in differences(one, Account(one.text, speaker="Ann Lee"))] == ["speaker"]
    assert differences(one, Account("It is “a very weak navy”.", speaker="Ann Lee")) == []


def test_the_same_words_on_two_occasions():
    said = frozenset(("guard", "harbour", "nation", "pirate", "sea"))
    monday, friday = (Setting(day, day, words) for day, words in ((10, "Monday"), (14, "Friday")))
    one = Account("a", said=said, setting=monday)
    (found,) = differences(one, Account("b", said=said - {"sea"}, setting=friday))
    assert found == ("occasion", "Monday", "Friday", found.why)
    assert found.why == "The same words are told of two occasions: one has “Monday”, the other “Friday”."
    assert differences(one, Account("b", said=said, setting=monday)) == []
    assert differences(one, Account("b", said=frozenset(("guard", "harbour", "fish", "net")), setting=friday)) == []
    here, there = (
        Account("a", said=said, setting=monday._replace(company=frozenset((name,)))) for name in ("Ann Lee", "Bo Chen")
    )
    assert [(f.a, f.b) for f in differences(here, there)] == [("Ann Lee", "Bo Chen")]


MOVED = [
    article(
        "first",
        "Example Post",
        "President Amina Okoro met the Peruvian envoy Rosa Diaz in Accra on Monday.\n\n"
        "She spoke of guarding the harbours of both nations against greedy pirates, the agency said.",
    ),
    article(
        "second",
        "Sample Times",
        "The Norwegian envoy Kari Berg visited Accra on Wednesday.\n\n"
        "The day before, Rosa Diaz had left for Lima.\n\n"
        "President Amina Okoro said that both nations must guard their harbours from “the greedy pirates of our seas”.",
        "2024-03-07",
    ),
]


def test_a_quotation_that_moved():
    (row,) = kit.differences(kit.compare(MOVED)).itertuples()
    assert (row.kind, row.words_a, row.words_b) == ("occasion", "Monday (4 March)", "Wednesday (6 March)")
    assert row.why == (
        "The same words are told of two occasions: Example Post has “Monday (4 March)”; "
        "Sample Times has “Wednesday (6 March)”."
    )


def test_words_that_did_not_move():
    first, second = MOVED
    again = article("second", "Sample Times", second.text.replace("Wednesday", "Monday with Rosa Diaz"), "2024-03-07")
    assert "occasion" not in kit.differences(kit.compare([first, again]))["kind"].tolist()
    # A day on which pictures were shown is no occasion.
    shown = article("second", "Sample Times", second.text.replace("visited Accra", "was shown in a film"), "2024-03-07")
    assert "occasion" not in kit.differences(kit.compare([first, shown]))["kind"].tolist()


def days_told(*texts: str, published: str = "2024-03-08") -> list[tuple[str, str, str]]:
    """What differs between reports in the days of one thing, as label, words and words."""
    outlets = ("Example Post", "Sample Times", "Model Herald")
    news = [
        article(str(at), outlet, text, published) for at, (outlet, text) in enumerate(zip(outlets, texts, strict=False))
    ]
    table = kit.differences(kit.compare(news))
    table = table[table["label"].str.contains("the day of")]
    return list(table[["label", "kind", "words_a", "words_b"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("A Kenyan delegation visited Lima on Monday.", "Envoys from Kenya reached Lima on Tuesday.", "Monday Tuesday"),
        ("Kenya sent a delegation to Lima on Monday.", "The Kenyan envoy came on Tuesday.", "Monday Tuesday"),
        ("The visit of the Kenyan envoy began on Monday.", "The Kenyan envoy came on Tuesday.", "Monday Tuesday"),
        ("The Kenyan envoy will stay from March 4 to 6.", "The Kenyan envoy came on Tuesday.", "March-4 Tuesday"),
    ],
)
def test_who_visits_or_is_sent_arrives(one, other, words):
    (found,) = days_told(one, other)
    assert found[:2] == ("Kenya: the day of the arrival", "date")
    assert [side.split(" (")[0].replace(" ", "-") for side in found[2:]] == words.split()


def test_a_stay_ends_with_the_departure():
    found = days_told("The Kenyan envoy will stay from March 4 to 6.", "The Kenyan envoy left Lima on Thursday.")
    assert found == [("Kenya: the day of the departure", "date", "6 (6 March)", "Thursday (7 March)")]


def test_a_week_is_wider_than_its_days():
    texts = ["The Kenyan envoy came to Lima on Tuesday.", "The Kenyan envoy came to Lima this week."]
    assert days_told(*texts) == [
        ("Kenya: the day of the arrival", "exactness", "Tuesday (5 March)", "this week (4–10 March)")
    ]
    news = [article(str(at), f"outlet {at}", text, "2024-03-08") for at, text in enumerate(texts)]
    whys = kit.differences(kit.compare(news))["why"].tolist()
    assert any(why.startswith("One day lies within the other, so they do not exclude each other: ") for why in whys)


def test_two_nations_come_on_one_day():
    found = days_told("Kenya and Ghana sent delegations on Monday.", "The Kenyan and Ghanaian envoys came on Tuesday.")
    assert [label for label, *_ in found] == ["Ghana: the day of the arrival", "Kenya: the day of the arrival"]


def test_a_gathering_has_a_day():
    found = days_told(
        "The Kenyan minister took the Peruvian envoy through an exhibition of ships on Monday.",
        "In heavy rain the Peruvian envoy was led past Kenyan boats at a harbour exposition on Tuesday.",
    )
    assert found == [("Kenya and Peru: the day of the exhibition", "date", "Monday (4 March)", "Tuesday (5 March)")]


@pytest.mark.parametrize(
    "text",
    [
        "Pictures that the agency put out on Tuesday show the Kenyan envoy at the arrival.",
        "Tuesday’s report does not say whether the visit of the Kenyan envoy will go on.",
        "The Kenyan envoy visited a school in the harbour on Tuesday.",
        "The Kenyan envoy came at midnight.",
        "The Kenyan envoy came around noon.",
        "The Kenyan envoy had come the day before.",
        "The Kenyan envoy died on Tuesday.",
    ],
)
def test_no_day_of_an_arrival(text):
    assert days_told("The Kenyan envoy came to Lima on Monday.", text) == []


DAY = [
    article(
        "a", "Example Post", "On March 6 Ghana marks the 10th anniversary of the armistice, which it calls Victory Day."
    ),
    article("b", "Sample Times", "Guests came to Accra for the 10th anniversary of the armistice on March 6."),
    article("c", "Model Herald", "Accra is full of flags for Victory Day on March 6."),
]


def test_what_a_day_is_called():
    table = kit.compare(DAY)
    claim = table[table["label"] == "What it is called: 6 March"]
    # An article that gives two names has a row for each that stands in a sentence of its own.
    assert claim["article"].tolist() == ["a", "b", "c"]
    (row,) = (one for one in kit.differences(claim).itertuples() if one.kind == "name")
    assert (row.words_a, row.words_b) == ("armistice", "Victory Day")
    assert (row.outlets_a, row.outlets_b) == ("Example Post · Sample Times", "Model Herald")


def test_an_article_with_two_values_has_two_rows():
    both = article(
        "c", "Model Herald", "A high-level Kenyan delegation came.\n\nOne guest is a mid-level official of Kenya."
    )
    news = [article("a", "Example Post", "A high-level Kenyan delegation is here."), both]
    table = kit.compare(news)
    claim = table[table["label"] == "How high the guests from Kenya rank"]
    assert claim["article"].tolist() == ["a", "c", "c"]
    assert claim["cell"].tolist() == ["tells differently", "tells", "tells differently"]
    # What the article has in common with the other is no difference.
    assert claim["differs"].tolist()[1] == ""


# --- Groups -------------------------------------------------------------------------------------------------------


def test_look_alike_events_are_told_apart():
    texts = [
        "A quake of magnitude 6 hit Lima on Monday and killed 12 people, the mayor of Lima, Rosa Diaz, said.",
        "Twelve people died in Lima on Monday when a magnitude 6 quake struck, said mayor Rosa Diaz.",
        "A quake of magnitude 5 hit Oslo on Friday and hurt 30 people, the mayor of Oslo, Kari Berg, said.",
        "In Oslo 30 people were hurt on Friday by a magnitude 5 quake, mayor Kari Berg said.",
    ]
    assert group(texts) == [0, 0, 1, 1]


def test_joining_makes_no_chain():
    chain = [[1.0, 0.8, 0.1], [0.8, 1.0, 0.8], [0.1, 0.8, 1.0]]
    assert join(chain, least=0.5) == [0, 0, 1]
    assert join(chain, least=0.4, floor=0.05) == [0, 0, 0]
    assert join(chain, least=0.4, floor=0.3) == [0, 0, 1]
    assert join(chain, least=0.4, apart=lambda one, other: True) == [0, 1, 2]


def test_articles_on_one_event_are_one_group_without_others_beside_them():
    told = [
        "A ferry sank off Lima on Monday. The mayor of Lima, Rosa Diaz, said that 12 people were missing.",
        "Twelve people are missing after a ferry sank near Lima. Divers found the wreck on Tuesday, said Rosa Diaz.",
        "Lima mourns: the ferry lay at the harbour for years before it sank on Monday, Mayor Rosa Diaz said.",
    ]
    assert group(told) == [0, 0, 0]
    assert group([*told, "A goat from Oslo won a race on Friday. It was the third goat from Oslo to do so."]) == [
        0,
        0,
        0,
        1,
    ]


def test_a_group_is_told_by_words_that_few_others_have():
    ferry = "The ferry Esperanza sank off Lima, and 12 people are missing there, the mayor said. Lima mourns the ferry."
    goat = "A goat from Oslo won 12 races in a row, the mayor said. It was the third goat from Oslo that won a race."
    news = [article(str(at), f"outlet {at}", text, "2024-05-07") for at, text in enumerate([ferry, ferry, goat, goat])]
    assert set(kit.group_articles(news)["why"]) == {
        "The articles of this group share the words sank, Esperanza, ferry, Lima, missing.",
        "The articles of this group share the words won, goat, Oslo, races, row.",
    }


def test_a_stray_article_goes_to_the_nearest_group():
    scores = [[1, 0.9, 0.2, 0], [0.9, 1, 0.2, 0], [0.2, 0.2, 1, 0], [0, 0, 0, 1]]
    import numpy as np

    assert adopt(np.array(scores), [0, 0, 1, 2], few=1, least=0.1, nearer=1.2) == [0, 0, 0, 1]
    assert adopt(np.array(scores), [0, 0, 1, 2], few=1, least=0.5, nearer=1.2) == [0, 0, 1, 2]


# --- Alignment ----------------------------------------------------------------------------------------------------


def test_what_tells_the_same_scores_highest():
    articles = [["Envoys arrived in Accra.", "Copper rose."], ["It rained.", "The envoys have arrived in Accra."]]
    scores = {(a, i, b, j): score for a, i, b, j, score in align(articles)}
    assert set(scores) == {(0, i, 1, j) for i in (0, 1) for j in (0, 1)}
    assert max(scores, key=lambda pair: scores[pair]) == (0, 0, 1, 1)


def test_sentences_of_articles_on_another_event_score_less():
    event = ["The fire in Lima killed two.", "Lima’s mayor Rosa Diaz spoke of the harbour fire."]
    scores = {pair[:4]: pair[4] for pair in align([event, event, ["The fire in Oslo killed two.", "Goats escaped."]])}
    assert scores[0, 0, 1, 0] > scores[0, 0, 2, 0]


def test_two_tellings_in_different_words_meet_in_a_third():
    apart = [["The mayor quit on Friday.", "Copper rose."], ["Diaz stepped down.", "Goats escaped."]]
    third = ["Mayor Diaz quit on Friday: Diaz stepped down."]
    scores = {pair[:4]: pair[4] for pair in align(apart)}
    assert scores[0, 0, 1, 0] == 0
    scores = {pair[:4]: pair[4] for pair in align([*apart, third])}
    assert scores[0, 0, 1, 0] > 0.5
    assert max(scores[0, 0, 1, 1], scores[0, 1, 1, 0], scores[0, 1, 1, 1]) < 0.1


def scored(*articles):
    return {pair[:4]: pair[4] for pair in align([list(article) for article in articles])}


def test_a_sentence_scores_less_where_its_nearest_one_has_a_nearer_one():
    """The mayor's goats share words with the other article; but what it tells is that he quit."""
    goats, quit_it, other = (
        "The mayor of Lima keeps goats.",
        "The mayor of Lima quit on Friday.",
        ["Lima’s mayor quit."],
    )
    alone, beside = scored([goats], other), scored([goats, quit_it], other)
    assert beside[0, 1, 1, 0] > 0.9 > 0.8 > beside[0, 0, 1, 0]
    assert alone[0, 0, 1, 0] > beside[0, 0, 1, 0]


def test_a_sentence_that_says_what_is_done_scores_higher():
    other = ["Rosa Diaz quit in Lima."]
    assert scored(["Diaz quit in Lima."], other)[0, 0, 1, 0] > scored(["Diaz zum in Lima."], other)[0, 0, 1, 0]


def test_words_that_most_articles_have_say_what_happened():
    first, second = ["Diaz quit: copper."], ["Diaz quit: goats."]
    common = scored(first, second, *[["Diaz quit: Lima."]] * 4)
    scarce = scored(first, second, *[["Copper, goats: Lima."]] * 4)
    assert common[0, 0, 1, 0] > scarce[0, 0, 1, 0]


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("A Kenyan climber fell.", "A Ghanaian climber fell."),
        ("A 32-year-old climber fell.", "A 36-year-old climber fell."),
    ],
)
def test_a_report_of_somebody_else_scores_less(one, another):
    """What one sentence leaves out is looked up in its whole article."""
    bare = "The climber fell near the hut."
    scores = scored([one], [another], [one, bare], [another, bare])
    assert scores[0, 0, 2, 0] > 0.9 > 0.6 > scores[0, 0, 1, 0]
    assert scores[0, 0, 2, 1] > 0.7 > 0.4 > scores[0, 0, 3, 1]


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        ("One Kenyan and two young Ghanaian climbers fell.", "nation GH, nation KE"),
        ("TWO KENYANS died; a Frenchwoman, 36, and a Briton live.", "age 36, nation FR, nation GB, nation KE"),
        ("An English tourist and a Scottish doctor met.", "nation GB"),
        ("Kenyan tankers crossed the Ghanaian border, officials said.", ""),
        ("The Kenyan government, 36 years old, fell.", ""),
        ("Kenyan.", ""),
    ],
)
def test_nations_and_ages_of_people_are_read(text, traits):
    assert ", ".join(f"{one.kind} {one.value}" for one in sorted(people.described(text))) == traits


def test_ages_a_year_apart_can_be_of_one_person():
    import numpy as np

    texts = ["Okoro, 61, won.", "The 62-year-old won.", "Okoro, 65, won.", "Okoro won."]
    missed = people.others(texts, np.arange(4), "age")
    assert missed.tolist() == [[False, False, True, False]] * 2 + [[True, True, False, False], [False] * 4]


@pytest.mark.parametrize(
    "articles", [[], [[]], [["One."]], [[], ["One."]], [["", "\0"], [], ["\ud800 \u202e"]], [["1"], ["1"]]]
)
def test_any_articles_are_aligned(articles):
    pairs = align(articles)
    counts = [len(article) for article in articles]
    assert len(pairs) == (sum(counts) ** 2 - sum(count**2 for count in counts)) // 2
    assert all(0 <= score < 1 for *_, score in pairs)


# --- Claims and tables --------------------------------------------------------------------------------------------


def test_columns():
    assert list(TELLINGS) == COLUMNS
    assert list(kit.differences(TELLINGS)) == DIFFERENCE_COLUMNS
    assert list(kit.corroboration(TELLINGS)) == CORROBORATION_COLUMNS
    assert list(kit.group_articles(NEWS)) == GROUP_COLUMNS


def test_offsets_are_the_words():
    for row in TELLINGS.itertuples():
        assert NEWS[row.article].text[row.start : row.end] == row.text
    assert not TELLINGS.duplicated(["claim", "article"]).any()


def test_a_figure_that_differs():
    claim = told("Three thousand")
    assert sorted(claim["article"]) == ["one", "three", "two"]
    assert set(claim["status"]) == {"differs"}
    cells = dict(zip(claim["article"], claim["cell"], strict=True))
    assert cells == {"one": "tells", "two": "tells differently", "three": "tells"}


def test_a_limit_that_one_does_not_have():
    table = kit.differences(TELLINGS)
    row = table[table["kind"] == "qualifier"].iloc[0]
    assert {row["words_a"], row["words_b"]} == {"first", "first known"}
    assert {row["outlets_a"], row["outlets_b"]} == {"Example Post", "Sample Times"}


def test_a_day_that_differs():
    table = kit.differences(TELLINGS)
    row = table[table["kind"] == "date"].iloc[0]
    assert row["outlets_a"] == "Example Post · Model Herald"
    assert row["outlets_b"] == "Sample Times"
    assert row["why"].startswith("Example Post and Model Herald have “Monday")


def test_words_of_somebody_that_a_claim_has_are_no_second_claim():
    said = "The harbour master Amina Okoro said that the old ferry had lost its rudder in the storm near the lighthouse"
    news = [article(name, name, f"{said}.") for name in ("Example Post", "Sample Times", "Model Herald")]
    assert kit.compare(news)["claim"].tolist() == [1, 1, 1]


def test_a_label_names_what_it_is_about():
    news = [
        article("a", "Example Post", "The new ferry sank near the lighthouse off Lima in the storm last night."),
        article("b", "Sample Times", "It sank near the lighthouse off Lima in the storm."),
    ]
    assert set(kit.compare(news)["label"]) == {"The new ferry sank near the lighthouse off Lima in the storm last …"}


def test_what_one_outlet_tells():
    claim = told("banned the export")
    assert set(claim["status"]) == {"only here"}
    assert claim["why"].iloc[0] == "No other article has a sentence that is near enough to this one."


def test_two_outlets_and_one_agency_are_one_source():
    news = [
        article(name, name, f"The ship was lost near Lima on Friday, the Andean News Agency {verb}.")
        for name, verb in (("Example Post", "said"), ("Sample Times", "reported"))
    ]
    row = kit.corroboration(kit.compare(news)).iloc[0]
    assert (row["outlets"], row["sources"]) == (2, 1)
    assert row["behind"] == "Andean News Agency"
    assert row["why"] == "Two outlets tell it, and both go back to Andean News Agency: that is one source."


@pytest.mark.parametrize(
    ("one", "other", "behind"),
    [
        ("The Kenyan navy said", "Kenya’s Navy said", "Kenyan navy"),
        ("Police said", "The police said", "Police"),
        ("Kenya’s defense ministry said", "The Kenyan Defence Ministry said", "Kenyan Defence Ministry"),
        ("Nairobi said", "Kenya said", "Kenya"),
    ],
)
def test_a_body_of_a_state_is_one_source(one, other, behind):
    news = [
        article(name, name, f"{who} that the ship “Esperanza” was lost in a storm near Lima.")
        for name, who in (("Example Post", one), ("Sample Times", other))
    ]
    row = kit.corroboration(kit.compare(news)).iloc[0]
    assert (row["outlets"], row["sources"]) == (2, 1)
    assert row["behind"] == behind


def test_an_unnamed_source_is_of_its_outlet():
    news = [
        article(name, name, "The ship “Esperanza” was lost in a storm near Lima, an official said.")
        for name in ("Example Post", "Sample Times")
    ]
    assert kit.compare(news)["behind"].tolist() == ["official (in Example Post)", "official (in Sample Times)"]


def test_a_person_called_by_office_or_surname_is_one_source():
    said = "said that the ship “Esperanza” was lost in a storm near Lima"
    news = [
        article("a", "Example Post", f"Police Inspector Amina Okoro {said}."),
        article("b", "Sample Times", f"Police Inspector Amina Okoro came to Lima. The inspector {said}."),
        article("c", "Model Herald", f"Amina Okoro came to Lima. Okoro spoke to us. She {said}."),
    ]
    rows = kit.compare(news)
    assert set(rows.loc[rows["text"].str.contains("Esperanza"), "behind"]) == {"Amina Okoro"}


@pytest.mark.parametrize("title", ["Insp", "Undersheriff"])
def test_a_title_is_no_part_of_who_says_it(title):
    news = [article("a", "Example Post", f"{title} Amina Okoro said that the ship was lost in a storm near Lima.")]
    assert kit.compare(news)["behind"].tolist() == ["Amina Okoro"]


def test_an_agency_text_is_the_agency_s():
    news = [
        article("a", "Example Post", "LIMA (Reuters) - The ship “Esperanza” sank off Lima in the storm."),
        article("b", "Reuters", "The ship “Esperanza” sank off Lima in the storm."),
    ]
    assert kit.corroboration(kit.compare(news))["sources"].tolist() == [1]


def test_the_matrix_knows_what_was_read():
    matrix = kit.claims_matrix(TELLINGS, NEWS)
    assert list(matrix) == ["Example Post", "Model Herald", "Sample Times"]
    assert matrix.index.name == "claim"
    assert len(matrix) == TELLINGS["claim"].nunique()
    only = matrix[[label.startswith("Peru has banned") for label in matrix.index]].iloc[0]
    assert only.tolist() == ["tells", "opening only", "not told"]
    assert set(matrix.to_numpy().ravel()) <= {"tells", "tells differently", "not told", "opening only"}


@pytest.mark.parametrize(
    ("ways", "cell"),
    [
        # Two names, each of which others are held against; three, of which others have only two.
        ([("tells", "name: truce / victory"), ("tells", "name: victory / truce")], "tells in several ways"),
        ([("tells", "name: truce / end · name: truce / victory"), ("tells", "name: victory / end")],
         "tells in several ways"),
        ([("tells", ""), ("tells differently", "figure: 9 / 8")], "tells in several ways"),
        # Two reports with the same words, and a day within a week, are one way.
        ([("tells", "name: truce / victory"), ("tells", "name: truce / end")], "tells"),
        ([("tells", "exactness: Thursday / this week"), ("tells", "exactness: this week / Thursday")], "tells"),
        ([("tells", "name: truce / victory"), ("tells", "figure: victory / truce")], "tells"),
    ],
)  # fmt: skip
def test_an_outlet_can_tell_a_claim_in_several_ways(ways, cell):
    rows = TELLINGS.iloc[[0] * len(ways)].assign(cell=[way for way, _ in ways], differs=[how for _, how in ways])
    assert kit.claims_matrix(rows, NEWS).loc[:, TELLINGS["outlet"].iloc[0]].tolist() == [cell]


def test_the_order_of_the_articles_makes_no_difference():
    again = kit.compare(list(NEWS)[::-1])
    pd.testing.assert_frame_equal(TELLINGS, again)


def test_nothing_is_called_false():
    words = " ".join(TELLINGS["why"]) + " ".join(kit.differences(TELLINGS)["why"])
    assert "false" not in words.lower()
    assert "wrong" not in words.lower()


def test_no_articles_and_one():
    nothing = kit.compare([])
    assert list(nothing) == COLUMNS
    for table in (kit.differences(nothing), kit.corroboration(nothing), kit.claims_matrix(nothing, [])):
        assert len(table) == 0
    assert len(kit.group_articles([])) == 0
    alone = kit.compare(next(iter(NEWS)))
    assert set(alone["status"]) == {"only here"}


def test_articles_without_day_and_outlet():
    news = [kit.Article.from_text("The ship sank off Lima.", id=id) for id in ("a", "b")]
    assert kit.compare(news)["outlet"].tolist() == ["a", "b"]
    assert kit.group_articles(news)["group"].tolist() == [1, 1]


def test_a_sentence_of_two_clauses_is_two():
    text = "The envoys left Lima on the same evening, and nobody in the ministry was told about it."
    assert [text[slice(*span)] for span in clauses(text, 0, len(text))][1].startswith("and nobody")
    whole = "They said “we left on the same evening, and nobody in the town was told about it” again."
    assert len(list(clauses(whole, 0, len(whole)))) == 1


# --- The shipped articles -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def week():
    news = kit.read("seeds", local=False).where(between=("2023-07-24", "2023-07-31"))
    return kit.differences(kit.compare(news))


@pytest.mark.parametrize(
    ("kind", "words", "outlets"),
    [
        ("qualifier", "first known", "AFP"),
        ("qualifier", "first such", "Reuters"),
        ("rank", "mid-level official of China", "AP"),
        ("date", "July 26 (26 July)", "The New Voice of Ukraine"),
        ("date", "Friday", "TASS"),
        ("date", "Tuesday (25 July)", "KBS World"),
        ("role", "foreign minister", "SCNR"),
        ("cause", "invasion by the North", "Yonhap"),
        ("name", "then-Soviet", "AP"),
        ("occasion", "Friday (28 July)", "Islam Times"),
        ("date", "Friday (28 July)", "Islam Times"),
        ("exactness", "Earlier in the week (24–28 July)", "The Washington Post"),
        ("name", "Victory Day", "The Guardian"),
    ],
)
def test_known_differences_are_found(week, kind, words, outlets):
    table = week[week["kind"] == kind]
    sides = [
        (said, who)
        for a, b in (("words_a", "outlets_a"), ("words_b", "outlets_b"))
        for said, who in zip(table[a], table[b], strict=True)
    ]
    assert any(words in said.split(" · ") and outlets in who.split(" · ") for said, who in sides)


# --- Any text -----------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *[
            "The",
            "a",
            "envoys",
            "Kenya",
            "arrived",
            "left",
            "first",
            "known",
            "since",
            "pandemic",
            "12",
            "two",
            "dozen",
        ],
        *["half", "of", "and", "said,", "“", "”", ".", ";", "$", "%", "7", "May", "Monday", "high-level", "officials"],
        *["from", "invasion", "by", "the", "North", "defence", "minister", "2,000", "people", "killed", "-", "\n\n"],
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=40).map(" ".join))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_held_against_each_other(a, b):
    assert conflicts(a, a) == []
    assert bool(conflicts(a, b)) == bool(conflicts(b, a))
    for figure in quantities.figures(a):
        assert 0 <= figure.start < figure.end <= len(a)
    for found in conflicts(a, b):
        assert found.a in a
        assert found.b in b
    list(slots.values(a))
    slots.first(a)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.lists(TEXTS, max_size=3), max_size=4))
def test_any_texts_can_be_aligned_and_grouped(articles):
    scores = align(articles)
    assert len(scores) == sum(len(a) * len(b) for n, a in enumerate(articles) for b in articles[n + 1 :])
    assert all(0 <= score <= 1 and a < b for a, _, b, _, score in scores)
    homes = group([" ".join(article) for article in articles])
    assert len(homes) == len(articles)
    assert [home for n, home in enumerate(homes) if home not in homes[:n]] == list(range(len(set(homes))))


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(TEXTS, max_size=4))
def test_any_articles_can_be_compared(texts):
    news = [article(str(n), f"outlet {n % 3}", text) for n, text in enumerate(texts)]
    table = kit.compare(news)
    by_id = {one.id: one for one in news}
    for row in table.itertuples():
        assert by_id[row.article].text[row.start : row.end] == row.text
        assert 0 <= row.score <= 1
        assert row.cell in ("tells", "tells differently")
    kit.differences(table)
    kit.corroboration(table)
    kit.claims_matrix(table, news)
    pd.testing.assert_frame_equal(table, kit.compare(news[::-1]))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(TEXTS, max_size=8))
def test_an_article_tells_a_claim_once(texts):
    homes = [at // 2 for at in range(len(texts))]
    for claim in claims(texts, homes):
        assert len({homes[one.sentence] for one in claim}) == len(claim)


@pytest.mark.parametrize(
    "words", ["12 ", "first known ", "A.", "two hundred and ", "high-level ", "Ann Lee, 61, ", "“"]
)
def test_the_work_grows_with_the_text_and_no_faster(words):
    def seconds(size: int) -> float:
        text = words * (size // len(words))
        start = time.process_time()
        conflicts(text, text[:-1])
        list(slots.values(text))
        kit.compare([article("a", "x", text), article("b", "y", text)])
        return time.process_time() - start

    seconds(1_000)  # loads the lists and libraries
    assert seconds(40_000) < 20 * seconds(8_000) + 2


@pytest.mark.parametrize("grams", [40, 100_000])
def test_letters_in_steps_weigh_as_those_of_scikit_learn(monkeypatch, grams):
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [
        "The envoy left Lima.",
        "",
        "Lima’s mayor met the envoy of Peru.",
        "Goats",
        " ",
        "The goats left the mayor.",
    ] * 5
    monkeypatch.setattr(vectors, "_GRAMS", grams)
    monkeypatch.setattr(vectors, "_COUNTED", 50)
    plain = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), lowercase=False, sublinear_tf=True, max_features=grams
    ).fit_transform([text.casefold() for text in texts])
    assert (vectors.letters(texts) != plain).nnz == 0
    assert vectors.letters(["", " "]).nnz == 0


def test_products_are_the_same_in_blocks(monkeypatch):
    rows = vectors.weigh([["a", "b"], ["b", "c"], [], ["a", "b", "c"]])
    whole = vectors.products(rows)
    monkeypatch.setattr(vectors, "_MULTIPLIED", 3)
    assert (vectors.products(rows) == whole).all()

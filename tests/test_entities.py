"""The entity engine: each rule by its examples, names from everywhere, and what holds for any text."""

from __future__ import annotations

import itertools
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import data
from kit.entities import RULES, Mention, describe, find, resolve, spacy, weigh
from kit.entities.lexicon import LISTS, load
from kit.entities.rules import BY_ID, Rule

TABLES = sorted(Path(data.__file__).parent.glob("*.csv"))
WORDS = (
    *("Kim Jong Un", "Shoigu", "said", "in", "Pyongyang", "the", "Ministry of Defence", "of", "and", "Mr."),
    *("U.S.", "UN", "Reuters", "North Korean", "(KCNA)", ".", ",", "\n\n", "“", "”", "’s", "Al-Jadaan"),
    *("de la", "Vega", "US-led", "May", "2023", "talks", "KYIV", "é", "🙂", "\x00", "\ud800", "مرحبا", "İst"),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80)


def _marked(example: str) -> tuple[str, int, int]:
    """Return an example without its square brackets, and where they stood."""
    start, end = example.index("["), example.index("]") - 1
    return example.replace("[", "").replace("]", ""), start, end


def _fires(rule: Rule, example: str) -> bool:
    text, start, end = _marked(example)
    near = [item for item in weigh(text) if item.start < end and start < item.end]
    return any(reason.rule == rule.id for item in near for reason in item.reasons)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_fires_where_its_row_says(rule: Rule) -> None:
    assert _fires(rule, rule.match)
    assert not _fires(rule, rule.other)


def test_rules_have_their_own_names_and_sentences() -> None:
    assert len(BY_ID) == len(RULES)
    assert not BY_ID.keys() & set(LISTS)
    for rule in RULES:
        assert rule.sentence.endswith(".")
        assert rule.weight > 0


def _labels(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.label) for mention in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It was sent to Kim Jong Un and Li Hongzhong.",
            [("Kim Jong Un", "PERSON"), ("Li Hongzhong", "PERSON")],
        ),
        (
            "Later Mohammed al-Jadaan met Khalifa bin Zayed.",
            [("Mohammed al-Jadaan", "PERSON"), ("Khalifa bin Zayed", "PERSON")],
        ),
        (
            "Then Günter de Bruyn wrote to Ursula von der Leyen.",
            [("Günter de Bruyn", "PERSON"), ("Ursula von der Leyen", "PERSON")],
        ),
        (
            "Yesterday Siobhan O'Brien saw Mr. McAllister.",
            [("Siobhan O'Brien", "PERSON"), ("McAllister", "PERSON")],
        ),
        (
            "Later Narendra Modi and Nguyen Phu Trong spoke.",
            [("Narendra Modi", "PERSON"), ("Nguyen Phu Trong", "PERSON")],
        ),
        (
            "Later Ngozi Okonjo-Iweala and Recep Tayyip Erdoğan spoke.",
            [("Ngozi Okonjo-Iweala", "PERSON"), ("Recep Tayyip Erdoğan", "PERSON")],
        ),
        (
            "Russian Defense Minister Sergei Shoigu arrived.",
            [("Russian", "GROUP"), ("Sergei Shoigu", "PERSON")],
        ),
        ("They asked the Ministry of Health and Welfare.", [("Ministry of Health and Welfare", "ORG")]),
        ("They asked the Food and Drug Administration.", [("Food and Drug Administration", "ORG")]),
        ("They live in Bosnia and Herzegovina.", [("Bosnia and Herzegovina", "PLACE")]),
        ("A US-led force left the U.S. on Monday.", [("US", "PLACE"), ("U.S.", "PLACE")]),
        ("He won in the World Cup in Qatar.", [("World Cup", "EVENT"), ("Qatar", "PLACE")]),
        ("In May Theresa May spoke.", [("Theresa May", "PERSON")]),
        ("(Bloomberg) -- It rained on Monday.", [("Bloomberg", "ORG")]),
        ("However, that is all.", []),
        ("Pvt. Travis King crossed. King was there.", [("Travis King", "PERSON"), ("King", "PERSON")]),
        ("They saw the King. Mr. King saw a bishop.", [("King", "PERSON")]),
        (
            "Cpl. Trelk met Pfc. Orvik and Maj. Gen. Tandel.",
            [(name, "PERSON") for name in ("Trelk", "Orvik", "Tandel")],
        ),
        ("Then U.S officials left the U.S.", [("U.S", "PLACE"), ("U.S.", "PLACE")]),
        (
            "They met the Minister of National Defence Kang Sun Nam.",
            [("Kang Sun Nam", "PERSON")],
        ),
        (
            "He is Director of the General Political Bureau of the Kenyan Army.",
            [("General Political Bureau of the Kenyan Army", "ORG")],
        ),
        ("The North waited. Two North Koreans left.", [("North", "PLACE"), ("North Koreans", "GROUP")]),
        ("The Joint Trelk Area (JTA) is quiet.", [("Joint Trelk Area", "PLACE"), ("JTA", "PLACE")]),
        ("The then-Soviet fleet left.", [("Soviet", "GROUP")]),
        ("As he told The Huffington Post, US air is cleaner.", [("Huffington Post", "ORG"), ("US", "PLACE")]),
        ("He starred in “The Interview,” a 2014 comedy.", [("The Interview", "WORK")]),
        ('Her novel "War and Peace" and the song ‘Imagine’ sold.', [("War and Peace", "WORK"), ("Imagine", "WORK")]),
        ("He was in the 1969 film Easy Rider, of course.", [("Easy Rider", "WORK")]),
        ("His latest book, Hegemony or Survival, was a hit.", [("Hegemony or Survival", "WORK")]),
        ("The film The Long Way Home is old.", [("The Long Way Home", "WORK")]),
        ("They read the Freedom of Information Act.", [("Freedom of Information Act", "WORK")]),
        ("They signed the Treaty of Trelk there.", [("Treaty of Trelk", "WORK")]),
        ("He saw “Chicago” (2002) in Chicago.", [("Chicago", "WORK"), ("Chicago", "PLACE")]),
        ("“No More War,” the film said. He wrote “Go Away” and “We were late.”", [("Go Away", "WORK")]),
        ("The book Okoro wrote and the film Disney made.", [("Okoro", "PERSON"), ("Disney", "ORG")]),
        ("The film, Amina Okoro said, is long.", [("Amina Okoro", "PERSON")]),
        ("On V-Day Li sang.", [("V-Day", "EVENT"), ("Li", "PERSON")]),
        ("Mid-level Chinese envoys came.", [("Chinese", "GROUP")]),
        ("High-ranking Kenyan envoys met Mayor Hau Lung-bin.", [("Kenyan", "GROUP"), ("Hau Lung-bin", "PERSON")]),
        ("In June Putin said no. Later June Okoro sang.", [("Putin", "PERSON"), ("June Okoro", "PERSON")]),
        ("They saw a Tupolev Tu-204, a Hwasong-18 and IE6.", []),
        ("They saw the Trelk Exhibition-2023 there.", [("Trelk Exhibition-2023", "EVENT")]),
        ("He took DNA from the CD.", []),
        ("She met the minister of National Defence there.", []),
        ("She met the deputy minister for Patriots and Veterans Affairs Orvik Trelk.", [("Orvik Trelk", "PERSON")]),
        ("She met the Minister for Veterans Affairs Park Min-sik.", [("Park Min-sik", "PERSON")]),
        ("She met Secretary of State for Defence Orvik Trelk.", [("Orvik Trelk", "PERSON")]),
        (
            "She met Amina Trelk, the President of the State Affairs of Kenya.",
            [("Amina Trelk", "PERSON"), ("Kenya", "PLACE")],
        ),
        ("Orvik Trelk, director of National Intelligence, left.", [("Orvik Trelk", "PERSON")]),
        ("She is secretary of State and he is secretary of the Treasury.", []),
        ("He is secretary of the Wildlife Society.", [("Wildlife Society", "ORG")]),
        (
            "He is president of the National Assembly and General Motors.",
            [("National Assembly", "ORG"), ("General Motors", "ORG")],
        ),
        ("He is head of Health Canada.", [("Health Canada", "ORG")]),
        ("He sang in Trelk in April.", [("Trelk", "PLACE")]),
        ("In Trelk, they sang. Near Orvansk, too.", [("Trelk", "PLACE"), ("Orvansk", "PLACE")]),
        ("TRELK, Kenya, July 27 (AFP) -- Two left.", [("TRELK", "PLACE"), ("Kenya", "PLACE"), ("AFP", "ORG")]),
        ("TRELK - Two men left.", [("TRELK", "PLACE")]),
        ("They flew from Trelk to Orvansk.", [("Trelk", "PLACE"), ("Orvansk", "PLACE")]),
        (
            "A ship from Trelk in Kenya to Orvansk in Ghana sank.",
            [("Trelk", "PLACE"), ("Kenya", "PLACE"), ("Orvansk", "PLACE"), ("Ghana", "PLACE")],
        ),
        ("UNITED NATIONS (AP) -- Two left.", [("UNITED NATIONS", "ORG"), ("AP", "ORG")]),
        (
            "The Foreign Ministry of the Democratic People’s Republic of Korea (DPRK) came.",
            [("Foreign Ministry of the Democratic People’s Republic of Korea", "ORG"), ("DPRK", "PLACE")],
        ),
        ("A letter from Trelk in Kenya came.", [("Kenya", "PLACE")]),
        ("The road between Trelk and Kenya is shut.", [("Trelk", "PLACE"), ("Kenya", "PLACE")]),
        ("Two climbers and a doctor from Trelk fell.", [("Trelk", "PLACE")]),
        ("Trelk, some 40 kilometres east of here, burned.", [("Trelk", "PLACE")]),
        ("They met in the port Trelk on Monday.", [("Trelk", "PLACE")]),
        ("They lost faith in Trelk. They share an interest in Tandel.", []),
        ("Amina lives in Milan, he said.", [("Amina", "PERSON"), ("Milan", "PLACE")]),
    ],
)
def test_names_from_everywhere(text: str, expected: list[tuple[str, str]]) -> None:
    assert _labels(text) == expected


def test_headline_in_title_case_is_no_big_name() -> None:
    text = "Shoigu Visits North Korea Amid New Ties\n\nSergei Shoigu flew to North Korea today."
    assert _labels(text)[:2] == [("Shoigu", "PERSON"), ("North Korea", "PLACE")]


def test_capitals_and_score_tables_are_skipped() -> None:
    assert _labels("KIM MEETS SHOIGU IN PYONGYANG\n\nEngland 2 1 0 4 3 1 7\n\nNothing else.") == []


def test_a_fuller_name_speaks_for_its_parts() -> None:
    text = "Amina Trelk left early. Nobody had asked Trelk why."
    part = find(text)[-1]
    assert (part.name, part.label) == ("Trelk", "PERSON")
    assert part.reasons[0].rule == "part-of-name"
    assert "Amina Trelk" in part.why


def test_metonym_is_a_note_and_keeps_the_label() -> None:
    (mention,) = find("On Monday Pyongyang said no.")
    assert mention.label == "PLACE"
    assert "government" in mention.note


def test_switching_off_changes_the_result() -> None:
    text = "He lives near Wuhan with Amina Trelk."
    assert "Wuhan" not in {mention.name for mention in find("He saw Wuhan.", without={"places"})}
    with_list = {m.name: m for m in find(text)}["Amina Trelk"]
    without_list = {m.name: m for m in find(text, without={"given-names"})}["Amina Trelk"]
    assert without_list.score < with_list.score
    assert all(reason.rule != "person-shape" for m in find(text, without={"person-shape"}) for reason in m.reasons)


def test_unknown_switch_names_the_nearest() -> None:
    with pytest.raises(ValueError, match="Did you mean 'given-names'"):
        find("", without={"given-name-list"})


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_no_row_of_a_list_stands_twice(path: Path) -> None:
    counts = Counter(tuple(row.values()) for row in data.rows(path.name))
    assert counts
    assert [row for row, number in counts.items() if number > 1] == []


def test_no_given_name_stands_in_two_lists() -> None:
    names = [
        *data.words("census-names.txt"),
        *(n for row in data.rows("given-names.csv") for n in row["names"].split()),
    ]
    assert [name for name, number in Counter(names).items() if number > 1] == []


def test_the_word_lists_are_as_small_as_is_said() -> None:
    lists = [path for path in TABLES[0].parent.iterdir() if path.suffix in (".csv", ".txt")]
    assert sum(path.stat().st_size for path in lists if path.name != "coastlines.csv") < 400_000


def test_a_region_is_of_no_kind_or_another_name_of_a_country() -> None:
    assert {row["kind"] for row in data.rows("regions.csv")} == {"", "country"}


def test_lists_load_once() -> None:
    assert load() is load()


# -- any text


@settings(derandomize=True, deadline=None)
@given(TEXTS)
def test_mentions_slice_sort_and_never_overlap(text: str) -> None:
    mentions = find(text)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.name
        assert mention.why
        assert mention.rival != mention.label
        assert mention.score == pytest.approx(sum(reason.points for reason in mention.reasons), abs=0.02)
    for one, two in itertools.pairwise(mentions):
        assert one.end <= two.start


@settings(derandomize=True, deadline=None)
@given(TEXTS, TEXTS)
def test_result_depends_on_the_text_alone(first: str, second: str) -> None:
    before = find(first)
    find(second)
    assert find(first) == before


@settings(derandomize=True, deadline=None)
@given(TEXTS)
def test_every_mention_gets_one_entity(text: str) -> None:
    mentions = find(text)
    links = resolve(text, mentions)
    assert len(links) == len(mentions)
    assert [link.entity for link in links] == [link.entity for link in reversed(resolve(text, mentions[::-1]))]
    assert all(link.name and link.reason for link in links)


UNITS = (
    "A",
    "A ",
    "Aa ",
    "Aa-",
    "A-",
    "A.",
    "Aa of ",
    "Aa and ",
    "de ",
    "Aa's ",
    "Prime ",
    "(A) ",
    "“A",
    "Aa, ",
    "Minister of ",
    "Minister Amina Okoro, the minister, ",
    "film A ",
    "“A” film ",
    '"A ',
)


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_in_line_with_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        start = time.process_time()
        mentions = find(text)
        describe(text, mentions, resolve(text, mentions))
        return time.process_time() - start

    find(unit)
    assert seconds(100_000) < 15 * max(seconds(20_000), 0.05)


def test_many_different_names_are_resolved_in_line_with_their_number() -> None:
    def seconds(number: int) -> float:
        names = [f"Amina {chr(65 + i % 26)}{'abcdefghij'[i // 26 % 10] * (i // 260 % 50 + 2)}o" for i in range(number)]
        text = ", ".join(names)
        start = time.process_time()
        resolve(text, find(text))
        return time.process_time() - start

    assert seconds(1000) < 60 * max(seconds(200), 0.02)


# -- entities


def _names(text: str) -> dict[str, str]:
    mentions = find(text)
    return {m.name: link.name for m, link in zip(mentions, resolve(text, mentions), strict=True)}


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Then Kim Jong Un spoke. Later Kim Jong-un left.", "Kim Jong-un", "Kim Jong Un"),
        ("Then Sergei Shoigu spoke. Later Mr Shoigu left.", "Shoigu", "Sergei Shoigu"),
        ("Then Li Hongzhong spoke. Later Li left.", "Li", "Li Hongzhong"),
        ("The World Health Organization met. Then the WHO left.", "WHO", "World Health Organization"),
        ("The Trelk Tarn Office (TTO) met. Then the TTO left.", "TTO", "Trelk Tarn Office"),
        ("They left the United States for the UK. The U.S. waited.", "U.S.", "United States"),
        (
            "The Orvik Trelk Foundation for the Arts met. The Orvik Trelk Foundation paid.",
            "Orvik Trelk Foundation",
            "Orvik Trelk Foundation for the Arts",
        ),
        (
            "State agency KCNA said no. The Korean Central News Agency is in Pyongyang.",
            "KCNA",
            "Korean Central News Agency",
        ),
    ],
)
def test_short_names_get_the_full_one(text: str, short: str, full: str) -> None:
    assert _names(text)[short] == full


def test_demonym_and_country_stay_apart() -> None:
    names = _names("Russian troops left Russia.")
    assert names["Russian"] != names["Russia"] or len(set(names)) == 2
    mentions = find("Russian troops left Russia.")
    assert len({link.entity for link in resolve("Russian troops left Russia.", mentions)}) == 2


def test_resolve_takes_anything_with_offsets_and_label() -> None:
    text = "UN and United Nations"
    marks = [Mention(0, 2, "ORG", "UN", 0.0), Mention(7, 21, "ORG", "United Nations", 0.0)]
    links = resolve(text, marks)
    assert links[0].entity == links[1].entity == "ORG:United Nations"
    assert links[1].rule == "alias" or links[0].rule == "alias"


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Then K. C. Maurer spoke. Later Mr Mauer left.", "Mauer", "K. C. Maurer"),
        ("South Korea waited. Then Korea agreed.", "Korea", "South Korea"),
        (
            "The Kenyan Tarn Court of Appeal met. The Tarn Court left.",
            "Tarn Court",
            "Kenyan Tarn Court of Appeal",
        ),
    ],
)
def test_less_certain_passes(text: str, short: str, full: str) -> None:
    assert _names(text)[short] == full


def _described(text: str) -> list[tuple[str, str]]:
    mentions = find(text)
    found = describe(text, mentions, resolve(text, mentions))
    return [(text[one.start : one.end], one.name) for one in found]


def test_description_is_linked_when_the_article_states_the_role() -> None:
    text = "Russian Defense Minister Sergei Shoigu came. The Russian defence minister smiled; the minister left."
    assert _described(text) == [
        ("The Russian defence minister", "Sergei Shoigu"),
        ("the minister", "Sergei Shoigu"),
    ]
    assert _described("Amina Okoro, the chief envoy, came. The envoy left.")[-1] == (
        "The envoy",
        "Amina Okoro",
    )


def test_description_of_nobody_or_of_two_is_left_alone() -> None:
    assert _described("Sergei Shoigu came. The minister left.") == []
    assert _described("Minister Amina Okoro met Minister Kofi Mensah. The minister left.") == []


# -- the other tagger


def test_without_spacy_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    spacy.model.cache_clear()
    with pytest.raises(spacy.SpacyMissingError, match="pip install"):
        spacy.find("Kofi lives in Accra.")


@pytest.mark.parametrize("label", ["PLACE", "ORG", "EVENT"])
def test_a_name_with_and_without_its_nationality_is_resolved(label: str) -> None:
    text = "Far East, Russian Far East"
    links = resolve(text, [Mention(0, 8, label, "Far East", 2.0), Mention(10, 26, label, "Russian Far East", 2.0)])
    assert len(links) == 2


def test_a_people_in_the_plural_is_the_same_people() -> None:
    text = "Russian envoys met. The Russians left."
    mentions = find(text)
    assert {link.entity for link in resolve(text, mentions)} == {"GROUP:Russians"}


def test_a_person_is_called_by_the_full_name_that_is_used_most() -> None:
    text = "Minister of Labour Ann Lee spoke. Ann Lee left. Ann Lee came back, and Lee was glad."
    spans = [(12, 26), (34, 41), (48, 55), (71, 74)]
    links = resolve(text, [Mention(start, end, "PERSON", text[start:end], 2.0) for start, end in spans])
    assert {link.name for link in links} == {"Ann Lee"}


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("SEOUL (Reuters) -- They met in Seoul.", "SEOUL", "Seoul"),
        ("The TRELKIA group won. Then Trelkia Group paid.", "TRELKIA", "Trelkia"),
        ("The N. Koreans met. Then the North Koreans left.", "N. Koreans", "North Koreans"),
        ("LibriVox met. Then LV left.", "LV", "LibriVox"),
        (
            "The Trelk People's Party met. Then the Trelk People Party left.",
            "Trelk People Party",
            "Trelk People's Party",
        ),
        ("The Untied Nations met. Then the United Nations left.", "Untied Nations", "United Nations"),
        ("The Pentagon waited. Then the Department of Defense spoke.", "Pentagon", "Department of Defense"),
    ],
)
def test_two_ways_of_writing_are_one_entity(text: str, one: str, two: str) -> None:
    label = "GROUP" if "Korean" in one else "PLACE" if one == "SEOUL" else "ORG"
    spans = [(text.index(name), text.index(name) + len(name)) for name in (one, two)]
    links = resolve(text, [Mention(start, end, label, text[start:end], 2.0) for start, end in spans])
    assert links[0].entity == links[1].entity


def test_the_agency_of_a_report_is_no_short_form_of_its_place() -> None:
    text = "UNITED NATIONS (AP) -- Two men left the U.N. on Monday."
    named = {
        text[one.start : one.end]: link.entity for one, link in zip(find(text), resolve(text, find(text)), strict=True)
    }
    assert named["AP"] != named["UNITED NATIONS"] == named["U.N."]


def test_a_place_in_capitals_has_its_usual_name() -> None:
    (mention,) = find("SEOUL (AP) -- It rained.")[:1]
    assert [link.name for link in resolve("SEOUL (AP) -- It rained.", [mention])] == ["Seoul"]


def test_a_family_name_means_the_bearer_named_before_it() -> None:
    text = "Li Hongzhong came. Li ranks lower than Li Zhanshu. Li Zhanshu came in 2018."
    assert _names(text)["Li"] == "Li Hongzhong"

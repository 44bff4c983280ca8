"""Who says what: each order by its examples, the hard cases by name, and what must hold for any text."""

from __future__ import annotations

import csv
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.statements import Name, Statement, find, lexicon, page, rules, spacy
from kit.statements.sources import classify

DATA = Path(lexicon.__file__).parents[1] / "data"
STANCES = frozenset(
    [
        "says",
        "claims",
        "denies",
        "confirms",
        "admits",
        "shows",
        "reports",
        "warns",
        "asks",
        "promises",
        "praises",
        "criticises",
        "supports",
        "opposes",
        "believes",
        "wants",
    ]
)
CLASSES = frozenset(
    [
        "person",
        "unnamed",
        "state",
        "state media",
        "organisation",
        "agency",
        "specialist",
        "media",
        "document",
        "other",
        "own voice",
    ]
)


def attributed(text: str) -> list[Statement]:
    return [statement for statement in find(text) if statement.kind != "own"]


def parts(text: str, statement: Statement) -> tuple[str, str, str]:
    def of(span: tuple[int, int] | None) -> str:
        return text[slice(*span)] if span else ""

    return of(statement.source), of(statement.cue), " … ".join(of(piece) for piece in statement.content)


def said(text: str) -> list[tuple[str, str]]:
    """Return who says what in a text."""
    return [(parts(text, one)[0], parts(text, one)[2].rstrip(".")) for one in attributed(text)]


# --- The table of orders ------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", rules.ORDERS, ids=lambda order: order.id)
def test_each_order_finds_its_example(order: rules.Order) -> None:
    text, source, cue, content = order.example
    found = [one for one in find(text) if one.rule == order.id]
    assert len(found) == 1
    words = parts(text, found[0])
    assert (words[0], words[1], words[2].rstrip(".")) == (source, cue, content.rstrip("."))
    assert found[0].why == order.says


@pytest.mark.parametrize("order", rules.ORDERS, ids=lambda order: order.id)
def test_each_order_leaves_its_counterexample(order: rules.Order) -> None:
    assert order.id not in [one.rule for one in find(order.counter)]


def test_orders_have_names_of_their_own() -> None:
    assert len({order.id for order in rules.ORDERS}) == len(rules.ORDERS)
    assert all(order.says.endswith(".") and len(order.says) < 120 for order in rules.ORDERS)


# --- Hard cases by name ---------------------------------------------------------------------------------------

CASES = {
    "apposition": (
        "Ann Lee, a nurse from the valley, said the ward is full.",
        [("Ann Lee, a nurse from the valley", "the ward is full")],
    ),
    "two appositions": (
        "Ann Lee, 45, a nurse, said the ward is full.",
        [("Ann Lee, 45, a nurse", "the ward is full")],
    ),
    "adverbial before": (
        "After the vote, Ann Lee, the chair, said it was over.",
        [("Ann Lee, the chair", "it was over")],
    ),
    "interrupted quotation": (
        "“No,” the chair said, “never.”",
        [("the chair", "“No,” … “never.”")],
    ),
    "continued quotation": (
        "“The road is closed,” the chair said. “Nobody can pass.”",
        [("the chair", "“The road is closed,” … “Nobody can pass.”")],
    ),
    "quotation over paragraphs": (
        "The chair said: “The road is closed.\n\n“Nobody can pass.”",
        [("The chair", "“The road is closed. … “Nobody can pass.”")],
    ),
    "mixed": (
        "The chair said that the road is “closed for good” and unsafe.",
        [("The chair", "that the road is “closed for good” and unsafe")],
    ),
    "scare quotes": ("The “expert” left the room.", []),
    "title": ("The film “The Long Road Home” was shown.", []),
    "time between source and cue": (
        "The ministry on Monday said the road is closed.",
        [("The ministry", "the road is closed")],
    ),
    "place between cue and content": (
        "Ann Lee said in Paris on Monday that the road is closed.",
        [("Ann Lee", "that the road is closed")],
    ),
    "source with of": (
        "The head of the fishing union said boats are idle.",
        [("The head of the fishing union", "boats are idle")],
    ),
    "reduced relative": (
        "Two officials briefed on the talks said they had failed.",
        [("Two officials briefed on the talks", "they had failed")],
    ),
    "two cues": (
        "Lee said the road is closed and added that it may open.",
        [("Lee", "the road is closed"), ("Lee", "that it may open")],
    ),
    "noun, not verb": ("The claims of the report were in the state papers.", []),
    "name, not verb": ("The United States left. The State Department moved.", []),
    "report as noun": ("A report on the plan was read.", []),
    "sources close to": (
        "Rather, sources close to the chair say the road is closed.",
        [("sources close to the chair", "the road is closed")],
    ),
    "two people after a quotation": (
        "“The road is closed,” the nurse and former driver said.",
        [("the nurse and former driver", "“The road is closed,”")],
    ),
    "comma outside the quotation": (
        "“The road is closed”, Lee said on Monday, “and nobody can pass”.",
        [("Lee", "“The road is closed” … “and nobody can pass”")],
    ),
    "participle between commas": (
        "Ann Lee, speaking in Paris, called the plan a mistake.",
        [("Ann Lee, speaking in Paris", "the plan a mistake")],
    ),
    "day before the source": ("On Monday China said that it rained.", [("China", "that it rained")]),
    "same day": (
        "On the same day Japan’s ministry warned that the road is closed.",
        [("Japan’s ministry", "that the road is closed")],
    ),
    "according to, inside": (
        "Last year, according to Reuters, Ann Lee closed the road.",
        [("Reuters", "Last year … Ann Lee closed the road")],
    ),
    "no comma after according to": (
        "According to Lee the road was closed.",
        [("Lee", "the road was closed")],
    ),
    "reported by": (
        "As first reported by the Daily Post, the road is closed.",
        [("the Daily Post", "the road is closed")],
    ),
    "with a source of its own": (
        "Many left, with one reader writing that the road is closed.",
        [("one reader", "that the road is closed")],
    ),
    "quotation before the clause": (
        "Citing “duties at home,” the envoy told Reuters that he would leave.",
        [("the envoy", "that he would leave")],
    ),
    "participle after the source": (
        "A poll released Wednesday found that the road is closed.",
        [("A poll", "that the road is closed")],
    ),
    "participle inside the source": (
        "Cars are stuck, photos published Friday by state media showed.",
        [("photos published Friday by state media", "Cars are stuck")],
    ),
    "according to, before of": (
        "He spoke, according to the navy, of long talks.",
        [("the navy", "He spoke … of long talks")],
    ),
    "that, according to": (
        "They heard that according to the navy, the road is closed.",
        [("the navy", "the road is closed")],
    ),
    "relative said": (
        "They sold the ship, which he said was old.",
        [("he", "which … was old")],
    ),
    "possessive without s": (
        "The sources’ lawyer said the road is closed.",
        [("The sources’ lawyer", "the road is closed")],
    ),
    "comparison": ("It was not as bad as many had feared.", []),
    "told that": ("They were stopped and told that the road is closed.", []),
    "naming": ("A prize called the Golden Pen was given.", []),
    "who wants no name": ("A nurse who did not want to be named left.", []),
    "state media": ("State media said the road is closed.", [("State media", "the road is closed")]),
    "plural verb at the end": (
        "The road is closed, analysts believe.",
        [("analysts", "The road is closed")],
    ),
    "interrupted subject": (
        "The meeting of the two chairs, Lee said, was short.",
        [("Lee", "The meeting of the two chairs … was short")],
    ),
    "list": (
        "The chair thanked his parents, his sisters and the whole team before the vote.",
        [("The chair", "his parents, his sisters and the whole team")],
    ),
    "apposition, not list": (
        "The chair blamed Ann Lee, a driver, for the noise.",
        [("The chair", "Ann Lee")],
    ),
    "as something": (
        "Farmers described the road as a danger to cows.",
        [("Farmers", "the road as a danger to cows")],
    ),
    "as a clause": (
        "The mayor praised the farmers as the court rose.",
        [("The mayor", "the farmers")],
    ),
    "told of before its source": (
        "It was a decision they say allowed the river to rise.",
        [("they", "a decision … allowed the river to rise")],
    ),
    "phrase inside the group of verbs": (
        "Friends of the mayor have in the past said he was ill.",
        [("Friends of the mayor", "he was ill")],
    ),
    "phrase before that": (
        "The mayor said, while speaking to farmers in May, that the road is closed.",
        [("The mayor", "that the road is closed")],
    ),
    "quotation in the next paragraph": (
        "The mayor told the farmers, to loud applause:\n\n“The road is open.”\n\n“Nobody has to pay.”",
        [("The mayor", "“The road is open.” … “Nobody has to pay.”")],
    ),
    "thing and quotation": (
        "The mayor described the road: “It is old, and it is full of holes.”",
        [("The mayor", "the road … “It is old, and it is full of holes.”")],
    ),
    "apposition after a call": (
        "“The road is open!” Ann Lee, the head of the farmers, said.",
        [("Ann Lee, the head of the farmers", "“The road is open!”")],
    ),
    "place at the end of the apposition": (
        "Ann Lee, director of roads at the Institute of Farming, Hill Valley, said the road is closed.",
        [("Ann Lee, director of roads at the Institute of Farming, Hill Valley", "the road is closed")],
    ),
    "name in capitals that looks like an adverb": (
        "Ann Lee told ROAD TODAY that it rained.",
        [("Ann Lee", "that it rained")],
    ),
    "adverb after the hearer": (
        "Ann Lee told farmers here that it rained.",
        [("Ann Lee", "that it rained")],
    ),
    "according to, with a participle": (
        "According to Ann Lee, writing for the Post, the road is closed.",
        [("Ann Lee, writing for the Post", "the road is closed")],
    ),
    "according to a letter sent": (
        "They knew that according to a letter sent on Monday, the road is closed.",
        [("They", "that according to a letter sent on Monday, the road is closed")],
    ),
    "participle after a time": (
        "The farmers sent a letter this week urging the mayor to close the road.",
        [("The farmers", "the mayor to close the road")],
    ),
    "no verb before the participle": (
        "Then he cut a tape, calling the road a miracle.",
        [("he", "the road a miracle")],
    ),
    "headline with to": (
        "Ann Lee to call for wider roads",
        [("Ann Lee", "wider roads")],
    ),
    "asked, and who said it after": (
        "Asked about the plan, the mayor said it was late.",
        [("", "the plan"), ("the mayor", "it was late")],
    ),
    "were asked": ("When farmers were asked who had built the road, they left.", [("", "who had built the road")]),
    "asked for a thing": ("The panel was asked for a report by May.", []),
    "welcome guests": ("Hill Valley to welcome guests after the flood", []),
    "asked about it": ("The mayor was asked about it.", []),
    "condition of anonymity": ("Two officials spoke on the condition of anonymity.", []),
    "question after an occasion": (
        "Lee would not discuss on the show whether he was ill.",
        [("Lee", "whether he was ill")],
    ),
    "begun": (
        "More farmers have begun urging the mayor to stop.",
        [("farmers", "the mayor to stop")],
    ),
    "verb first": ("Said Ann Lee, a nurse: “The ward is full.”", [("Ann Lee, a nurse", "“The ward is full.”")]),
    "while adding": (
        "Lee insisted that it was late while adding that it was good.",
        [("Lee", "that it was late"), ("Lee", "that it was good")],
    ),
    "but suggesting": (
        "The aide left, saying she was ready but suggesting that it was late.",
        [("The aide", "she was ready"), ("The aide", "that it was late")],
    ),
    "verb and noun in a headline": ("Kim vows change", [("Kim", "change")]),
    "research conducted": (
        "Research conducted for the Farm Office showed that cows are ill.",
        [("Research conducted for the Farm Office", "that cows are ill")],
    ),
    "naming with and": ("A print called Cows and Hills from the north was sold.", []),
    "whose noun": ("A minister whose claim was late left.", []),
    "whilst": (
        "Lee defended the plan whilst promising to wait.",
        [("Lee", "the plan"), ("Lee", "to wait")],
    ),
    "passive": ("The plan was announced and then criticized.", []),
    "speech verb without content": ("He spoke. She said.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_who_says_what(name: str) -> None:
    text, expected = CASES[name]
    assert said(text) == expected


def test_a_chain_is_kept_whole() -> None:
    text = "Satellite images show a new pier, the Daily Post reported."
    (found,) = attributed(text)
    assert parts(text, found) == ("the Daily Post", "reported", "Satellite images show a new pier")
    assert [(text[slice(*link.source)], text[slice(*link.cue)]) for link in found.via if link.source] == [
        ("Satellite images", "show")
    ]
    text = "KCNA said the ship had left, according to Yonhap."
    (found,) = attributed(text)
    assert parts(text, found)[0] == "Yonhap"
    assert text[slice(*found.via[0].source or (0, 0))] == "KCNA"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We met,” Ann Lee said.", "direct"),
        ("Ann Lee said they met.", "indirect"),
        ("Ann Lee said they met “by chance” in the park.", "mixed"),
        ("They met.", "own"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [one.kind for one in find(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ann Lee said the road is closed.", "says"),
        ("Ann Lee claimed the road is closed.", "claims"),
        ("Ann Lee denied that the road is closed.", "denies"),
        ("Ann Lee confirmed that the road is closed.", "confirms"),
        ("Ann Lee admitted that the road is closed.", "admits"),
        ("A survey showed that the road is closed.", "shows"),
        ("The Daily Post reported that the road is closed.", "reports"),
        ("Ann Lee did not say that the road is closed.", "does not say"),
        ("Ann Lee believes the road is closed.", "believes"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert [one.stance for one in attributed(text)] == [stance]


def test_hedges_have_a_scope() -> None:
    text = "Ann Lee said the road may be closed, and at least 40 cars are stuck."
    (found,) = attributed(text)
    assert [(text[hedge.start : hedge.end], hedge.kind) for hedge in found.hedges] == [
        ("may", "possibility"),
        ("at least", "measure"),
    ]
    assert text[slice(*found.hedges[0].scope)] == "may be closed"


@pytest.mark.parametrize(
    ("text", "source", "behind"),
    [
        ("The Post quoted Ann Lee as saying that talks go on.", "The Post", ["Ann Lee"]),
        ("Ann Lee was quoted by the Post as saying that talks go on.", "the Post", ["Ann Lee"]),
        ("Ann Lee was quoted as saying that talks go on.", "Ann Lee", []),
    ],
)
def test_who_quotes_stands_before_who_is_quoted(text: str, source: str, behind: list[str]) -> None:
    (found,) = attributed(text)
    assert parts(text, found)[0] == source
    assert parts(text, found)[2] == "that talks go on"
    assert [text[slice(*link.source)] for link in found.via if link.source] == behind


def test_a_parse_finds_what_the_orders_miss() -> None:
    text = "The firm Lee Steel, has said that the mill is safe. Ann Lee said it rained."
    found = [one for one in spacy.find(text) if one.kind != "own"]
    assert [parts(text, one)[::2] for one in found] == [
        ("The firm Lee Steel", "that the mill is safe"),
        ("Ann Lee", "it rained"),
    ]


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.text(max_size=80))
def test_a_parse_is_safe_with_any_text(text: str) -> None:
    for one in spacy.find(text):
        assert all(0 <= start < end <= len(text) for start, end in one.content)


def test_an_own_voice_row_has_no_source() -> None:
    (found,) = find("The road was closed on Monday.")
    assert (found.source, found.cue, found.source_class, found.official) == (None, None, "own voice", None)


# --- Sources --------------------------------------------------------------------------------------------------------

SOURCES = {
    "Ann Lee": ("person", False),
    "Ann Lee, a nurse": ("person", False),
    "Gov. Ann Lee": ("person", True),
    "Defence Minister Ann Lee": ("person", True),
    "former Gov. Ann Lee": ("person", False),
    "a nurse, Ann Lee": ("person", False),
    "the Ministry of Fisheries": ("state", True),
    "the Transport Department": ("state", True),
    "South Korea": ("state", True),
    "the defence ministry": ("state", True),
    "two officials": ("unnamed", True),
    "a number of experts": ("unnamed", False),
    "people who live there": ("unnamed", False),
    "KCNA": ("state media", False),
    "Chinese state media": ("state media", False),
    "Yonhap": ("agency", False),
    "NK News": ("specialist", False),
    "the Hill Valley Gazette": ("media", False),
    "the newspaper": ("media", False),
    "the Tass news agency": ("state media", False),
    "the state-run Hill Valley Gazette": ("state media", False),
    "a State Department spokesperson": ("unnamed", True),
    "North Korean leader Ann Lee": ("person", True),
    "union leader Ann Lee": ("person", False),
    "Ann Lee of the Hill Valley University": ("person", False),
    "a survey of 900 voters": ("document", False),
    "Satellite images": ("document", False),
    "the steel company": ("organisation", False),
    "the Fishing Boat Association": ("organisation", False),
    "The following day": ("other", False),
    "…": ("other", False),
}


@pytest.mark.parametrize("phrase", SOURCES)
def test_class_of_a_source(phrase: str) -> None:
    assert classify(phrase) == SOURCES[phrase]


def test_a_speaker_has_the_name_that_the_text_gives() -> None:
    text = "Defence Minister Amina Okoro arrived. She said it rained. The defence minister thanked the hosts."
    start = text.index("Amina")
    names = [Name(start, start + 11, "PERSON", "Amina Okoro")]
    found = [one for one in find(text, names) if one.kind != "own"]
    assert [(one.speaker, one.official) for one in found] == [("Amina Okoro", True), ("Amina Okoro", True)]


def test_a_title_right_after_a_name_can_be_of_another() -> None:
    text = "Through Tom Hill, the leader of Hill Valley thanked the hosts."
    names = [Name(8, 16, "PERSON", "Tom Hill"), Name(32, 43, "PLACE", "Hill Valley")]
    (found,) = [one for one in find(text, names) if one.kind != "own"]
    assert (found.speaker, found.source_class) == ("leader of Hill Valley", "unnamed")


def test_she_is_nobody_who_is_he() -> None:
    text = "Tom Hill met Ann Lee. He left. She said it rained."
    names = [Name(0, 8, "PERSON", "Tom Hill"), Name(13, 20, "PERSON", "Ann Lee")]
    (found,) = [one for one in find(text, names) if one.kind != "own"]
    assert found.speaker == "Ann Lee"


def test_a_nation_stays_with_its_body() -> None:
    text = "Japan’s defence ministry said it rained. KCNA news agency said so, too."
    names = [Name(0, 5, "PLACE", "Japan"), Name(41, 45, "ORG", "Korean Central News Agency")]
    assert [(one.speaker, one.source_class) for one in find(text, names) if one.kind != "own"] == [
        ("Japan’s defence ministry", "state"),
        ("Korean Central News Agency", "state media"),
    ]


def test_no_thing_believes() -> None:
    assert said("The visits suggest that talks go on.") == []
    assert said("Documents suggest that talks go on.") == [("Documents", "that talks go on")]


def test_who_is_spoken_of_does_not_say_it() -> None:
    text = "Ann Lee thanked them. “When Tom Hill came to us, I was in Lima for the day,” she said. “I was,” she added."
    names = [Name(text.index(name), text.index(name) + len(name), "PERSON", name) for name in ("Ann Lee", "Tom Hill")]
    assert [one.speaker for one in find(text, names) if one.kind == "direct"] == ["Ann Lee", "Ann Lee"]


def test_a_report_is_nobody_s_office() -> None:
    text = "A parade was seen by Ann Lee, the papers reported.\n\nIt was held at night, according to the report."
    start = text.index("Ann Lee")
    found = find(text, [Name(start, start + 7, "PERSON", "Ann Lee")])[-1]
    assert (found.speaker, found.source_class) == ("report", "document")


def test_who_is_threatened_is_not_told() -> None:
    assert not attributed("The navy caught 23 pirates who threatened a merchant vessel off Lima.")
    assert said("Kenya threatened to close the harbour.") == [("Kenya", "to close the harbour")]


def test_speakers_are_resolved() -> None:
    text = (
        "Mayor Ann Lee said the road is closed. She added that it may open. "
        "Tom Hill, a driver, said he was stuck. He said nobody came. Lee said help was on its way. "
        "The Transport Ministry said it was sorry. The ministry said it would pay."
    )
    speakers = [one.speaker for one in attributed(text)]
    assert speakers[:5] == ["Mayor Ann Lee", "Mayor Ann Lee", "Tom Hill", "Tom Hill", "Mayor Ann Lee"]
    assert speakers[5:] == ["Transport Ministry", "Transport Ministry"]


# --- The lists --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("statement-*.csv")))
def test_lists_are_whole(name: str) -> None:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert len({len(row) for row in rows}) == 1
    assert len({tuple(row) for row in rows}) == len(rows)


def test_every_tag_is_listed_and_every_tag_that_is_listed_is_given() -> None:
    text = (
        "Kim’s 12 envoys (of the party) told Okoro: “We never left them.” They praised a ‘big’ plan – leaving in "
        "July; nobody who saw it asked why, or whether 5% could be kept!"
    )
    listed = set(page.TAGS) | set(lexicon.tags().values())
    assert set(page.read(text).tags) <= listed
    assert set(page.TAGS) <= set(page.read(text).tags)


def test_cues_have_a_stance_that_is_known() -> None:
    for form in lexicon.cue_forms().values():
        assert form.cue.stance in STANCES
    for noun in lexicon.cue_nouns().values():
        assert noun.stance in STANCES


# --- Any text ---------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "said",
        "says",
        "told",
        "claimed",
        "that",
        "the",
        "a",
        "of",
        "in",
        "to",
        "and",
        "but",
        "who",
        "he",
        "she",
        "they",
        "Ann",
        "Lee",
        "officials",
        "according",
        "reports",
        "his",
        "claim\n",
        "",
        "",
        "",
        "by",
        ",",
        ".",
        ":",
        ";",
        "“",
        "”",
        '"',
        "'",
        "(",
        ")",
        "—",
        "–",
        "saying",
        "adding",
        "not",
        "was",
        "Monday",
        "40",
        "may",
        "as",
        "noted",
        "Photo:",
        "\n\n",
        "🙂",
        "is",
        "left",
        "because",
        "which",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=60).map(" ".join))


@settings(derandomize=True, deadline=None, max_examples=400)
@given(TEXTS)
def test_any_text(text: str) -> None:
    found = find(text)
    contents = []
    for one in found:
        spans = [*one.content, *(span for span in (one.source, one.cue) if span)]
        assert one.content
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(not text[start:end][0].isspace() and not text[start:end][-1].isspace() for start, end in spans)
        assert list(one.content) == sorted(one.content)
        assert one.source_class in CLASSES
        assert one.rule in rules.says()
        contents += one.content
        for hedge in one.hedges:
            assert hedge.scope[0] == hedge.start < hedge.end <= hedge.scope[1]
    contents.sort()
    assert all(this[1] <= following[0] for this, following in pairwise(contents))
    firsts = [min(start for start, _ in [*one.content, *([one.source] if one.source else [])]) for one in found]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "\0", "\ud800", "said", "“", "(((", "أكد الوزير أن", ",,,,", "Photo: a."]
)
def test_odd_texts(text: str) -> None:
    assert all(one.kind == "own" for one in find(text))


ADVERSARIAL = {
    "one sentence of cues": "he said she claimed ",
    "commas": "Ann, a, said, ",
    "quotation marks": "“a, ” said ",
    "open quotations": "“We said ",
    "and": "said and said and ",
    "of": "the head of the ",
    "brackets": "(said ",
    "according": "according to a, ",
    "that": "that that said ",
    "claims that": "his claim that ",
    "quotations alone": "“We left. ”\n\n",
    "credits": "A bridge. Photo: Ann.\n",
    "hedges": "may at least ",
    "headline with to": "Ann Lee to say ",
    "list": ", his sister",
    "calls": "“No!” Ann, a b, c d, ",
    "asked": "asked about it and ",
    "one word": "said",
    "quotations without a source": "No. “",
    "full stops": ". _",
}


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_time_grows_with_the_text(name: str) -> None:
    def seconds(size: int) -> float:
        text = ADVERSARIAL[name] * (size // len(ADVERSARIAL[name]))
        begin = time.process_time()
        find(text)
        return time.process_time() - begin

    seconds(1_000)
    small = min(seconds(15_000) for _ in range(2))
    assert seconds(150_000) < 40 * small + 0.5

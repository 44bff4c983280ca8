"""What segments finds: examples by name, and what must hold for any text."""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit import segments
from kit.article import Article
from kit.segments import Offsets, dateline, paragraphs, quotations, sentences, tokens

DATA = Path(segments.__file__).parents[1] / "data"


def parted(text: str, spans: Iterable[Offsets]) -> list[str]:
    return [text[start:end] for start, end in spans]


# --- Paragraphs ---------------------------------------------------------------------------------------------

WRAPPED = (
    "The envoys arrived on Wednesday in the evening and were met at the\n"
    "airport by the defence minister, who led them to the city.\n"
    "The next morning a parade was held in the main square of Pyongyang and\n"
    "lasted three hours, the state agency said in a short report."
)

PARAGRAPHS = {
    "blank line": ("One.\n\nTwo.", ["One.", "Two."]),
    "several blank lines with spaces": ("One.\n \t\n\n\nTwo.", ["One.", "Two."]),
    "windows line ends": ("One.\r\n\r\nTwo.", ["One.", "Two."]),
    "one windows line end is no blank line": ("The talks\r\nended.", ["The talks\r\nended."]),
    "old mac line ends": ("One.\r\rTwo.", ["One.", "Two."]),
    "form feed": ("The talks\fended.", ["The talks", "ended."]),
    "paragraph separator": ("the talks\u2029ended", ["the talks", "ended"]),
    "white space around": ("\n\n  One.  \n\n  Two. \n", ["One.", "Two."]),
    "line in mid-sentence": ("The talks\nended.", ["The talks\nended."]),
    "each line a paragraph": (
        "One is told.\nTwo is told.\nThree.",
        ["One is told.", "Two is told.", "Three."],
    ),
    "headline and byline": (
        "Envoys Visit Pyongyang\nBy Ann Lee\nThe envoys arrived on Wednesday.",
        ["Envoys Visit Pyongyang", "By Ann Lee", "The envoys arrived on Wednesday."],
    ),
    "list": ("Oil\nGas\nCoal", ["Oil", "Gas", "Coal"]),
    "comma at the end of a line": ("On Friday,\nKim left.", ["On Friday,\nKim left."]),
    "word that needs another": ("They met in\nSeoul.", ["They met in\nSeoul."]),
    "title at the end of a line": ("They met Gen.\nLee.", ["They met Gen.\nLee."]),
    "full line": (
        "The minister of defence met the leader of North\nKorea in the capital on Thursday.",
        ["The minister of defence met the leader of North\nKorea in the capital on Thursday."],
    ),
    "wrapped lines": (
        WRAPPED,
        [WRAPPED[: WRAPPED.index("The next") - 1], WRAPPED[WRAPPED.index("The next") :]],
    ),
    "wrapped lines with indent": (
        "  The minister of defence met the leader of the North and\n"
        "left the city again. The talks had lasted hours.\n"
        "  Nobody said what had been agreed in the talks, or\nwhether there would be more.",
        [
            "The minister of defence met the leader of the North and\nleft the city again. The talks had lasted hours.",
            "Nobody said what had been agreed in the talks, or\nwhether there would be more.",
        ],
    ),
    "nothing": ("", []),
    "only white space": (" \n\n \t\r\n", []),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_paragraphs(name: str) -> None:
    text, expected = PARAGRAPHS[name]
    assert parted(text, paragraphs(text)) == expected


# --- Sentences ----------------------------------------------------------------------------------------------

# A bar stands where a sentence ends and the next one begins.
SENTENCES = {
    "two sentences": "They met.| They talked.",
    "no final stop": "They met.| They talked",
    "initials": "J. K. Rowling met George W. Bush.| He smiled.",
    "initialism before a name": "The U.S. Navy and the U.N. Security Council met.",
    "initialism before an opener": "He left the U.S.| The talks go on.",
    "initialism in closing marks": "“We left the U.S.”| Kim did not.",
    "rank and office": "Lt. Col. Park, Gen. Lee and Sen. Ann Smith, R-Ohio, met Mr. Kim.",
    "rank in capitals": "GEN. LEE MET MR. KIM.",
    "firm": "Acme Inc. Chairman Ann Lee left.| She had led Acme Inc.| The firm is small.",
    "month": "It began on Nov. 3 and ended in Dec.| Nobody won.",
    "number label": "It was No. 1 on p. 3.| Was it true?| No.| It was not.",
    "decimal and amount": "It rose 3.5 percent to $2.3bn.| Then it fell.",
    "time before weekday": "It starts at 9 a.m. Friday and ends at 5 p.m. Moscow time.",
    "time at the end": "It starts at 9 a.m.| Visitors may come.| It ends at 5 p.m.",
    "year at the end": "It ended in 1953.| 27 states took part.",
    "saint and street": "St. Louis has a Main St.| The house is there.",
    "e-mail and web address": "Write to a.lee@news.example.org or see www.example.org/a.html?b=C.d for more.",
    "web address after a stop": "Read on.| https://example.org/a",
    "domain": "Booking.Com grew.| Example.org did, too.",
    "abbreviation before small letter": "It weighs approx. five kg. or so, the state dept. said.",
    "latin": "Seoul vs. Pyongyang, i.e. South vs. North, etc. and so on.",
    "ellipsis in mid-sentence": "We … we were ... I mean, we left.",
    "ellipsis at the end": "We waited ...| The rest is known.| We waited . . .| Nobody came.",
    "ellipsis at the start": "He spoke of “... The deal of the year.”",
    "words left out": "“We agree.| [...] The deal stands.”",
    "quotation of several sentences": "“We met.| We talked,” he said.| “We agreed.”",
    "single quotation marks": "‘We met.| We talked,’ he said.| ‘We agreed.’",
    "question and speaker": "“Why?” he asked.| “Who?” Ann Lee asked.| “What?” shouted Lee.",
    "question and new sentence": "“Why?”| Nobody knew.",
    "several marks": "Really?!| Yes!!!| Why???",
    "name with a mark": "He left Yahoo! Sports.| He went to Yahoo!| The firm was glad.",
    "closing bracket": "(They met.| They talked.)| They left (at 5 p.m.) again.",
    "note number": "They met.[1]| They talked.[12]| They left.",
    "numbered list": "1. They met.| 2. They talked.",
    "lettered list": "a. They met.| b. They talked.",
    "attribution after a dash": "“We met.” — Ann Lee",
    "missing space": "They met.|The envoys talked.|He left.",
    "missing space after a quotation": "“They met.”|They left.",
    "small letter after a full word": "they met. ".replace(". ", ".| ") + "they talked.",
    "brand in small letters": "They sell.| iPhones sell, too.",
    "wide stops": "会谈结束了。|他们走了！|“是吗？”|是。",
    "guillemets": "« Oui. »| Il part.",
    "typed quotation marks": '"We met." "We talked."'.replace('" "', '"| "'),
    "caption": "The envoys at the airport| Photo: Agency",
    "date line": "Thursday, July 27, 2023| Envoys came to Pyongyang.",
    "date after a headline": "Envoys visit| Thursday, July 27, 2023",
    "date in a sentence": "It ended on Thursday, July 27, 2023",
    "line end in a sentence": "They met\non Friday.| They\ntalked.",
    "colon": "He said: “We met.”| She said: “We talked.”",
    "emoji": "They met.| 🙂 They talked.",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences(name: str) -> None:
    marked = SENTENCES[name]
    text = marked.replace("|", "")
    assert parted(text, sentences(text)) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("stop", segments.STOPS, ids=lambda stop: stop.id)
def test_each_stop_has_its_examples(stop: segments.Stop) -> None:
    assert len(sentences(stop.one)) == 1
    assert len(sentences(stop.two)) == 2
    assert stop.ends_before <= segments.SHAPES.keys()
    assert stop.why.endswith(".")


def test_abbreviations_have_one_kind_that_is_a_stop() -> None:
    with (DATA / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["kind"] for row in rows} <= {stop.id for stop in segments.STOPS}
    assert all(row["means"] for row in rows)
    assert Counter(row["abbreviation"] for row in rows).most_common(1)[0][1] == 1


def test_sentences_do_not_cross_paragraphs() -> None:
    assert parted("The end\n\nof it.", sentences("The end\n\nof it.")) == ["The end", "of it."]


# --- Tokens -------------------------------------------------------------------------------------------------

TOKENS = {
    "words and marks": "They | met | , | then | left | .",
    "contraction and possessive": "don't | don’t | Kim’s | O'Brien | reporters | ’ | notes",
    "numbers": "1,001.2 | 9:14 | 70th | 27–30 | 1950-1953 | 24/7 | 1990s | ’90s | 5 | %",
    "amounts": "$2.3bn | €5 | US$3m | £1,000",
    "compounds": "US-led | U.S.-led | 24-member | on-the-record",
    "short forms": "Mr. | Lee | of | N. | Korea | , | J. | K. | Rowling | , | Ph.D.",
    "short forms in small letters": "9 | a.m. | , | e.g. | at | Acme | Inc. | here",
    "initialism": "the | U.S. | and | the | U.N.’s | AT&T",
    "label before a number": "No. | 3",
    "no label": "No | . | Yes",
    "letter before a new sentence": "vitamin | C | . | It | helped",
    "missing space": "ended | . | The",
    "addresses": "a.lee@news.example.org | , | www.example.org/a?b=c | . | https://example.org | ) | Ex.org",
    "names of networks": "@AP | #news",
    "dots and dashes": "so | ... | so | -- | so | — | so | … | so",
    "typed quotation marks": "`` | Yes | '' | ( | ? | ! | )",
    "emoji": "👩‍👩‍👧 | 👍🏽 | 1️⃣ | 🇰🇷 | 🇰🇵",
    "combining marks": "cafe\u0301 | x",
    "lone surrogate and nul": "\ud800 | \x00",
}


@pytest.mark.parametrize("name", TOKENS)
def test_tokens(name: str) -> None:
    expected = TOKENS[name].split(" | ")
    glued = {"’", ",", ".", ")", "%"}
    text = "".join(word if word in glued else f" {word}" for word in expected).strip()
    assert parted(text, tokens(text)) == expected


# --- Quotations ---------------------------------------------------------------------------------------------

# Each quotation as its words, with "(" before it for every quotation it stands in, ">" if it continues,
# and "…" after it if it is not closed.
QUOTATIONS = {
    "curly": ("“We met,” he said. “We talked.”", ["We met,", "We talked."]),
    "straight": ('"We met," he said. "We talked."', ["We met,", "We talked."]),
    "german": ("„Ja“, sagte er. »Nein«, sagte sie.", ["Ja", "Nein"]),
    "french": ("« Oui », dit-il. «Non»", ["Oui", "Non"]),
    "ascii": ("``We met,'' he said. ''So.''", ["We met,", "So."]),
    "east asian": ("「はい」と言った。", ["はい"]),
    "british": ("‘It’s the ’90s,’ he told the reporters’ union. ‘Yes.’", ["It’s the ’90s,", "Yes."]),
    "typed single": ("He said 'it's the '90s' and 'no'.", ["it's the '90s", "no"]),
    "possessive in a quotation": (
        "‘The reporters’ notebooks are gone,’ he said.",
        ["The reporters’ notebooks are gone,"],
    ),
    "only apostrophes": (
        "Don’t read the players’ and coaches’ notes of the ’90s, 'cause it's the boss' job.",
        [],
    ),
    "nested": ("“He said ‘no,’ twice.”", ["He said ‘no,’ twice.", "(no,"]),
    "nested at the end": ("“He said ‘no.’”", ["He said ‘no.’", "(no."]),
    "nested in british": ("‘He said “no” twice.’", ["He said “no” twice.", "(no"]),
    "several paragraphs": ("“One.\n\n“Two.\n\n“Three.” “Four.”", ["One.…", ">Two.…", ">Three.", "Four."]),
    "several paragraphs, single": ("‘One.\n\n‘Two.’", ["One.…", ">Two."]),
    "several paragraphs, straight": ('"One.\n\n"Two."', ["One.…", ">Two."]),
    "stray mark": ("He said “no.\n\nShe said “yes”.", ["no.…", "yes"]),
    "stray mark before another": ("“We met, he said. “We talked.”", ["We met, he said.…", "We talked."]),
    "stray closing mark": ("We met,” he said. “We talked.”", ["We talked."]),
    "stray single mark": ("He said ‘no. She said “yes”.", ["yes"]),
    "mixed marks": ('“We met," he said. "We talked.”', ["We met,", "We talked."]),
    "closed with the wrong mark": ("a “word“ more", ["word"]),
    "feet and inches": ('He is 6\'2", his desk 5\' long and 30" wide. "Yes."', ["Yes."]),
    "inches in a quotation": ('"A 5" pipe broke," he said.', ['A 5" pipe broke,']),
    "number at the end": ('"in 2019" and "in 2020"', ["in 2019", "in 2020"]),
    "after a dash": ('She left—"at once"—and "ran".', ["at once", "ran"]),
    "empty": ("“” and ", [""]),
}


@pytest.mark.parametrize("name", QUOTATIONS)
def test_quotations(name: str) -> None:
    text, expected = QUOTATIONS[name]
    found = [
        "(" * q.depth + ">" * q.continues + text[q.inner_start : q.inner_end] + "…" * (not q.closed)
        for q in quotations(text)
    ]
    assert found == expected


def test_quotation_offsets_hold_the_marks() -> None:
    text = "He said: « Oui »."
    (quotation,) = quotations(text)
    assert text[quotation.start : quotation.end] == "« Oui »"
    assert text[quotation.inner_start : quotation.inner_end] == "Oui"


# --- Dateline -----------------------------------------------------------------------------------------------

# The mark, the place, the agency and the day; the report begins with "Envoys".
DATELINES = [
    ("(Bloomberg) -- ", None, "Bloomberg", None),
    ("BEIJING (AP) -- ", "BEIJING", "AP", None),
    ("SEOUL, July 27 (Yonhap) -- ", "SEOUL", "Yonhap", "July 27"),
    ("PYONGYANG, July 28 (Xinhua) -- ", "PYONGYANG", "Xinhua", "July 28"),
    ("TOKYO — ", "TOKYO", None, None),
    ("MOSCOW, July 25. /TASS/. ", "MOSCOW", "TASS", "July 25"),
    ("WASHINGTON (Reuters) - ", "WASHINGTON", "Reuters", None),
    ("MOSCOW/SEOUL, July 26 (Reuters) - ", "MOSCOW/SEOUL", "Reuters", "July 26"),
    ("MOSCOW. July 25 (Interfax) - ", "MOSCOW", "Interfax", "July 25"),
    ("SEOUL, South Korea (AP) — ", "SEOUL, South Korea", "AP", None),
    ("ST. LOUIS, Mo. (AP) _ ", "ST. LOUIS, Mo.", "AP", None),
    ("The Hague (AFP) – ", "The Hague", "AFP", None),
    ("Isle of Man (PA) – ", "Isle of Man", "PA", None),
    ("São Paulo (AFP) – ", "São Paulo", "AFP", None),
    ("Beijing (dpa) - ", "Beijing", "dpa", None),
    ("Seoul, 27 July 2023 (EFE).- ", "Seoul", "EFE", "27 July 2023"),
    ("New Delhi [India], July 27 (ANI): ", "New Delhi [India]", "ANI", "July 27"),
    ("New Delhi, Jul 27 (PTI) ", "New Delhi", "PTI", "Jul 27"),
    ("July 27 (UPI) -- ", None, "UPI", "July 27"),
    ("Seoul, July 27 — ", "Seoul", None, "July 27"),
    ("Seoul, South Korea — ", "Seoul, South Korea", None, None),
    ("SEOUL: ", "SEOUL", None, None),
]


@pytest.mark.parametrize("expected", DATELINES, ids=lambda expected: expected[0])
@pytest.mark.parametrize("report", ["Envoys arrived.", "“Envoys arrived.”", "27 envoys arrived.", "iPhones arrived."])
def test_datelines(expected: tuple[str | None, ...], report: str) -> None:
    text = f"Title\n\n{expected[0]}{report}"
    found = dateline(text, len("Title"))
    assert found is not None
    assert tuple(text[part[0] : part[1]] if part else None for part in found) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un -- the leader -- said no.",
        "Kim Jong Un — He said no.",
        "The talks – the first since 2019 – ended.",
        "The North Atlantic Treaty Organization (NATO) – Europe’s shield – met.",
        "NATO — the alliance — said no.",
        "Sen. Ann Smith (R-Ohio) — She said no.",
        "On July 27 — Friday — they met.",
        "By Ann Lee (AP) -- Envoys arrived.",
        "EXCLUSIVE — Envoys arrived.",
        "BREAKING NEWS: Envoys arrived.",
        "SEOUL-based firms said no.",
        "SEOUL–TOKYO trains stopped.",
        "Envoys (left) -- They met.",
        "They met: Envoys arrived.",
        "(AP)",
        "-- Envoys arrived.",
        "SEOUL " * 50 + "(AP) -- Envoys arrived.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_dateline_beyond_the_end() -> None:
    assert dateline("SEOUL (AP) -- Envoys", 100) is None


def test_article_leaves_the_dateline_out_of_its_sentences() -> None:
    article = Article.from_text("MOSCOW, July 25. /TASS/. Envoys left. They flew.", title="Envoys")
    assert article.dateline is not None
    assert article.dateline.day is not None
    assert article.dateline.day.of(article.text) == "July 25"
    assert [sentence.of(article.text) for sentence in article.sentences] == ["Envoys left.", "They flew."]


def test_article_lists_outer_quotations_only() -> None:
    article = Article.from_text("“He said ‘no,’ twice.”")
    assert [quotation.value for quotation in article.quotations] == ["He said ‘no,’ twice."]


# --- What must hold for any text ----------------------------------------------------------------------------

MARKS = ". . . \" ' “ ” ‘ ’ « » „ ( ) [ ] - -- — – … ... ! ? : , / @ # $ 。 `` ''"
WORDS = (
    "A a é É 1 27 2.3 [1] 5'2\" Kim talks the The He I U.S. a.m. Mr. No. Inc. J. http://x www. .com said "
    "reporters July SEOUL (AP) 👩 🇰"
)
SPACES = [" ", " ", " ", "\n", "\n\n", "\r\n", "\r", "\t", "\f", "\xa0", "\u2029", "\x1c"]
PHRASES = ["Monday, May 7, 2023", "?” Kim said", "Photo: ", "/TASS/. ", "\u0301", "\u200d", "\x00", "\ud800"]
PIECES = st.sampled_from([*MARKS.split(), *WORDS.split(), *SPACES, *PHRASES])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))
UNITS: dict[str, Callable[[str], list[Offsets]]] = {
    "paragraphs": paragraphs,
    "sentences": sentences,
    "tokens": tokens,
}
any_text = settings(derandomize=True, deadline=None, max_examples=400)


@any_text
@given(TEXTS)
def test_spans_cover_all_but_white_space_in_order(text: str) -> None:
    for unit in UNITS.values():
        at = 0
        for start, end in unit(text):
            assert at <= start < end
            assert not text[at:start].strip()
            assert text[start:end] == text[start:end].strip()
            at = end
        assert not text[at:].strip()


@any_text
@given(TEXTS)
def test_sentences_fill_paragraphs(text: str) -> None:
    starts, ends = (set(edges) for edges in zip(*sentences(text), strict=True)) if sentences(text) else (set(), set())
    for start, end in paragraphs(text):
        assert start in starts
        assert end in ends


@any_text
@given(st.lists(PIECES.filter(lambda piece: piece not in "。\u0301\u200d"), max_size=30).map("".join))
def test_sentences_do_not_cut_tokens(text: str) -> None:
    edges = {edge for token in tokens(text) for edge in token}
    assert all(edge in edges for sentence in sentences(text) for edge in sentence)


@any_text
@given(TEXTS, TEXTS)
@example("A", "\xa0talks met.\nended so.\nB")  # a width counts white space before the first line, too
def test_a_blank_line_parts_texts(first: str, second: str) -> None:
    shift = len(first) + 2
    for unit in UNITS.values():
        joined = unit(first) + [(start + shift, end + shift) for start, end in unit(second)]
        assert unit(f"{first}\n\n{second}") == joined


@any_text
@given(TEXTS)
def test_quotations_are_nested_in_paragraphs(text: str) -> None:
    around: list[segments.Quotation] = []
    found = quotations(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for quotation in found:
        assert quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end
        assert quotation.closed == (quotation.inner_end < quotation.end)
        while around and around[-1].end <= quotation.start:
            around.pop()
        assert all(quotation.end <= outer.end for outer in around)
        assert quotation.depth == len(around)
        around.append(quotation)
        assert any(start <= quotation.start and quotation.end <= end for start, end in paragraphs(text))


@any_text
@given(TEXTS, st.integers(0, 40))
def test_dateline_is_inside_the_text(text: str, start: int) -> None:
    found = dateline(text, start)
    if found is not None:
        assert start <= found.mark[0] < found.mark[1] < len(text)
        assert all(found.mark[0] <= part[0] < part[1] <= found.mark[1] for part in found if part)


# --- Time grows with the text -------------------------------------------------------------------------------

ADVERSARIES = [
    *(
        ".",
        '"',
        "'",
        "“",
        "‘",
        "’ ",
        "(",
        " ",
        "\n",
        "A",
        "A ",
        "A, ",
        "a.b.",
        "a@",
        "aaa.Bbb",
        "...”",
        "U.S. ",
    ),
    *(
        "‘a s’ b ",
        '5" ',
        "« ",
        "http://",
        "Photo: ",
        "?” Kim ",
        ". . ",
        "1. ",
        "\u0301",
        "👩\u200d",
        "A b\n",
        "the\nThe\n",
    ),
]


def seconds(unit: Callable[[str], object], piece: str, size: int) -> float:
    text = piece * (size // len(piece))
    begin = time.process_time()
    unit(text)
    return time.process_time() - begin


@pytest.mark.parametrize("unit", [*UNITS.values(), quotations, dateline], ids=lambda unit: unit.__name__)
def test_time_grows_no_faster_than_the_text(unit: Callable[[str], object]) -> None:
    """Adversarial text may cost 40 times what news costs; read in quadratic time it would cost thousands."""
    plain = max(seconds(unit, "She said: “We met.” ", 100_000), 0.05)
    for piece in ADVERSARIES:
        assert seconds(unit, piece, 100_000) < 40 * plain, piece

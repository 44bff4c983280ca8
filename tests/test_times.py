"""Time expressions: the rules' own examples, the story's, and what holds for any text."""

import time
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.times import TimeExpression, find, intervals
from kit.times.lexicon import CLASSES, NAMED_DAYS, NAMED_EVENTS, words_of
from kit.times.readings import READINGS
from kit.times.rules import RULES, Rule

PUBLISHED = date(2023, 7, 24)


def values(text: str, published: date | None = PUBLISHED) -> list[str]:
    return [found.value for found in find(text, published)]


def only(text: str, published: date | None = PUBLISHED) -> TimeExpression:
    (found,) = find(text, published)
    return found


def test_no_phrase_of_a_class_is_written_in_two_ways_that_are_read_alike():
    counts = Counter((name, words_of(phrase)) for name, phrases in CLASSES.items() for phrase in phrases)
    assert [phrase for phrase, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_example(rule: Rule):
    example = rule.example
    found = find(example.text, date.fromisoformat(example.published))
    pairs = [(example.text[one.start : one.end], one.value) for one in found]
    if rule.reading == "never":
        assert pairs == []
    else:
        assert (example.words, example.value) in pairs
        assert rule.id in {one.rule for one in found}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_leaves_its_counter_example_alone(rule: Rule):
    counter = rule.counter
    found = find(counter.text, date.fromisoformat(counter.published))
    assert rule.id not in {one.rule for one in found}
    assert [(counter.text[one.start : one.end], one.value) for one in found] == (
        [(counter.words, counter.value)] if counter.words else []
    )


def test_rules_have_names_of_their_own_and_known_readings():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert {rule.reading for rule in RULES} == {*READINGS, "never"}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("the 70th anniversary on Thursday", "Thursday", "2023-07-27"),
        ("North Korea will mark the end of the war on Thursday.", "Thursday", "2023-07-27"),
        ("The delegation will come, state media reported Tuesday.", "Tuesday", "2023-07-25"),
        ("The anniversary is July 27.", "July 27", "2023-07-27"),
        ("The pandemic began in 2020.", "2020", "2020"),
        ("The link was reopening, officials said in September.", "September", "2022-09"),
        ("Earlier this year, an ambassador came.", "Earlier this year", "2023"),
        ("It has grown in recent months.", "recent months", "PXM"),
        ("He crossed the border last week.", "last week", "2023-W29"),
        ("their first official visit in about three years", "about three years", "P3Y"),
        ("the 1950-1953 Korean War", "1950", "1950"),
        ("the 1950-1953 Korean War", "1953", "1953"),
    ],
)
def test_the_expressions_of_the_story(text: str, words: str, value: str):
    assert (words, value) in [(text[one.start : one.end], one.value) for one in find(text, PUBLISHED)]


def test_a_weekday_that_publication_has_not_reached_is_doubtful():
    found = only("State media reported Tuesday that they will come.")
    assert (found.value, found.anchor, found.certain) == ("2023-07-25", "dateline", False)
    assert found.alternatives == ("2023-07-18",)


def test_early_and_late_narrow_the_days():
    found = only("Earlier this year it opened.")
    assert (found.begin, found.last) == (date(2023, 1, 1), PUBLISHED)
    assert find("It grew in 2019, and a year earlier too.", PUBLISHED)[1].last == date(2018, 12, 31)
    found = only("It closed in late March.")
    assert found.value == "2023-03"
    assert found.begin is not None
    assert found.begin > date(2023, 3, 15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She spoke on Friday.", "2023-07-21"),
        ("She will speak on Friday.", "2023-07-28"),
        ("The vote is due on Friday.", "2023-07-28"),
        ("The vote had been due on Friday.", "2023-07-21"),
        ("She spoke last Monday.", "2023-07-17"),
        ("She will speak next Monday.", "2023-07-31"),
        ("It is open until Wednesday.", "2023-07-26"),
        ("On Saturday, police arrested a man.", "2023-07-22"),
        ("On Saturday, ministers will meet.", "2023-07-29"),
        ("The strike began in May.", "2023-05"),
        ("The games will open in May.", "2024-05"),
        ("It was sold in November.", "2022-11"),
        ("The course starts in August.", "2023-08"),
        ("It was sold last July.", "2022-07"),
        ("He left on December 3.", "2022-12-03"),
        ("He left on 3 October.", "2023-10-03"),
    ],
)
def test_verbs_give_the_direction(text: str, value: str):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It has been shut since Apr 29, the line said.", "Apr 29", "2023-04-29"),
        ("Trains run from Mar 12.", "Mar 12", "2023-03-12"),
        ("Born 29 Apr 1950 in Oslo.", "29 Apr 1950", "1950-04-29"),
        ("On Sept 3 he left.", "Sept 3", "2023-09-03"),
        ("Apr. 29 2019 was hot.", "Apr. 29 2019", "2019-04-29"),
        ("Filed 29-Apr-2019 in Oslo.", "29-Apr-2019", "2019-04-29"),
        ("OSLO, Jul 24 (Agency)", "Jul 24", "2023-07-24"),
        ("It rained on Jun 30-Jul 3.", "Jul 3", "2023-07-03"),
        ("It opened in Sep 2019.", "Sep 2019", "2019-09"),
        ("Dec 5 was cold.", "Dec 5", "2022-12-05"),
        ("He came on 12 Jun with Ann.", "12 Jun", "2023-06-12"),
    ],
)
def test_short_names_of_months_need_no_full_stop(text: str, words: str, value: str):
    assert (words, value) in [(text[one.start : one.end], one.value) for one in find(text, PUBLISHED)]


@pytest.mark.parametrize(
    "text",
    [
        "He tried to mar 12 works.",
        "Kim Jun won.",
        "In Del Mar 12 people live.",
        "The 12 Mar-a-Lago staff left.",
        "They live at 3 Jan Hus Street.",
        "It recalls the late Jun Takami.",
        "Dec Kelly sang.",
        "The sep 12 valve leaks.",
    ],
)
def test_short_names_of_months_are_often_no_months(text: str):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value", "certain", "alternatives"),
    [
        ("He will stay until May.", "2024-05", True, ()),
        ("The border stays shut until May.", "2024-05", True, ()),
        ("The truce was extended until May.", "2024-05", True, ()),
        ("He was mayor until May.", "2023-05", False, ("2024-05",)),
        ("He had been mayor until May.", "2023-05", False, ("2024-05",)),
        ("The mayor until May, he runs a bank.", "2023-05", False, ("2024-05",)),
        ("It rained until Friday.", "2023-07-21", False, ("2023-07-28",)),
        ("The shop is open until Friday.", "2023-07-28", True, ()),
        ("A truce until May", "2024-05", True, ()),
        ("The visa, valid until May, is new.", "2024-05", True, ()),
        ("A tour until May", "2023-05", False, ("2024-05",)),
        ("Until May, the border stays shut.", "2024-05", True, ()),
        ("Until May she was mayor.", "2023-05", False, ("2024-05",)),
        ("The truce was extended through May.", "2024-05", True, ()),
        ("Prices fell through May.", "2023-05", False, ("2024-05",)),
        ("The shop is open until 1 December.", "2023-12-01", False, ("2022-12-01",)),
        ("They will meet on 15 January.", "2024-01-15", False, ("2023-01-15",)),
        ("He was mayor until 3 March.", "2023-03-03", True, ()),
        ("He will testify about the riot on 6 January.", "2023-01-06", True, ()),
    ],
)
def test_until_looks_where_the_verb_before_it_looks(
    text: str, value: str, certain: bool, alternatives: tuple[str, ...]
):
    found = only(text)
    assert (found.value, found.certain, found.alternatives) == (value, certain, alternatives)


@pytest.mark.parametrize(
    ("text", "value", "certain"),
    [
        ("The envoys left on Thursday. At 10 a.m. they were in Rome.", "2023-07-20T10:00", False),
        (
            "A parade will be held on Thursday, the mayor said Friday. It will begin at 10 a.m.",
            "2023-07-27T10:00",
            False,
        ),
        ("On 3 May 1951 they fought. At 10 a.m. it rained.", "1951-05-03T10:00", False),
        ("They left on 20 July at 9 a.m. and came back at 10 a.m.", "2023-07-20T10:00", True),
        ("The envoys left on Thursday. The parade will begin at 10 a.m.", "2023-07-24T10:00", True),
        ("A parade will be held on Thursday. The train left at 10 a.m.", "2023-07-24T10:00", True),
        ("On Thursday, the mayor said that it was late. The train left at 10 a.m.", "2023-07-24T10:00", True),
        ("The envoys left on Thursday. They smiled. The train left at 10 a.m.", "2023-07-24T10:00", True),
    ],
)
def test_a_time_of_day_belongs_to_the_day_told_of_in_the_sentence_before(text: str, value: str, certain: bool):
    found = find(text, PUBLISHED)[-1]
    assert (found.value, found.certain) == (value, certain)
    assert found.alternatives == (() if certain else ("2023-07-24",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was born on 2 May 1960. That year his father died.", ["1960-05-02", "1960"]),
        ("It rained on 2 May 1990. Seven days later it snowed.", ["1990-05-02", "1990-05-09"]),
        ("The bridge opened in 1990, and a year earlier the road.", ["1990", "1989"]),
        ("He left on Friday and came back the next day.", ["2023-07-21", "2023-07-22"]),
        ("On 3 May 1951 they fought. On June 5 they fought again.", ["1951-05-03", "1951-06-05"]),
        ("It happened in August of last year.", ["2022-08"]),
        ("It happened two weeks ago.", ["2023-W28"]),
        ("It happened three days ago.", ["2023-07-21"]),
        ("The shop is open Monday to Friday.", ["2023-07-24", "2023-07-28"]),
        ("It froze from November to February.", ["2022-11", "2023-02"]),
        ("The war ended on July 27, 1953. On July 25 a wreath was laid.", ["1953-07-27", "2023-07-25"]),
    ],
)
def test_second_anchors(text: str, expected: list[str]):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "begin", "last"),
    [
        ("the 1950-1953 war", ["1950", "1953"], date(1950, 1, 1), date(1953, 12, 31)),
        ("It ran from 2009 to 2011.", ["2009", "2011"], date(2009, 1, 1), date(2011, 12, 31)),
        ("Talks are held 26–30 July.", ["2023-07-26", "2023-07-30"], date(2023, 7, 26), date(2023, 7, 30)),
        (
            "It was shut between May and July 2022.",
            ["2022-05", "2022-07"],
            date(2022, 5, 1),
            date(2022, 7, 31),
        ),
        ("the 1998-99 season", ["1998", "1999"], date(1998, 1, 1), date(1999, 12, 31)),
    ],
)
def test_ranges_are_two_ends_and_one_interval(text: str, expected: list[str], begin: date, last: date):
    found = find(text, PUBLISHED)
    assert [one.value for one in found] == expected
    assert found[0].range == found[1].range != None  # noqa: E711
    (interval,) = intervals(found)
    assert (interval.begin, interval.last) == (begin, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It left at 9:14 a.m. on Friday, he said.", ["2023-07-21T09:14"]),
        ("It left at 6 p.m. yesterday.", ["2023-07-23T18:00"]),
        ("It left at 10 a.m. GMT.", ["2023-07-24T10:00Z"]),
        ("It left at 10 a.m. EDT.", ["2023-07-24T10:00-04:00"]),
        ("It left at noon on 3 May 2020.", ["2020-05-03T12:00"]),
        ("They left on Friday night.", ["2023-07-21TNI"]),
        ("They met last night.", ["2023-07-23TNI"]),
        ("The score was 3:2.", []),
    ],
)
def test_clock_and_parts_of_the_day(text: str, expected: list[str]):
    assert values(text) == expected


def test_figures_that_can_be_read_in_two_ways_keep_both():
    found = only("Signed on 03/04/2023.")
    assert {found.value, *found.alternatives} == {"2023-03-04", "2023-04-03"}
    assert not found.certain
    assert values("Signed on 25/04/2023, filed 2023-04-26, sent 04/27/2023.") == [
        "2023-04-25", "2023-04-26", "2023-04-27",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The 44-year-old driver, 44, is a six-year-old's father, aged 51.",
        "You may march.",
        "A second man said so.",
        "It cost $1,950 and 2,000 euros, or £1999.",
        "The Hwasong-18 and the Boeing 737-800 and the A380 flew.",
        "He reads the Daily Mail, the Sunday Times and USA Today.",
        "April Jones and June Smith met May Brown.",
        "Some 2000 people and 1990 tickets.",
        "Resolution 1718 and room 2012.",
        "Johnnie Christmas gave to Easter Seals.",
        "He said that fiscal policy is a daily Le Monde theme.",
    ],
)
def test_never_a_time(text: str):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He runs every Friday.", ["XXXX-WXX-5"]),
        ("He runs on Fridays.", ["XXXX-WXX-5"]),
        ("He runs every two weeks.", ["P2W"]),
        ("He runs each year.", ["P1Y"]),
        ("He runs daily.", ["P1D"]),
        ("He waited half an hour.", ["PT30M"]),
        ("He waited two and a half years.", ["P2.5Y"]),
        ("He waited a decade.", ["P1E"]),
        ("He waited a couple of hours.", ["PT2H"]),
        ("He waited twenty-five minutes.", ["PT25M"]),
        ("In the past two months it grew.", ["P2M"]),
        ("It was built in the 19th century.", ["18"]),
        ("It was built in the 1990s.", ["199"]),
        ("It was built in the spring of 1990.", ["1990-SP"]),
        ("It was built over the last weekend.", ["2023-W29-WE"]),
        ("Sales rose in the first quarter of 2022.", ["2022-Q1"]),
        ("It is now quiet, and will soon be over.", ["PRESENT_REF", "FUTURE_REF"]),
        ("It was born in nineteen ninety-six.", ["1996"]),
        ("It was born in '96.", ["1996"]),
        ("The yearlong talks cost a quarter of an hour and half a century.", ["P1Y", "PT15M", "P50Y"]),
        ("Sales fell in Q3 2022.", ["2022-Q3"]),
        ("It rains every now and then.", []),
    ],
)
def test_units_lengths_and_sets(text: str, expected: list[str]):
    assert values(text) == expected


def test_without_a_publication_date_nothing_relative_gets_a_day():
    text = "On Friday he left; yesterday and last week it rained. It ended on 3 May 2019, two years after 2017."
    found = find(text)
    assert [one.value for one in found] == [
        "XXXX-WXX-5", "PAST_REF", "XXXX-WXX", "2019-05-03", "P2Y", "2017",
    ]  # fmt: skip
    relative = [one for one in found if one.begin is None and one.type == "DATE"]
    assert len(relative) == 3
    assert all("no publication date" in one.why and not one.certain for one in relative)


def test_every_finding_says_why():
    text = "They will meet on Friday. In May they met for two hours, every day, since the pandemic."
    for one in find(text, PUBLISHED):
        assert one.why.endswith(".")
        assert one.rule in {rule.id for rule in RULES}


def test_holidays_and_events_have_dates():
    assert values("on Easter Sunday 2024 and Thanksgiving 2022") == ["2024-03-31", "2022-11-24"]
    for name in NAMED_DAYS:
        assert any(one.rule == "named-day" for one in find(f"They rest on {name}.", PUBLISHED)), name
    for name in NAMED_EVENTS:
        assert find(f"It is the first since {name}.", PUBLISHED), name


WORDS = st.sampled_from(
    [
        "on",
        "Monday",
        "Tuesday",
        "Friday",
        "last",
        "next",
        "this",
        "week",
        "month",
        "year",
        "two",
        "12",
        "1999",
        "2020",
        "July",
        "May",
        "5",
        "-",
        ",",
        "the",
        "of",
        "in",
        "a",
        "few",
        "early",
        "ago",
        "later",
        "earlier",
        "until",
        "will",
        "said",
        "every",
        "day",
        "days",
        "morning",
        "night",
        "p.m.",
        "10:30",
        "half",
        "and",
        "to",
        "from",
        "between",
        "quarter",
        "third",
        "spring",
        "Christmas",
        "now",
        "since",
        "pandemic",
        "\n\n",
        ".",
        "(",
        ")",
        "7/8/07",
        "1990s",
        "decade",
        "century",
        "he",
        "met",
    ]
)
# The ends of the calendar are drawn often: a date is most easily counted past them.
DATES = st.sampled_from([date.min, date(1, 12, 31), date(9999, 1, 1), date.max, date(2024, 2, 29)]) | st.dates()


@settings(derandomize=True, deadline=None, max_examples=600)
@given(st.lists(WORDS, max_size=25).map(" ".join), st.none() | DATES)
def test_spans_are_in_order_and_days_too(text: str, published: date | None):
    at = 0
    for one in find(text, published):
        assert at <= one.start < one.end <= len(text)
        at = one.end
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert (one.begin is None) == (one.last is None)
        if one.begin is not None and one.last is not None:
            assert one.begin <= one.last


@pytest.mark.parametrize("published", [date.min, date(1, 12, 31), date(9999, 1, 1), date.max])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_hold_at_the_ends_of_the_calendar(rule: Rule, published: date):
    text = f"{rule.example.text} {rule.counter.text} In the third quarter, in winter, next winter, at Easter."
    for one in find(text, published):
        assert one.begin is None or one.last is None or one.begin <= one.last


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(), st.none() | DATES)
def test_any_text_is_safe(text: str, published: date | None):
    for one in find(text, published):
        assert text[one.start : one.end]


@pytest.mark.parametrize("text", ["", "\0", "\ud800 May 5", "🙂 Friday 🙂", "في يوم الجمعة", "٣ May ٢٠٢٣", "1/0 years"])
def test_odd_texts_are_safe(text: str):
    find(text, PUBLISHED)
    find(text)


def test_offsets_count_code_points():
    text = "🙂🙂 She came on Friday."
    (found,) = find(text, PUBLISHED)
    assert text[found.start : found.end] == "Friday"


RELATIVE = (
    "They met on Friday. They will meet on Wednesday. State media reported Tuesday. He left yesterday and "
    "comes tomorrow. Three days ago it rained. She came last Monday. It opens next Saturday. It began two "
    "weeks ago."
)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(-300, 300))
def test_whole_weeks_shift_relative_days_by_the_same(published: date, weeks: int):
    shift = timedelta(weeks=weeks)
    before, after = find(RELATIVE, published), find(RELATIVE, published + shift)
    assert len(before) == len(after) == 9
    for one, other in zip(before, after, strict=True):
        assert one.begin is not None
        assert other.begin == one.begin + shift
        assert other.certain == one.certain


PIECES = [
    "the ",
    "1 ",
    "1,",
    "a year and a half ",
    "January ",
    "12:",
    "\n",
    "- ",
    "two hundred and ",
    "Monday, ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_text_and_not_faster(piece: str):
    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        find(text, PUBLISHED)
        return time.process_time() - start

    small = 10_000 // len(piece)
    seconds(small)
    one = min(seconds(small) for _ in range(2))
    assert min(seconds(small * 12) for _ in range(2)) < 6 * 12 * one + 0.5

"""Some exercises to lesson 03 ask about mistakes that the kit makes; they need other examples once it makes them no more."""

import pytest

import kit


@pytest.mark.parametrize(
    ("task", "article", "words", "value"),
    [
        ("03.4", "2023-07-31-friends-of-socialist-china", "July 27", "2023-07-27"),
        ("03.4", "2023-07-27-kyodo", "one day", "P1D"),
        ("03.4", "2024-03-28-united-nations", "the past year", "2023"),
        ("03.5", "2023-08-22-bbc", "more than three and a half years earlier", "2020"),
        ("03.6", "2023-07-27-kbs", "12 a.m. on Thursday", "2023-07-27T00:00"),
        ("03.6", "2023-07-27-kyodo", "midnight Wednesday", "2023-07-26T24:00"),
        ("03.6", "2023-07-27-voice-of-korea", "midnight on July 27", "2023-07-27T24:00"),
    ],
)
def test_the_machine_says_what_a_task_says_that_it_says(news, task, article, words, value):
    times = kit.tag_times(news[article])
    row = times[times["text"] == words].iloc[0]
    assert (row["value"], row["certain"]) == (value, True), f"task {task} needs another example"


def test_two_rows_that_lie_ahead_are_no_plans(news):
    events = kit.timeline([news["2023-07-24-radio-free-asia"], news["2023-07-27-reuters"]])
    ahead = events[events["begin"] > events["published"]]
    found = set(zip(ahead["article"], ahead["time"], strict=True))
    assert {("2023-07-24-radio-free-asia", "July 27"), ("2023-07-27-reuters", "Friday")} < found, "see task 03.8"

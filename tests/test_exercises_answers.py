"""What learners write otherwise than the sources expect: right answers count, and the reply to others fits them."""

import pytest

from kit.classroom import building, keys
from kit.classroom.judging import judge
from kit.classroom.vocabulary import day
from tests.conftest import PROJECT

KEYS = {one.lesson: keys.make(one) for one in building.load_all(PROJECT / "exercises")}
KINDS = {"July 27": "1953-07-27", "one day": "2023-07-26", "the past year": "2024-03-28", "reason": "B"}
LINK = {"reuters": "KCNA", "sputnik": "KCNA", "korea-herald": "sources", "afp": "Satellite imagery"}
EDIT = {"other": "2023-07-27-al-jazeera", "only there": "a revival of their line-up in the Cold War", "follows": "C"}
DATED = {"day": "2023-07-27", "first": "2023-07-27-reuters", "words": "Thursday night", "reason": "B"}
DATED |= {"second": "2023-07-28-afp", "other words": "Thursday"}
LANDED = "Yonhap: 9:14. BBC (Flightradar24): 9:16."


def verdict(task, answer):
    key = KEYS[task.split(".")[0]][task]
    found = judge(key, answer)
    return found, key.needs[found.unmet].say if found.unmet is not None else ""


@pytest.mark.parametrize(
    ("task", "answer"),
    [
        ("01.2", {"sent from": "Seoul", "parade in": "in Pyongyang", "agency": "AFP (Agence France-Presse)"}),
        ("01.2", {"sent from": "Seoul", "parade in": "the Kim Il Sung Square", "agency": "AFP"}),
        ("03.2", {"arrived": "April 11th", "met": "13. April", "left": "13/04/2024", "reported": "Sun 14 Apr 2024"}),
        ("03.5", "Feb. 22, 2020"),
        ("04.5", LINK | {"reuters": "the state news agency KCNA", "sputnik": "Korean Central News Agency (KCNA)"}),
        ("04.6", EDIT | {"other": "The Al Jazeera article"}),
        ("04.7", {"rows": 5, "article": "2023-09-05-kbs", "who": "Russian Defense Minister Sergei Shoigu"}),
        ("04.8", {"landing": LANDED, "people": "Nobody confirmed how many there were, the BBC writes."}),
        ("04.8", {"landing": LANDED, "people": "Both say it isn’t known how many there were."}),
        ("02.9", {"place": "Seoul, South Korea", "share": 0.65, "sentence": "B"}),
        ("project.3", DATED | {"day": "27 July 2023"}),
    ],
)
def test_a_right_answer_counts_in_other_words(task, answer):
    found, missing = verdict(task, answer)
    assert (found.status, missing) == ("done", "")


@pytest.mark.parametrize(
    ("task", "answer", "reply"),
    [
        ("01.3", {"left open": "when", "on Saturday": "it was reported"}, "one of the letters"),
        ("01.5", "5", "without quotation marks"),
        ("01.6", ["2", "4"], "without quotation marks"),
        ("01.9", {"word": "exhibition", "reason": "many articles use it"}, "one of the letters"),
        ("02.2", dict.fromkeys(("Kim Il Sung Square", "Hwasong-18", "Kremlin", "Chinese", "state TV"), "-"), "“none”"),
        ("02.5", "in-before", "square brackets"),
        ("03.4", KINDS | {"July 27": "July 27"}, "in which year"),
        ("03.6", {"moments": "1 moment", "outlet": "Voice of Korea", "reason": "B"}, "one of the numbers"),
        (
            "03.9",
            {"first": "2021-12-29", "last": "2022-04-29", "train": "2022-01-16", "sentence": "?"},
            "of the letters",
        ),
        ("04.4", ["C", "M", "V", "X"], "as in the starter"),
        ("01.4", {"what": "containers", "when": "recent weeks", "where": "Russia", "reason": "B"}, "not cut off"),
        ("04.7", {"rows": 5, "article": "KBS", "who": "Shoigu"}, "the id of an article"),
        ("project.3", DATED | {"day": "27 July"}, "its year"),
        ("project.3", DATED | {"reason": "weekday"}, "one of the letters"),
        ("04.6", EDIT | {"other": "Reuters"}, "one of the four articles"),
        ("04.6", EDIT | {"follows": "nothing"}, "one of the letters"),
    ],
)
def test_the_reply_says_what_is_wrong_with_the_form(task, answer, reply):
    found, missing = verdict(task, answer)
    assert found.status == "not yet"
    assert reply in missing


@pytest.mark.parametrize(
    ("task", "answer"),
    [
        ("02.2", dict.fromkeys(("Kim Il Sung Square", "Hwasong-18", "Kremlin", "Chinese", "state TV"), "not marked")),
        ("02.5", "in-before"),
        ("02.6", {}),
        ("04.4", ["C", "M", "V", "X"]),
        ("project.1", dict.fromkeys(["2023-07-27-korea-herald", "2023-07-27-reuters", "2023-07-28-afp"], "parade")),
    ],
)
def test_an_answer_in_another_form_is_taken_for_no_known_mistake(task, answer):
    assert verdict(task, answer)[0].wrong is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-02-29", "2024-02-29"),
        ("29.2.2024", "2024-02-29"),
        ("Thursday, the 29th of February 2024", "2024-02-29"),
        ("Sept. 3", "2023-09-03"),
        ("30 February 2024", ""),
        ("3 or 4 May 2024", ""),
        ("Monday", ""),
        ("marching 3", ""),
        ("", ""),
        (20240229, ""),
        (None, ""),
    ],
)
def test_a_day_is_a_day_however_it_is_written(written, meant):
    assert day(written, 2023) == meant


def test_a_day_without_its_year_is_none():
    assert day("July 27") == ""

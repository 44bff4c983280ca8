"""Rules are read from the guidelines, and a difference is told with the rule it falls under."""

import pytest

from kit.guidelines import Guidelines, read_guidelines
from kit.reading import ReadingError
from tests.conftest import PROJECT

DOCUMENT = """# How

## Names

Mark every name. Not marked: ships (*Mary Rose*).

| label | what it is for | examples |
|---|---|---|
| PERSON | people | *Kim* |
| PLACE | countries and towns | Paris |

### Where it begins and ends

1. The whole name. *The* stays out, ’s too:
   the [Hague].
2. Titles stay out: President [Kim].

### Which label

1. Seats of power are ORG: [Kremlin].

## Times

| label | what it is for | examples |
|---|---|---|
| DATE | a day | *today* |
"""


@pytest.fixture
def names(tmp_path):
    path = tmp_path / "rules.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return read_guidelines(path, "Names")


def test_a_section_is_read_and_no_more(names):
    assert names.labels == {"PERSON": "people", "PLACE": "countries and towns"}
    assert names.rules == {
        "Where it begins and ends": (
            "The whole name. The stays out, ’s too: the [Hague].",
            "Titles stay out: President [Kim].",
        ),
        "Which label": ("Seats of power are ORG: [Kremlin].",),
    }
    assert names.words == ("Mark every name. Not marked: ships (Mary Rose).",)


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        (("boundary", "Macron", "PERSON", "President Macron", "PERSON"), "Titles stay out"),
        (("boundary", "Hague", "PLACE", "the Hague", "PLACE"), "The whole name"),
        (("boundary", "Rio Grande", "PLACE", "Rio", "PLACE"), "The whole name"),
        (("label", "Kremlin", "ORG", "Kremlin", "PLACE"), "Seats of power"),
        (("label", "Paris", "PLACE", "Paris", "PERSON"), "PLACE is for countries and towns. PERSON is for people."),
        (("missed", "Paris", "PLACE", "", ""), "PLACE is for countries and towns."),
        (("spurious", "", "", "Mary Rose", "PERSON"), "Not marked: ships"),
    ],
)
def test_a_difference_falls_under_a_rule(names, case, rule):
    assert rule in names.rule_for(*case)
    assert names.rule_for("exact", "a", "b", "a", "b") == ""


def test_without_rules_there_is_none_to_tell():
    empty = Guidelines({}, {})
    for outcome in ("boundary", "label", "missed", "spurious"):
        assert empty.rule_for(outcome, "a", "A", "b", "B") == ""


def test_the_project_s_guidelines_explain_every_label_of_the_gold(news):
    import kit

    for section, name in (("Entities", "entities"), ("Times", "times")):
        rules = read_guidelines(PROJECT / "seeds/gold/GUIDELINES.md", section)
        gold = kit.read_gold(f"seeds/gold/{name}.jsonl", news)
        assert set(gold["label"]) <= set(rules.labels)
        for outcome in ("boundary", "label", "missed", "spurious"):
            assert rules.rule_for(outcome, "Sergei Shoigu", gold["label"][0], "the Shoigu", gold["label"][1])


def test_guidelines_that_are_not_there_are_said(tmp_path):
    with pytest.raises(ReadingError, match=r"none\.md"):
        read_guidelines(tmp_path / "none.md")

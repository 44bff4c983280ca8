"""The corpus is what its catalogue and its README say."""

import csv
import re
from datetime import date

import pytest

import kit
from kit.reading import catalogue
from tests.conftest import PROJECT

SEEDS = PROJECT / "seeds"
ROWS = list(csv.DictReader((SEEDS / "catalogue.csv").read_text(encoding="utf-8").splitlines()))
FILES = sorted(SEEDS.glob("*.txt"))

COLUMNS = [
    "id",
    "outlet",
    "via",
    "country",
    "kind",
    "ownership",
    "published",
    "headline",
    "headline_note",
    "url",
    "language",
    "part_read",
    "what",
    "licence",
    "words",
    "sha256",
    "themes",
    "note",
]
VOCABULARY = {
    "kind": "news agency|state media|public broadcaster|broadcaster|newspaper|magazine|specialist|news site|partisan site|"
    "advocacy|official body",
    "headline_note": "printed|from the address|translated|ours",
    "part_read": "complete|nearly complete|most|opening|short item",
    "what": "retelling",
    "licence": "CC BY 4.0",
}
WEEK = (date(2023, 7, 24), date(2023, 7, 31))


def test_the_files_agree_with_the_catalogue(news):
    assert catalogue.differences(SEEDS, news) == []
    assert [row["id"] for row in ROWS] == sorted(path.stem for path in FILES)


def test_every_article_is_read_without_a_problem(news):
    assert news.problems == ()
    assert all(article.notes == () for article in news)
    assert len(news) >= 44


def test_the_corpus_is_as_large_and_as_mixed_as_it_says():
    week = [row for row in ROWS if WEEK[0] <= date.fromisoformat(row["published"]) <= WEEK[1]]
    assert len(week) >= 26
    assert len({row["outlet"] for row in week}) >= 18
    assert sum(date.fromisoformat(row["published"]) < WEEK[0] for row in ROWS) >= 6
    assert sum(date.fromisoformat(row["published"]) > WEEK[1] for row in ROWS) >= 12


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_each_row_is_complete(row):
    assert list(row) == COLUMNS
    assert re.fullmatch(r"https?://\S+", row["url"])
    for column in ("outlet", "country", "ownership", "language", "themes", "headline"):
        assert row[column].strip() == row[column] != ""
    for column, values in VOCABULARY.items():
        assert row[column] in values.split("|"), column
    assert row["id"].startswith(row["published"])
    assert 120 <= int(row["words"]) <= 450
    assert (row["headline_note"] == "ours") == bool(re.fullmatch(r"\[[^]]*\]", row["headline"]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_keeps_to_the_form(path):
    text = path.read_text(encoding="utf-8")
    assert re.match(r"date \d{4}-\d\d-\d\d \S.*\n\n\S", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    for fault in ("\r", "\t", "  ", " \n", "\n\n\n", '"', "'", "http"):
        assert fault not in text, repr(fault)
    assert text.count("“") == text.count("”")


def test_no_quotation_is_longer_than_fifteen_words(news):
    for article in news:
        for quotation in article.quotations:
            assert len(quotation.value.split()) <= 15, (article.id, quotation.value)


#: Each contradiction of the story: where it stands, and the words that differ.
CONTRADICTIONS = {
    "how first is first": [("2023-07-24-yonhap", "first known"), ("2023-07-25-afp", "first known"), ("2023-07-24-bloomberg", "first foreign delegations")],
    "when the ambassador came": [("2023-07-24-bloomberg-first", "April"), ("2023-07-24-bloomberg", "earlier this year"), ("2023-03-28-nk-news", "Monday")],
    "whether the Soviet Union fought": [("2023-07-24-bloomberg", "took no part in the fighting"), ("2023-07-25-ap-first", "Russian air force"), ("2023-07-25-ap", "Soviet air force")],
    "high or mid-level": [("2023-07-25-cgtn", "high-level"), ("2023-07-25-ap-first", "mid-level")],
}  # fmt: skip


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_the_contradictions_can_be_found(name, news):
    for id, words in CONTRADICTIONS[name]:
        assert words.lower() in news[id].text.lower(), id


def test_the_readme_explains_every_column():
    said = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert all(f"`{column}`" in said for column in COLUMNS)


def test_a_users_own_article_is_read_with_the_rest(tmp_path, news):
    for path in [*FILES[:2], SEEDS / "catalogue.csv"]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    local = tmp_path / "local"
    local.mkdir()
    (local / "000_mine.txt").write_text(" date 2023-07-24 My own\n\n(Bloomberg) -- Words of my own", encoding="utf-8")
    corpus = kit.read(tmp_path)
    assert corpus["000_mine"].source == "Bloomberg"
    assert corpus["000_mine"].paragraphs[-1].of(corpus["000_mine"].text) == "Words of my own"

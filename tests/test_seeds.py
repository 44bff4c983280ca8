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


#: Where the tellings contradict one another or choose other words: the article, and the words that differ.
DIFFERENCES = """
first          | 2023-07-24-bloomberg          | first foreign delegations
first          | 2023-07-24-yonhap             | first known
first          | 2023-07-27-kbs                | first delegations of foreign dignitaries
first          | 2023-07-27-reuters            | first such visitors
first          | 2023-07-24-vietnam-vn         | came to stay
ambassador     | 2023-03-28-nk-news            | entered the country on Monday
ambassador     | 2023-04-04-yonhap             | when he arrived in Pyongyang
ambassador     | 2023-07-24-bloomberg-first    | In April
ambassador     | 2023-07-24-bloomberg          | Earlier this year
ambassador     | 2023-03-28-scmp               | December 2020
ambassador     | 2023-04-04-yonhap             | February 2021
soviet-union   | 2023-07-24-bloomberg          | took no part in the fighting
soviet-union   | 2023-07-25-ap-first           | Russian air force
soviet-union   | 2023-07-25-ap                 | then-Soviet air force
soviet-union   | 2023-07-28-kbs                | Soviet army made a significant contribution
rank           | 2023-07-25-cgtn               | high-level
rank           | 2023-07-25-ap-first           | mid-level
rank           | 2023-07-27-scmp               | lower-ranked
arrival        | 2023-07-25-al-jazeera         | reached Pyongyang on Tuesday evening
arrival        | 2023-07-27-new-voice-of-ukraine | arrived in North Korea on July 26
arrival        | 2023-07-27-korea-herald       | the previous day
meeting        | 2023-07-27-kbs                | received the Russians on Tuesday
meeting        | 2023-07-27-kcna               | on July 26 with Sergei Shoigu
departure      | 2023-07-28-kcna-departure     | left Pyongyang on July 27
departure      | 2023-07-28-tass               | on Friday
departure      | 2023-07-29-afp                | is in North Korea
since-1991     | 2023-07-27-the-national       | Russian defence minister is visiting for the first time
since-1991     | 2023-07-27-scnr               | no Russian foreign minister
strongest-army | 2023-07-27-cnn                | strongest army in the world
strongest-army | 2023-07-27-the-week           | most powerful army in the world
balcony        | 2023-07-28-ap                 | Shoigu stood to Kim’s right
balcony        | 2023-07-30-the-age            | Shoigu is on Kim Jong-un’s left
who-began      | 2023-07-26-ap                 | invasion by the North
who-began      | 2023-07-28-kcna               | armed invasion of the U.S. imperialist
who-began      | 2023-07-29-xinhua             | in resisting U.S. aggression
who-began      | 2023-07-29-efe                | civil war
moved-words    | 2023-07-27-yonhap             | issues of mutual concern
moved-words    | 2023-07-29-islam-times        | practices of the imperialists
eightfold      | 2023-07-26-al-bawaba          | trade with North Korea in June
eightfold      | 2023-07-26-ooda-loop          | eightfold this year
landing        | 2023-08-22-bbc                | 09:16
landing        | 2023-08-22-yonhap             | 9:14 a.m.
depot          | 2023-10-13-kyiv-independent   | 200 kilometers
depot          | 2023-10-14-kbs                | 290 kilometers
tour           | 2024-01-11-kyodo              | five days
tour           | 2024-02-09-afp                | four days
busan          | 2023-07-26-yonhap             | about 4,000
busan          | 2023-07-27-korea-joongang-daily | Over 2,600
spelling       | 2023-07-28-tass               | Sergey Shoigu
spelling       | 2023-07-28-kcna-departure     | Sergei Shoigu
sea            | 2023-05-31-kbs                | Yellow Sea
sea            | 2023-06-15-korea-herald       | West Sea
sea            | 2023-07-13-reuters            | “East Sea of Korea”
"""


@pytest.mark.parametrize("row", DIFFERENCES.strip().splitlines(), ids=lambda row: row.split("|")[0].strip())
def test_the_differences_of_the_story_can_be_found(row, news):
    _, id, words = (part.strip() for part in row.split("|"))
    assert words in news[id].text


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("2023-07-29-xinhua", ["Russia", "parade", "pandemic", "first"]),
        ("2023-07-25-cgtn", ["Russia", "pandemic", "victory"]),
        ("2023-07-27-kcna", ["Ukraine", "armistice"]),
        ("2023-07-24-bloomberg", ["Ukraine", "Victory Day"]),
        ("2023-07-25-tass", ["China", "Chinese", "pandemic", "armistice"]),
    ],
)
def test_what_an_outlet_leaves_out_is_left_out(id, words, news):
    for word in words:
        assert word not in news[id].body


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

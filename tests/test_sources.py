"""Tables of sources: whom the outlets cite, how, and what they tell first."""

from __future__ import annotations

import pandas as pd
import pytest

import kit
from kit.sources import GROUPS


@pytest.fixture
def news() -> kit.Corpus:
    def article(id: str, outlet: str, text: str, title: str = "") -> kit.Article:
        return kit.Article.from_text(text, id=id, source=outlet, title=title, published="2021-05-04")

    return kit.Corpus(
        [
            article(
                "one",
                "The Hill Gazette",
                "Defence Minister Amina Okoro said the bridge is safe. “We tested it twice,” she said.\n\n"
                "KCNA reported that a ship had left. The Korean Central News Agency said it may return.\n\n"
                "It rained on Monday.",
                title="Bridge is safe, minister says",
            ),
            article(
                "two",
                "Reuters",
                "Two officials said the bridge might close. Russia’s defence ministry denied that it was told.\n\n"
                "KCNA said the ship had left, according to Yonhap. The Russian Defense Ministry said no more.",
            ),
            article("three", "Yonhap", "A driver told Reuters the road was closed. Yonhap said that it saw cars."),
            article("four", "The Quiet Paper", "It rained. The road was closed."),
        ]
    )


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_citations_have_one_row_an_outlet_and_source(news: kit.Corpus) -> None:
    table = kit.citations(news)
    assert not table.duplicated(["outlet", "source"]).any()
    gazette = table[table["outlet"] == "The Hill Gazette"]
    assert rows(gazette, "source", "source_class", "official", "named", "group", "statements", "direct") == [
        ("Amina Okoro", "person", True, True, "official", 2, 1),
        ("Korean Central News Agency", "state media", False, True, "state media", 2, 0),
        ("minister", "unnamed", True, False, "official", 1, 0),
    ]


def test_a_body_has_one_name_in_all_spellings(news: kit.Corpus) -> None:
    table = kit.citations(news)
    (ministry,) = rows(table[table["source"].str.contains("ministry")], "source", "statements", "group")
    assert ministry == ("Russia’s defence ministry", 2, "official")


def test_unnamed_people_are_not_named(news: kit.Corpus) -> None:
    table = kit.citations(news).set_index("source")
    assert not table.loc["two officials", "named"]
    assert table.loc["driver", "group"] == "unnamed people"


def test_an_example_stands_where_the_table_says(news: kit.Corpus) -> None:
    for table in (kit.citations(news), kit.stances(news), kit.who_cites_whom(news)):
        for row in table.itertuples():
            assert row.example.startswith(news[row.article].text[row.start : row.end][:10])


def test_source_mix_counts_what_its_shares_say(news: kit.Corpus) -> None:
    table = kit.source_mix(news).set_index("outlet")
    assert list(table.index) == ["Reuters", "The Hill Gazette", "The Quiet Paper", "Yonhap"]
    gazette = table.loc["The Hill Gazette"]
    assert (gazette["sentences"], gazette["statements"], gazette["own_voice"]) == (6, 5, 1)
    assert (gazette["named"], gazette["unnamed"], gazette["state_media"], gazette["direct"]) == (4, 1, 2, 1)
    assert gazette["own_voice_share"] == pytest.approx(1 / 6, abs=0.001)
    assert (table["named"] + table["unnamed"] == table["statements"]).all()


def test_an_outlet_without_sources_has_no_shares(news: kit.Corpus) -> None:
    quiet = kit.source_mix(news).set_index("outlet").loc["The Quiet Paper"]
    assert quiet["statements"] == 0
    assert quiet["own_voice_share"] == 1
    assert pd.isna(quiet["official_share"])


def test_who_cites_whom_keeps_chains(news: kit.Corpus) -> None:
    table = kit.who_cites_whom(news)
    assert set(rows(table, "outlet", "source", "written_by")) == {
        ("The Hill Gazette", "Korean Central News Agency", "The Hill Gazette"),
        ("Reuters", "Yonhap", "Reuters"),
        ("Yonhap", "Korean Central News Agency", "Reuters"),
        ("Yonhap", "Reuters", "Yonhap"),
    }
    assert table["statements"].iloc[0] == 2
    assert set(table["source_class"]) <= {"state media", "agency", "specialist", "media"}


def test_a_medium_is_called_as_the_outlet_is() -> None:
    text = "The ship left, the Associated Press reported. The Korean Central News Agency said so."
    mine = kit.Article.from_text(text, id="a", source="The Paper")
    theirs = [kit.Article.from_text("It rained.", id=name, source=name) for name in ("AP", "KCNA")]
    assert set(kit.citations([mine, *theirs])["source"]) == {"AP", "KCNA"}


def test_stances_are_counted(news: kit.Corpus) -> None:
    table = kit.stances(news)
    reuters = table[table["outlet"] == "Reuters"]
    assert rows(reuters, "stance", "statements", "hedged") == [("says", 3, 1), ("denies", 1, 0)]
    assert table.groupby("outlet")["share"].sum().round(2).eq(1).all()


def test_story_order_goes_through_the_text(news: kit.Corpus) -> None:
    table = kit.story_order(news)
    first = table[table["article"] == "one"]
    assert list(first["paragraph"]) == [0, 1, 2, 3]
    assert list(first["source"]) == ["minister", "Amina Okoro", "Korean Central News Agency", ""]
    assert list(first["group"]) == ["official", "official", "state media", ""]
    assert first["share"].sum() == pytest.approx(1, abs=0.01)
    assert first["begins"].iloc[0] == 0
    assert "Amina Okoro" in first["entities"].iloc[1]
    assert "Amina Okoro" not in " ".join(first["entities"].iloc[2:])
    text = news["one"].text
    assert all(text[row.start : row.end] == row.text for row in first.itertuples())


@pytest.mark.parametrize("table", [kit.citations, kit.source_mix, kit.who_cites_whom, kit.stances, kit.story_order])
def test_nothing_has_the_columns_of_something(table, news: kit.Corpus) -> None:  # type: ignore[no-untyped-def]
    assert list(table([]).columns) == list(table(news).columns)
    assert len(table([])) == 0


def test_a_string_is_an_article() -> None:
    assert list(kit.citations("Ann Lee said it rained.")["outlet"]) == ["text"]


def test_the_corpus_has_its_sources() -> None:
    seeds = kit.read("seeds", local=False)
    table = kit.citations(seeds)
    assert set(table["group"]) <= set(GROUPS)
    assert not {"Korean Central News Agency", "Agence France-Presse"} & set(table["source"])
    edges = kit.who_cites_whom(seeds)
    assert (edges["outlet"] != edges["source"]).all()
    assert edges.set_index(["outlet", "source"]).loc[("Bloomberg", "NK News"), "statements"] > 1

"""Tables of mentions and entities: the columns promised, one name for each entity, the same in any order."""

import random

import pytest

import kit
from kit import findings
from kit.article import Article
from kit.corpus import Corpus
from kit.entities import RULES

COLUMNS = ["article", "start", "end", "text", "label", "name", "entity", "score", "rival", "note", "why"]
TEXT = (
    "Defence Minister Sergei Shoigu met Kim Jong Un in Pyongyang. Shoigu left on Friday, the Korean Central News "
    "Agency (KCNA) said. Pyongyang said nothing, KCNA added."
)


def test_a_string_an_article_and_a_corpus_give_the_same():
    article = Article.from_text(TEXT, id="text")
    tables = [kit.tag_entities(source) for source in (TEXT, article, Corpus([article]), [article])]
    assert all(table.equals(tables[0]) for table in tables)
    assert list(tables[0].columns) == COLUMNS


def test_offsets_point_at_the_words():
    table = kit.tag_entities("👩‍🚀 é. " + TEXT)
    assert all(("👩‍🚀 é. " + TEXT)[row.start : row.end] == row.text for row in table.itertuples())


def test_shorter_names_get_the_full_one_and_say_why():
    table = kit.tag_entities(TEXT)
    shoigu = table[table["text"] == "Shoigu"].iloc[0]
    assert (shoigu["label"], shoigu["name"]) == ("PERSON", "Sergei Shoigu")
    assert "family name" in shoigu["why"]
    assert set(table[table["text"] == "KCNA"]["name"]) == {"Korean Central News Agency"}


def test_a_capital_that_speaks_keeps_its_label_and_gets_a_note():
    table = kit.tag_entities(TEXT)
    notes = table[table["text"] == "Pyongyang"]["note"].tolist()
    assert notes[0] == ""
    assert "government" in notes[1]
    assert set(table[table["text"] == "Pyongyang"]["label"]) == {"PLACE"}


def test_a_surname_alone_is_the_person_of_the_other_articles():
    one = Article.from_text("President Vladimir Putin spoke on Monday in Moscow.", id="one")
    two = Article.from_text("Mr. Putin did not travel, Mr. Putin said.", id="two")
    table = kit.tag_entities([one, two])
    assert set(table[table["article"] == "two"]["entity"]) == {"Vladimir Putin"}
    assert set(table[table["article"] == "two"]["name"]) == {"Putin"}


def test_the_order_of_the_articles_makes_no_difference(news):
    articles = list(news)[:40]
    before = kit.tag_entities(articles)
    random.Random(3).shuffle(articles)
    after = kit.tag_entities(articles)
    key = ["article", "start"]
    assert before.sort_values(key, ignore_index=True).equals(after.sort_values(key, ignore_index=True))


def test_every_tag_says_why_in_a_sentence(news):
    table = kit.tag_entities(list(news)[:30])
    assert table["why"].str.endswith((".", ".”", "?")).all()
    assert (table["score"] > 0).all()


@pytest.mark.parametrize("tagger", ["kit", "lists", "capitals", "spacy"])
def test_each_tagger_gives_the_same_columns_and_spans_without_overlap(tagger):
    table = kit.tag_entities(TEXT, tagger=tagger)
    assert list(table.columns) == COLUMNS
    assert len(table) >= 5
    assert (table["end"].shift(fill_value=0)[1:] <= table["start"][1:]).all()


def test_each_step_is_better_than_the_one_before(news):
    gold = kit.read_gold("seeds/gold/entities.jsonl", news)
    marked = [news[id] for id in gold["article"].unique()]
    f1 = {
        tagger: kit.score(gold, kit.tag_entities(marked, tagger=tagger))["f1"].iloc[-1]
        for tagger in ("capitals", "lists", "kit")
    }
    assert f1["capitals"] < f1["lists"] < f1["kit"]


def test_rules_and_lists_can_be_switched_off():
    with_all = kit.tag_entities("Officials in Wuhan met envoys.")
    without = kit.tag_entities("Officials in Wuhan met envoys.", without=["city", "places", "countries", "regions"])
    assert with_all["label"].tolist() == ["PLACE"]
    assert without.empty or without["score"].iloc[0] < with_all["score"].iloc[0]
    assert {rule.id for rule in RULES} >= {"city"}


def test_unknown_taggers_and_rules_are_refused():
    with pytest.raises(ValueError, match="no tagger 'spacey'"):
        kit.tag_entities(TEXT, tagger="spacey")
    with pytest.raises(ValueError, match="cityy"):
        kit.tag_entities(TEXT, without=["cityy"])


def test_names_of_the_model_are_cut_as_the_kits_are():
    table = kit.tag_entities("The United Nations met. North Korea’s envoys left the White House.", tagger="spacy")
    assert {"United Nations", "North Korea", "White House"} <= set(table["text"])


def test_without_spacy_the_message_says_what_to_do(monkeypatch):
    from kit.entities import spacy

    monkeypatch.setattr(spacy, "MODELS", ())
    spacy.model.cache_clear()
    findings._names.cache_clear()
    with pytest.raises(ImportError, match=r"pip install -e .*spacy"):
        kit.tag_entities(TEXT, tagger="spacy")
    spacy.model.cache_clear()


SAID = "Officials said the road is closed. The paper’s coverage, which was long, surprised many. It rained."


def test_statements_with_a_parse_have_the_same_columns(news):
    article = news["2023-07-25-ap"]
    rules, parse = kit.tag_statements(article), kit.tag_statements(article, tagger="spacy")
    assert list(rules.columns) == list(parse.columns)
    assert (parse["text"].str.len() > 0).all()
    verdicts = kit.side_by_side(rules, parse)["verdict"].value_counts()
    assert verdicts["agree"] > len(rules) / 2


def test_statements_have_two_taggers():
    with pytest.raises(ValueError, match="no tagger 'lists' of statements"):
        kit.tag_statements(SAID, tagger="lists")


def test_statements_without_spacy_say_what_to_do(monkeypatch):
    from kit.entities import spacy

    monkeypatch.setattr(spacy, "MODELS", ())
    spacy.model.cache_clear()
    findings._statements.cache_clear()
    with pytest.raises(ImportError, match=r"pip install -e .*spacy"):
        kit.tag_statements(SAID, tagger="spacy")
    spacy.model.cache_clear()


def test_each_verb_takes_the_day_of_a_string():
    for verb in (kit.tag_entities, kit.tag_statements):
        assert verb(SAID, published="2021-05-04").equals(verb(SAID))
    with pytest.raises(ValueError, match="not a day of the calendar"):
        kit.tag_statements(SAID, published="2021-13-01")
    assert kit.tag_times("It rained on Monday.", published="2021-05-04")["value"].tolist() == ["2021-05-03"]


def test_entities_table(news):
    table = kit.entities_table(news)
    columns = ["entity", "label", "mentions", "articles", "outlets", "aliases", "first_seen", "country", "lat", "lon"]
    assert list(table.columns) == columns
    assert not table.duplicated(["entity", "label"]).any()
    assert table["mentions"].sum() == len(kit.tag_entities(news))
    north = table[(table["entity"] == "North Korea") & (table["label"] == "PLACE")].iloc[0]
    assert {"DPRK", "North Korea"} <= set(north["aliases"].split(" · "))
    assert (north["country"], round(north["lat"])) == ("KP", 39)
    kim = table[table["entity"] == "Kim Jong Un"].iloc[0]
    assert {"Kim", "Kim Jong Un", "Kim Jong-un"} <= set(kim["aliases"].split(" · "))
    assert kim["first_seen"].date() == min(article.published for article in news if "Kim Jong" in article.text)


def test_a_description_is_linked_where_the_article_states_the_role(news):
    table = kit.tag_descriptions("Defence Minister Amina Okoro spoke. The minister left. A minister came.")
    assert table[["text", "name"]].values.tolist() == [["The minister", "Amina Okoro"]]
    assert "Defence Minister" in table.loc[0, "why"]
    two = "Defence Minister Amina Okoro met Trade Minister Bola Adu. The minister left."
    assert kit.tag_descriptions(two).empty
    found = kit.tag_descriptions(news)
    assert all(news[row.article].text[row.start : row.end] == row.text for row in found.itertuples())


def test_nothing_gives_empty_tables():
    assert list(kit.tag_entities("").columns) == COLUMNS
    assert kit.entities_table("").empty


class TestTimes:
    COLUMNS = [
        *["article", "start", "end", "text", "type", "value", "begin", "end_", "precision", "anchor", "certain"],
        *["alternatives", "why"],
    ]

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("They mark the 70th anniversary on Thursday.", "2023-07-27"),
            ("The visit will mark the end of the war on Thursday.", "2023-07-27"),
            ("It stopped on July 27.", "2023-07-27"),
            ("The pandemic began in 2020.", "2020"),
            ("Officials said in September that it was open.", "2022-09"),
            ("It happened in recent months.", "PXM"),
            ("A soldier crossed last week.", "2023-W29"),
            ("It is the first in about three years.", "P3Y"),
        ],
    )
    def test_what_words_mean_on_the_day_of_publication(self, text, value):
        table = kit.tag_times(text, published="2023-07-24")
        assert list(table.columns) == self.COLUMNS
        assert value in table["value"].tolist()
        assert all(text[row.start : row.end] == row.text for row in table.itertuples())
        assert table["why"].str.len().min() > 10

    def test_a_day_before_the_dateline_is_doubtful(self):
        text = "The agency reported Tuesday that envoys would come."
        (row,) = kit.tag_times(text, published="2023-07-24").itertuples()
        assert (row.value, row.certain) == ("2023-07-25", False)
        assert "2023-07-18" in row.alternatives

    def test_without_a_day_of_publication_there_is_no_day(self):
        (row,) = kit.tag_times("Envoys came on Thursday.").itertuples()
        assert row.begin is row.end_
        assert str(row.begin) == "NaT"

    def test_every_article_is_counted_from_its_own_day(self, news):
        table = kit.tag_times(news)
        dated = table.dropna(subset=["begin", "end_"])
        assert (dated["begin"] <= dated["end_"]).all()
        assert len(table) > 400
        assert kit.tag_times("").empty


class TestStatements:
    TEXT = "“We met,” Ann Lee said. Satellite images show a ship, the Harbour Post reported. It rained."

    def test_source_cue_and_content_are_words_and_spans(self):
        table = kit.tag_statements(self.TEXT)
        row = table.iloc[0]
        assert (row["source"], row["cue"], row["kind"]) == ("Ann Lee", "said", "direct")
        for row in table.itertuples():
            for words, span in ((row.source, row.source_span), (row.cue, row.cue_span)):
                assert words == (self.TEXT[slice(*span)] if span else "")
            assert [self.TEXT[slice(*span)] for span in row.content_spans] == row.content.split(" … ")

    def test_a_chain_keeps_the_source_behind_the_source(self):
        row = kit.tag_statements(self.TEXT).iloc[1]
        assert row["source"] == "the Harbour Post"
        assert "images" in row["via"]

    def test_what_nobody_is_named_for_is_the_outlets_own_voice(self):
        row = kit.tag_statements(self.TEXT).iloc[-1]
        assert (row["kind"], row["source_class"], row["source"], row["source_span"]) == ("own", "own voice", "", None)

    def test_every_article_has_statements_with_reasons(self, news):
        table = kit.tag_statements(news)
        assert table["article"].nunique() == len(news)
        assert (table["why"] != "").all()
        assert kit.tag_statements("").empty

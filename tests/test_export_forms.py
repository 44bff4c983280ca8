"""JSON Lines, GraphML, GEXF and GeoJSON: what is written is read back, whatever the words, and is the same each time."""

import json
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kit
from kit.export import to_csv, to_geojson, to_gexf, to_graphml, to_json_lines
from kit.network import co_mentions, named
from kit.wording import printable

PROPERTY = settings(
    derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WORDS = st.text(max_size=40)


@pytest.fixture
def mentions():
    rows = [(article, "PERSON", name) for article in "abc" for name in ("Ann", "Bo & <Co>", "Cy")]
    return pd.DataFrame([*rows, ("d", "ORG", "Acme")], columns=["article", "label", "entity"])


class TestJsonLines:
    def test_pandas_reads_it_back(self, tmp_path, news):
        article = news["2023-07-24-bloomberg"]
        for table in (kit.tag_entities(article), kit.tag_times(article), kit.tag_statements(article), news.articles):
            path = to_json_lines(table, tmp_path / "t.jsonl")
            back = pd.read_json(path, lines=True, dtype=False)
            assert list(back.columns) == list(table.columns)
            for name in ("start", "end", "text"):
                if name in table:
                    assert back[name].tolist() == table[name].tolist()

    def test_days_gaps_and_spans_have_one_form(self, tmp_path):
        table = pd.DataFrame(
            {"day": [pd.Timestamp("2023-07-24"), pd.NaT], "n": pd.array([1, None], dtype="Int64"), "x": [0.5, np.inf],
             "span": [(1, 2), None], "spans": [[(1, 2)], []], "yes": [True, False], "words": ["a\nb\ud800", None]}
        )  # fmt: skip
        lines = to_json_lines(table, tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == [
            {"day": "2023-07-24", "n": 1, "x": 0.5, "span": [1, 2], "spans": [[1, 2]], "yes": True, "words": "a\nb\ufffd"},
            {"day": None, "n": None, "x": None, "span": None, "spans": [], "yes": False, "words": None},
        ]  # fmt: skip

    def test_an_index_with_a_name_is_a_column(self, tmp_path):
        table = pd.DataFrame({"A": ["tells"]}, index=pd.Index(["They came"], name="claim"))
        assert json.loads(to_json_lines(table, tmp_path / "t.jsonl").read_text()) == {
            "claim": "They came",
            "A": "tells",
        }
        assert to_csv(table, tmp_path / "t.csv").read_text(encoding="utf-8-sig") == "claim,A\nThey came,tells\n"

    @given(st.lists(WORDS, min_size=1, max_size=5))
    @PROPERTY
    def test_any_words_come_back(self, tmp_path, words):
        path = to_json_lines(pd.DataFrame({"text": words}), tmp_path / "t.jsonl")
        lines = path.read_bytes().decode("utf-8").split("\n")
        assert [json.loads(line)["text"] for line in lines if line] == [printable(word) for word in words]


@pytest.mark.parametrize(
    ("export", "read"), [(to_graphml, nx.read_graphml), (to_gexf, nx.read_gexf)], ids=["graphml", "gexf"]
)
class TestNetworks:
    def test_networkx_reads_it_back(self, export, read, mentions, tmp_path):
        pairs = co_mentions(mentions)
        graph = read(export(pairs, tmp_path / "n.xml", nodes=named(mentions)))
        assert set(graph.nodes) == {"Ann", "Bo & <Co>", "Cy", "Acme"}
        assert graph.nodes["Acme"]["kind"] == "ORG"
        assert graph.nodes["Acme"].get("label", "Acme") == "Acme"
        assert graph.nodes["Ann"]["articles"] == 3
        for row in pairs.to_dict("records"):
            edge = graph.edges[row["first"], row["second"]]
            assert (edge["articles"], edge["expected"]) == (row["articles"], row["expected"])
            assert edge["npmi"] == row["npmi"]

    def test_directed_lines_keep_their_way(self, export, read, tmp_path):
        edges = pd.DataFrame(
            {"outlet": ["A", "B"], "source": ["B", "C"], "statements": [2, None], "official": [True, False]}
        )
        graph = read(export(edges, tmp_path / "n.xml", directed=True))
        assert graph.is_directed()
        assert sorted(graph.edges) == [("A", "B"), ("B", "C")]
        assert graph.edges["A", "B"]["official"] is True
        assert "statements" not in graph.edges["B", "C"]

    def test_the_same_network_gives_the_same_file(self, export, read, mentions, tmp_path, monkeypatch):
        pairs = co_mentions(mentions)
        first = export(pairs, tmp_path / "one.xml").read_bytes()
        monkeypatch.setattr("time.strftime", lambda *_: "1999-01-01")
        assert export(pairs, tmp_path / "two.xml").read_bytes() == first

    @given(first=WORDS, second=WORDS, words=WORDS)
    @PROPERTY
    def test_any_words_are_valid_xml(self, export, read, tmp_path, first, second, words):
        path = export(pd.DataFrame({"first": [first], "second": [second], "note": [words]}), tmp_path / "n.xml")
        ElementTree.parse(path)
        assert len(read(path).nodes) == len({printable(first), printable(second)})

    def test_what_is_no_network_is_refused(self, export, read, tmp_path):
        with pytest.raises(ValueError, match="two columns"):
            export(pd.DataFrame({"a": [1]}), tmp_path / "n.xml")
        with pytest.raises(ValueError, match="nodes needs a column"):
            export(pd.DataFrame({"a": [1], "b": [2]}), tmp_path / "n.xml", nodes=pd.DataFrame())
        assert list(tmp_path.iterdir()) == []


class TestPlaces:
    def test_places_of_articles_are_points(self, tmp_path, news):
        table = kit.entities_table(news["2023-07-24-bloomberg"])
        data = json.loads(to_geojson(table, tmp_path / "p.geojson").read_text(encoding="utf-8"))
        assert data["type"] == "FeatureCollection"
        assert len(data["features"]) == table["lat"].notna().sum()
        beijing = next(place for place in data["features"] if place["properties"]["entity"] == "Beijing")
        assert beijing["geometry"]["coordinates"] == pytest.approx([116.4, 39.9], abs=0.1)
        assert beijing["properties"]["first_seen"] == "2023-07-24"

    def test_what_has_no_place_or_a_wrong_one_is_refused(self, tmp_path):
        for table, words in (
            (pd.DataFrame({"lat": [1.0]}), "no column 'lon'"),
            (pd.DataFrame({"lat": [91.0], "lon": [0.0]}), "latitude 91"),
            (pd.DataFrame({"lat": [None], "lon": [None]}), "no row of the table has coordinates"),
        ):
            with pytest.raises(ValueError, match=words):
                to_geojson(table, tmp_path / "p.geojson")
        assert list(tmp_path.iterdir()) == []

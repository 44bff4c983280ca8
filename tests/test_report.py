"""A report is one page that stands by itself, can be read by everybody, escapes whatever it is given, and says its limits."""

import re
import socket
import subprocess
import sys
from html.parser import HTMLParser

import pandas as pd
import pytest

import kit
from kit import __main__
from kit.article import Article
from kit.comparison.tables import compare
from kit.corpus import Corpus
from kit.reading.files import PROJECT
from kit.reports import assembly, sections
from kit.reports.page import _style
from kit.sources import citations, source_mix

VOID = {"meta", "img", "br", "link", "hr", "input"}
BAD = "<script>alert('x')</script><img src=x onerror=y> \"'&\x00\ud800"


class Page(HTMLParser):
    """What a page is made of, and whether every element that is opened is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words = [], [], {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open:
            self.words.setdefault(self.open[-1], []).append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def news():
    return kit.read("notebooks/samples")


@pytest.fixture(scope="module")
def made(news):
    return kit.report(news, title="One week")


class TestPage:
    def test_it_stands_by_itself_and_nothing_is_run(self, made):
        page = Page(made.html)
        assert {attributes["src"].partition(",")[0] for attributes in page.all("img")} == {"data:image/png;base64"}
        assert not page.all("script")
        assert not page.all("link")
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
        assert "default-src 'none'" in page.all("meta")[1]["content"]
        assert "url(" not in made.html
        assert "@import" not in made.html
        assert all(attributes["href"].startswith("#") for attributes in page.all("a"))

    def test_everybody_can_read_it(self, made):
        page = Page(made.html)
        assert page.all("html") == [{"lang": "en"}]
        assert page.words["title"] == page.words["h1"] == ["One week"]
        assert page.all("a")[0] == {"class": "skip", "href": "#content"}
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        assert {attributes["href"][1:] for attributes in page.all("a")} <= set(ids)
        assert all(len(attributes["alt"]) > 40 for attributes in page.all("img"))
        assert len(page.all("img")) >= 3
        assert len(page.all("table")) == len(page.words["caption"]) >= 8
        assert {attributes["scope"] for attributes in page.all("th")} == {"col", "row"}
        regions = [attributes for attributes in page.all("div") if attributes.get("role") == "region"]
        assert all(attributes["tabindex"] == "0" and attributes["aria-label"] for attributes in regions)
        assert [name for name, _ in page.tags if re.fullmatch(r"h\d", name)] == ["h1"] + ["h2"] * 8

    def test_contrast_is_enough_in_light_in_dark_and_on_paper(self):
        schemes = re.findall(r":root \{([^}]*)\}", _style())
        assert len(schemes) == 3
        for scheme in schemes:
            colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", scheme))
            for ink in ("ink", "soft", "link"):
                for ground in ("page", "band"):
                    assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground, scheme)

    def test_ids_are_not_broken_and_heads_of_numbers_are(self, made):
        assert re.search(r'<td class="line">harbour-post</td>', made.html)
        style = re.search(r"<style>(.*?)</style>", made.html, re.DOTALL)[1]
        assert ".line { white-space: nowrap; }" in style
        assert "thead .number { white-space: normal; }" in style

    def test_it_prints_and_knows_dark(self):
        assert "@media print" in _style()
        assert "prefers-color-scheme: dark" in _style()

    def test_whatever_the_words_they_are_escaped(self, tmp_path):
        body = f"{BAD} Minister Anna Berg said on Tuesday that {BAD} had arrived in Paris. “{BAD},” said Jo Roe."
        articles = [
            Article.from_text(body, title=f"{BAD}{n}", id=f"{BAD}{n}", source=f"{BAD}{n}", published="2023-07-24")
            for n in range(2)
        ]
        report = kit.report(articles, title=BAD)
        page = Page(report.html)
        assert not page.all("script")
        assert not [attributes for attributes in page.all("img") if attributes["src"] == "x"]
        assert "\x00" not in report.html
        path = report.save(tmp_path / "report.html")
        assert b"<script" not in path.read_bytes()
        assert "<script" not in report._repr_html_()

    def test_the_same_articles_give_the_same_page(self, news, made):
        assert kit.report(news, title="One week").html == made.html

    def test_no_connection_is_opened(self, news, monkeypatch):
        def refuse(*_):
            raise AssertionError("something asked for a connection")

        monkeypatch.setattr(socket.socket, "connect", refuse)
        assert kit.report(Corpus(list(news)[:2])).html


def contrast(one, other):
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""

    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


class TestSections:
    def test_each_question_has_one(self, made):
        assert [section.id for section in made.sections] == [
            "read",
            "who",
            "where",
            "when",
            "sources",
            "differences",
            "method",
        ]
        assert repr(made).startswith("Report: One week\n  2 of 7 articles lack something.")
        assert made.lead == "7 articles from 5 outlets, published 2023-07-24 to 2023-07-28; 431 words in all."

    def test_what_is_missing_is_said_of_each_article(self):
        article = Article.from_text("Envoys came on Thursday.", id="bare")
        (read, *_) = kit.report(article).sections
        (missing,) = read.parts[0].table["missing"]
        assert "“Thursday” have no date" in missing
        assert "headline" in missing
        assert "outlet" in missing

    def test_problems_are_named_without_the_folder(self, tmp_path):
        (tmp_path / "good.txt").write_text("date 2023-07-24 T\n\n(XY) -- Envoys came.", encoding="utf-8")
        (tmp_path / "bad.txt").write_bytes(b"%PDF")
        with pytest.warns(kit.ReadingWarning):
            news = kit.read(tmp_path)
        page = kit.report(news).html
        assert "bad.txt: This is a PDF document" in page
        assert str(tmp_path) not in page

    def test_copies_are_named_once(self, tmp_path):
        words = "date 2023-07-24 T\n\n(XY) -- " + " ".join(f"word{n}" for n in range(60))
        for name in "ab":
            (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
        with pytest.warns(kit.ReadingWarning, match="same words"):
            news = kit.read(tmp_path)
        report = kit.report(news)
        assert report.html.count("‘b’ has the same words as ‘a’") == 1
        assert "1 pair of articles hold much the same words" in repr(report)

    def test_each_table_says_what_the_kit_says(self, news, made):
        tables = made.tables
        assert tables["names"]["mentions"].sum() + tables["places"]["mentions"].sum() == len(kit.tag_entities(news))
        pd.testing.assert_frame_equal(tables["citations"], citations(news))
        pd.testing.assert_frame_equal(tables["voices"], source_mix(news))
        pd.testing.assert_frame_equal(tables["claims"], compare(news))
        assert tables["sources"]["statements"].sum() == tables["citations"]["statements"].sum()
        everyone = {article.source for article in news}
        for row in tables["naming"].to_dict("records"):
            assert {*row["given by"].split(" · "), *row["not given by"].split(" · ")} == everyone

    def test_a_difference_is_found_and_said(self):
        told = [
            ("one", "A", "The parade in Lima drew 2,000 people on Monday, mayor Anna Berg said. Nobody was hurt."),
            ("two", "B", "The parade in Lima drew 3,000 people on Monday, mayor Anna Berg said. It rained."),
        ]
        report = kit.report(
            [
                Article.from_text(text, id=id, source=source, title=f"Parade {id}", published="2024-05-06")
                for id, source, text in told
            ]
        )
        assert "in 1 of them the tellings differ" in repr(report)
        (row,) = report.tables["differences"].to_dict("records")
        assert {row["words_a"], row["words_b"]} == {"2,000 people", "3,000 people"}

    def test_a_wide_matrix_shows_the_outlets_that_tell_most(self):
        names = [f"Outlet {n}" for n in range(12)]
        told = [
            Article.from_text(
                "The harbour of Lima opened on Monday, mayor Anna Berg said.",
                id=name,
                source=name,
                title="T",
                published="2024-05-06",
            )
            for name in names
        ]
        report = kit.report(told)
        (shown,) = [part.columns for part in report.sections[5].parts if getattr(part, "name", "") == "matrix"]
        assert set(report.tables["matrix"].columns) == {"claim", *names}
        assert len(shown) == 1 + sections._OUTLETS

    def test_one_article_and_one_without_anything_are_enough(self):
        report = kit.report(
            Article.from_text("nothing at all stands here.", title="T", source="X", published="2023-07-24")
        )
        assert "nothing to compare" in report.html
        assert "No name of a place was found" in report.html
        Page(report.html)

    def test_no_article_is_an_error(self):
        with pytest.raises(ValueError, match="no article"):
            kit.report([])

    def test_a_long_article_is_cut_and_that_is_said(self, news):
        body = "\n\n".join(f"{n}. {news[0].body}" for n in range(400))
        report = kit.report([Article.from_text(body, title="T", id="long", source="X", published="2023-07-24")])
        assert "only its beginning was looked at" in report.html
        table = report.tables["tellings"]
        assert table["end"].max() <= assembly.LONGEST
        assert report.tables["articles"]["words"][0] < len(body) / 10

    def test_progress_is_told(self, news):
        told = []
        kit.report(news["harbour-post"], progress=told.append)
        assert told[0] == "1/7 articles"
        assert len(told) == len(sections.ALL)


class TestFiles:
    def test_the_tables_stand_beside_the_page(self, made, tmp_path):
        path = made.save(tmp_path / "my report.html")
        page = Page(path.read_text(encoding="utf-8"))
        links = [attributes["href"] for attributes in page.all("a") if not attributes["href"].startswith("#")]
        assert {link.replace("%20", " ") for link in links} == {f"my report-tables/{name}.csv" for name in made.tables}
        for name, table in made.tables.items():
            back = pd.read_csv(tmp_path / "my report-tables" / f"{name}.csv")
            assert (len(back), list(back.columns)) == (len(table), list(table.columns))

    def test_a_folder_with_a_report_is_read_without_it(self, made, tmp_path):
        (tmp_path / "a.txt").write_text("date 2023-07-24 T\n\n(XY) -- Envoys came.", encoding="utf-8")
        made.save(tmp_path / "report.html")
        assert kit.read(tmp_path).ids == ["a"]
        with pytest.raises(kit.ReadingError, match="report of the kit"):
            kit.read(tmp_path / "report.html")

    def test_what_cant_be_written_is_said(self, made, tmp_path):
        with pytest.raises(OSError, match=r"can't be made.*Is the folder there"):
            made.save(tmp_path / "missing" / "report.html")


class TestCommand:
    def test_it_writes_the_page_and_says_where(self, tmp_path, capsys):
        assert __main__.main(["report", "notebooks/samples", "-o", str(tmp_path / "r.html"), "--title", "A & B"]) == 0
        shown = capsys.readouterr()
        assert shown.out == f"Wrote {tmp_path / 'r.html'}, and its tables into r-tables.\n"
        assert "7/7 method and limits" in shown.err
        assert "<h1>A &amp; B</h1>" in (tmp_path / "r.html").read_text(encoding="utf-8")

    def test_columns_can_be_named(self, tmp_path):
        (tmp_path / "n.csv").write_text("a;b;c;d\nT;Envoys came.;2023-07-24;X\n", encoding="utf-8")
        named = [word for pair in ("text=b", "title=a", "published=c", "source=d") for word in ("--column", pair)]
        assert __main__.main(["report", str(tmp_path / "n.csv"), "-o", str(tmp_path / "r.html"), *named]) == 0

    def test_nothing_to_read_or_to_write_to_is_said(self, tmp_path, capsys):
        assert __main__.main(["report", str(tmp_path)]) == 2
        assert "no file in this folder" in capsys.readouterr().err
        assert __main__.main(["report", "notebooks/samples", "-o", str(tmp_path / "no" / "r.html")]) == 2
        assert "There can be no page" in capsys.readouterr().err
        with pytest.raises(SystemExit):
            __main__.main(["report", "notebooks/samples", "--column", "text"])
        assert "no pair such as text=body" in capsys.readouterr().err

    def test_a_reader_starts_it_as_a_command(self, tmp_path):
        command = [
            sys.executable,
            "-m",
            "kit",
            "report",
            str(PROJECT / "notebooks" / "samples" / "harbour-post.html"),
            "-o",
            "r.html",
        ]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert done.stdout.startswith("Wrote r.html")
        assert (tmp_path / "r-tables" / "names.csv").is_file()

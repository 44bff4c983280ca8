"""Saved pages, tables, feeds, pasted words and addresses: what is found, what is missing, and nothing is fetched unasked."""

import json
import socket
import threading
import warnings
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kit
from kit.article import Article
from kit.export import to_csv
from kit.reading import duplicates, feeds, pages, records
from kit.reading.days import read_day
from kit.reading.decoding import declared, decode
from kit.reading.files import PROJECT
from kit.reading.problems import NoArticleError

BODY = (
    "Two envoys arrived in the capital on Monday, the agency said. They came by train, and they were met at the "
    "station by the minister.",
    "“We are glad,” said Anna Berg, who leads the delegation. She spoke to nobody else that evening.",
)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Envoys arrive | The Example</title>'
    '<meta property="og:site_name" content="The Example"><meta property="og:title" content="Envoys arrive">'
    '<meta property="article:published_time" content="2023-07-24T23:30:00+09:00"></head><body>'
    '<nav><a href="/">Home</a></nav><article><h1>Envoys arrive</h1><p>{}</p><p>{}</p>'
    "<script>fetch('https://bad.example')</script></article><footer>All rights</footer></body></html>"
).format(*BODY)
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Feed</title><language>en</language>'
    "<item><title>Envoys &amp;amp; guests</title><link>https://feed.example/1</link>"
    "<pubDate>Mon, 24 Jul 2023 23:10:00 GMT</pubDate><description>&lt;p&gt;Envoys arrived.&lt;/p&gt;"
    "&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;They left.&lt;/p&gt;</description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Feed</title><entry><title>Envoys</title>'
    '<link href="https://feed.example/1"/><updated>2023-07-24T10:00:00Z</updated><summary>Short.</summary>'
    '<content type="html">&lt;p&gt;The whole article stands here.&lt;/p&gt;</content></entry></feed>'
)
SLOW = settings(
    derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def offline(monkeypatch):
    """Fail when anything asks for a connection, loopback included."""

    def refuse(*_):
        raise AssertionError("something asked for a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def read_or_refused(reader, text):
    """Return what a reader makes of a text, or the advice with which it refuses it; anything else is an error."""
    try:
        return reader(text)
    except (NoArticleError, ValueError) as error:
        return getattr(error, "advice", str(error))


def read_with_problems(path, **arguments):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        corpus = kit.read(path, **arguments)
    return corpus, [str(warning.message) for warning in caught]


class TestDays:
    @pytest.mark.parametrize(
        "words",
        [
            "2023-07-24", "2023-07-24T23:59:59-11:00", "2023/7/24 10:00", "20230724", "Mon, 24 Jul 2023 23:10:00 GMT",
            "24 July 2023", "July 24, 2023", "Jul. 24, 2023", "Published July 24th, 2023", "24/07/2023", "07/24/2023",
            "24.07.2023", "24-Jul-2023",
        ],
    )  # fmt: skip
    def test_many_ways_one_day(self, words):
        assert read_day(words) == date(2023, 7, 24)

    @pytest.mark.parametrize("words", ["03/04/2023", "2023-02-30", "yesterday", "24 Brumaire 2023", "", "1690200000"])
    def test_what_is_no_day_or_two_is_refused(self, words):
        with pytest.raises(ValueError, match="‘"):
            read_day(words)

    @given(st.text(max_size=80))
    def test_any_words_are_a_day_or_refused(self, words):
        assert read_or_refused(read_day, words)


class TestPages:
    def test_title_day_outlet_and_text_are_found(self, write, offline):
        (article,) = kit.read(write("saved.html", PAGE))
        assert (article.title, article.published, article.source) == ("Envoys arrive", date(2023, 7, 24), "The Example")
        assert article.text == "Envoys arrive\n\n" + "\n\n".join(BODY)
        assert article.id == "saved"
        assert article.details["format"] == "web page"

    def test_what_a_page_tells_search_engines_is_read(self, write):
        told = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "Envoys arrive",
            "datePublished": "2023-07-24",
            "publisher": {"name": "The Example"},
        }
        page = f"<html><head><script type='application/ld+json'>{json.dumps(told)}</script><link rel='canonical' href='https://www.example.org/a'></head><body><p>{BODY[0]}</p><p>{BODY[1]}</p></body></html>"
        (article,) = kit.read(write("a.html", page))
        assert (article.published, article.source, article.url) == (
            date(2023, 7, 24),
            "The Example",
            "https://www.example.org/a",
        )

    def test_a_day_in_the_text_is_not_the_day_of_publication(self, write):
        page = f"<html><body><h1>Envoys</h1><p>{BODY[0]} It was on 3 May 2019.</p><p>{BODY[1]}</p></body></html>"
        corpus, said = read_with_problems(write("a.html", page), source="X")
        assert corpus[0].published is None
        assert any("no publication date" in message for message in said)

    def test_nothing_that_a_page_names_is_loaded_or_run(self, write, offline):
        names = '<link rel="stylesheet" href="https://bad.example/a.css"><img src="http://bad.example/x.png"><iframe src="https://bad.example"></iframe><object data="file:///etc/passwd"></object><base href="https://bad.example/">'
        typed = '<!DOCTYPE html SYSTEM "https://bad.example/x.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        page = typed + PAGE.removeprefix("<!DOCTYPE html>").replace("<article>", f"<article>{names}<p>&x;</p>")
        (article,) = kit.read(write("a.html", page))
        assert BODY[0] in article.text
        assert "root:" not in article.text

    @pytest.mark.parametrize(
        ("charset", "codec"),
        [("euc-kr", "cp949"), ("windows-1251", "cp1251"), ("shift_jis", "cp932"), ("gb2312", "gb18030")],
    )
    def test_the_declared_encoding_counts_when_the_bytes_fit(self, charset, codec):
        word = {"euc-kr": "평양", "windows-1251": "Пхеньян", "shift_jis": "平壌で", "gb2312": "平壤"}[charset]
        raw = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">{word}'.encode(codec)
        assert decode(raw, declared(raw))[0].endswith(word)

    def test_a_wrong_declaration_is_seen_through(self, write):
        (article,) = kit.read(write("a.html", PAGE.replace("utf-8", "shift_jis")))
        assert BODY[1] in article.text
        for name in ("rot13", "idna", "utf-7", "no-such"):
            raw = PAGE.replace("utf-8", name).encode("cp1252")
            assert decode(raw, declared(raw))[1] == "cp1252"

    def test_zero_bytes_are_passed_over_and_said(self, write):
        corpus, said = read_with_problems(write("a.html", PAGE.replace("<nav>", "<nav>\0").encode()))
        assert BODY[0] in corpus[0].text
        assert "zero byte" in said[0]

    def test_a_page_without_an_article_is_named_and_the_rest_loads(self, write, tmp_path):
        write("good.html", PAGE)
        bad = write("bad.html", "<html><body><div id='root'></div><script>render()</script></body></html>")
        corpus, said = read_with_problems(tmp_path)
        assert corpus.ids == ["good"]
        assert str(bad) in said[0]
        assert "save it as a .txt file" in said[0]

    def test_what_a_browser_saves_with_a_page_is_no_article(self, write, tmp_path):
        write("story.html", PAGE)
        write("story_files/advert.html", PAGE)
        write("report.html", PAGE.replace("train", "ship").replace("evening", "night"))
        write("report-tables/articles.csv", "text\n" + "word " * 60)
        assert kit.read(tmp_path).ids == ["report", "story"]

    def test_a_page_in_one_file_with_its_pictures_is_read(self, write):
        mhtml = (
            'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="xx"\r\n\r\n'
            "--xx\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            f"{PAGE}\r\n--xx\r\nContent-Type: image/png\r\n\r\nabc\r\n--xx--\r\n"
        )
        (article,) = kit.read(write("a.mhtml", mhtml))
        assert BODY[0] in article.text

    def test_a_page_in_one_file_keeps_its_letters(self, write):
        head = 'Content-Type: multipart/related; boundary="xx"\n\n--xx\nContent-Type: text/html; charset=utf-8\n'
        for sent in ("", "Content-Transfer-Encoding: 8bit\n", "Content-Transfer-Encoding: binary\n"):
            page = PAGE.replace("Anna Berg", "Łukasz Müller 김")
            (article,) = kit.read(write("a.mhtml", f"{head}{sent}\n{page}\n--xx--\n"))
            assert "Łukasz Müller 김" in article.text

    @pytest.mark.parametrize(
        "inside",
        [
            "".join(f'--x{n}\nContent-Type: multipart/related; boundary="x{n + 1}"\n\n' for n in range(3000)),
            '--x0\nContent-Type: multipart/related; boundary="x0"\n\n' * 3000,
            "--x0\nContent-Type: text/html; " + "a=b;" * 100_000 + "\n\nx",
            "--x0\nContent-Type: text/html; charset=idna\nContent-Transfer-Encoding: base64\n\nYS4uYQ==",
            '--x0\nContent-Type: text/html; charset="a\0b"\nContent-Transfer-Encoding: base64\n\nYQ==',
            "--x0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n\ud800é",
        ],
        ids=["nested", "the same again", "long header", "idna", "zero", "half a character"],
    )
    def test_broken_and_huge_pages_in_one_file_are_read_or_refused(self, inside):
        assert read_or_refused(pages.read, f'Content-Type: multipart/related; boundary="x0"\n\n{inside}')

    @pytest.mark.parametrize(
        "page",
        ["<div>" * 50_000, "<b><i>" * 25_000, "<script " * 50_000, "<svg" * 200_000, "<!--" * 200_000, "<" * 59_000,
         "data:" * 200_000, "<a " * 50_000, "<p " + 'a="b" ' * 200_000, "<" * 200_000, "<p>" + "word " * 700_000],
        ids=["nested", "mixed", "scripts", "drawings", "comments", "opened", "embedded", "half", "attributes", "too-many", "too-long"],
    )  # fmt: skip
    def test_broken_and_huge_pages_are_read_or_refused(self, page):
        assert read_or_refused(pages.read, f"<html><body>{page}")
        assert isinstance(pages.plain(page), str)

    def test_fifty_megabytes_are_refused_unread(self, tmp_path):
        path = tmp_path / "big.html"
        with path.open("wb") as file:
            file.truncate(50_000_000)
        with pytest.raises(kit.ReadingError, match=r"50\.0 MB"):
            kit.read(path)

    def test_pictures_inside_a_page_cost_nothing(self, write):
        page = PAGE.replace("<nav>", f'<img src="data:image/png;base64,{"A" * 4_000_000}"><nav>')
        (article,) = kit.read(write("a.html", page))
        assert article.text == "Envoys arrive\n\n" + "\n\n".join(BODY)


class TestTables:
    def test_usual_names_are_found_in_any_spelling(self, write):
        path = write(
            "news.csv", "Article_Text,Headline,pubDate,Publisher,section\nEnvoys came.,Envoys,24 July 2023,X,World\n"
        )
        (article,) = kit.read(path)
        assert (article.text, article.title) == ("Envoys\n\nEnvoys came.", "Envoys")
        assert (article.published, article.source, article.id) == (date(2023, 7, 24), "X", "news-1")
        assert article.details["section"] == "World"
        assert article.notes == (
            "Columns of the table were taken: ‘Article_Text’ for text, ‘Headline’ for title, ‘pubDate’ for published, "
            "‘Publisher’ for source.",
        )

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_columns_can_be_named(self, write, delimiter):
        path = write("news.tsv", "a,b,c,d\nEnvoys came.,Envoys,2023-07-24,X\n".replace(",", delimiter))
        (article,) = kit.read(path, columns={"text": "a", "title": "b", "published": "c", "source": "d"})
        assert (article.body, article.title, article.source) == ("Envoys came.", "Envoys", "X")
        assert article.notes == ()

    def test_a_column_that_is_not_there_is_said(self, write):
        path = write("news.csv", "body,title\nEnvoys came.,Envoys\n")
        with pytest.raises(kit.ReadingError, match=r"no column ‘boddy’\. Did you mean ‘body’.*body, title"):
            kit.read(path, columns={"text": "boddy"})

    def test_columns_named_the_wrong_way_round_are_said(self, write):
        path = write("news.csv", "body,title\nEnvoys came.,Envoys\n")
        with pytest.raises(kit.ReadingError, match=r'word stands first: columns=\{"text": "body"\}'):
            kit.read(path, columns={"body": "text"})

    @pytest.mark.parametrize(
        ("name", "held", "words"),
        [
            ("a.jsonl", '\n{"text": "Envoys', r"a\.jsonl, line 2: The table has no row .* The line is no JSON"),
            ("a.csv", f'title,text\nx,"{"word " * 410_000}\n', "line [23]: The table has no row .* quotation mark"),
        ],
    )
    def test_a_table_of_which_nothing_can_be_read_says_why(self, write, name, held, words):
        with pytest.raises(kit.ReadingError, match=words):
            kit.read(write(name, held))

    def test_the_longest_column_is_taken_and_that_is_said(self, write):
        path = write("news.csv", f'title,date,site name,what\nEnvoys,2023-07-24,X,"{BODY[0]}"\n')
        corpus, said = read_with_problems(path, source="X")
        assert corpus[0].body == BODY[0]
        assert "‘what’ has the longest cells" in said[0]
        assert "columns=" in said[0]

    def test_lines_inside_cells_and_html_in_them_are_read(self, write):
        path = write(
            "news.csv",
            '\ufeffid,text,title,date,source\r\nx,"One.\r\n\r\nTwo ""said"".",T,2023-07-24,X\r\ny,<p>One &amp; two.</p><p>Three.</p>,U,2023-07-25,X\r\n',
        )
        corpus = kit.read(path)
        assert corpus["x"].body == 'One.\n\nTwo "said".'
        assert corpus["y"].body == "One & two.\n\nThree."

    def test_rows_that_lack_something_are_counted_with_their_line(self, write):
        path = write(
            "news.csv",
            'title,text,date,source\nA,"One.\nTwo.",2023-07-24,X\nB,,2023-07-24,X\nC,Three.,03/04/2023,X\nD,Four.,,X\nE,Five.,,X,more\n',
        )
        corpus, said = read_with_problems(path)
        assert sorted(article.title for article in corpus) == ["A", "C", "D", "E"]
        whole = "\n".join(said)
        assert "line 4: 1 row has no text and was left out" in whole
        assert "line 5: ‘03/04/2023’ could be two days: 3 April or 4 March" in whole
        assert "So it is with 3 of 4 articles" in whole
        assert "line 7: The row has 5 cells" in whole

    def test_a_quotation_mark_out_of_place_is_said(self, write):
        path = write("news.csv", 'title,text,date,source\nA,"One" two.,2023-07-24,X\nB,Two.,2023-07-24,X\n')
        corpus, said = read_with_problems(path)
        assert sorted(article.body for article in corpus) == ["One two.", "Two."]
        assert f"{path}, line 2: A quotation mark here does not stand as it should" in said[0]

    def test_an_open_quotation_mark_swallows_no_row_unsaid(self, write):
        path = write("news.csv", 'title,date,source,text\nA,2023-07-24,X,"One.\nB,2023-07-24,X,Two.\n')
        corpus, said = read_with_problems(path)
        assert len(corpus) == 1
        assert "A quotation mark here does not stand as it should" in said[0]

    def test_zeros_formulas_and_huge_fields_do_no_harm(self, write):
        huge = "word " * 100_000
        path = write(
            "news.csv",
            f'title,text,date,source\n=1+1,"{huge}",2023-07-24,X\nB,=HYPERLINK("x"),2023-07-24,X\n'.encode().replace(
                b"B,", b"B\0,"
            ),
        )
        corpus, said = read_with_problems(path)
        assert len(corpus["news-1"].body) == len(huge.strip())
        assert corpus["news-1"].title == "=1+1"
        assert "zero byte" in said[0]

    def test_what_the_kit_writes_it_reads_back(self, tmp_path):
        bodies = ["=Not a formula, she said.", "+1 came.", "Plain words."]
        table = pd.DataFrame(
            {"text": bodies, "title": ["-A", "B", "C"], "published": pd.Timestamp("2023-07-24"), "source": "X"}
        )
        corpus = kit.read(to_csv(table, tmp_path / "t.csv"))
        assert sorted(article.body for article in corpus) == sorted(bodies)
        assert corpus["t-1"].title == "-A"

    def test_one_bad_line_is_named_and_the_rest_loads(self, write):
        good = json.dumps(
            {"text": "Envoys\u2028came.", "title": "T", "date": "2023-07-24", "source": {"id": 1, "name": "X"}},
            ensure_ascii=False,
        )
        path = write(
            "news.jsonl",
            f'{good}\n{{"text": "Broken\n\n["no object"]\n{"[" * 100_000}\n{good.replace("Envoys", "Guests")}\n',
        )
        corpus, said = read_with_problems(path)
        assert [article.source for article in corpus] == ["X", "X"]
        lines = [message for message in said if "no JSON" in message]
        assert [f"line {n}" in message for n, message in zip((2, 4, 5), lines, strict=True)] == [True] * 3
        assert corpus["news-1"].body == "Envoys\ncame."

    def test_a_json_list_and_one_inside_an_object_are_read(self, write):
        one = {
            "content": "Envoys came.",
            "title": "T",
            "publishedAt": "2023-07-24T10:00:00Z",
            "source": {"name": "X"},
            "tags": ["a", "b"],
        }
        for found in ([one], {"status": "ok", "articles": [one]}, one):
            (article,) = kit.read(write("news.json", json.dumps(found)))
            assert (article.body, article.published, article.source, article.details["tags"]) == (
                "Envoys came.",
                date(2023, 7, 24),
                "X",
                "a; b",
            )

    def test_tables_of_findings_are_no_articles(self, write, tmp_path):
        write("a.csv", "title,text,date,source\nT,Envoys came.,2023-07-24,X\n")
        spans = write(
            "gold/names.jsonl", json.dumps({"article": "a-1", "start": 0, "end": 6, "text": "Envoys", "label": "GROUP"})
        )
        write("catalogue.csv", "id,outlet\na-1,Y\n")
        write("settings.json", '{"theme": "dark"}')
        write("page.xml", "<x>no feed</x>")
        assert kit.read(tmp_path).ids == ["a-1"]
        with pytest.raises(kit.ReadingError, match="tells something of articles and holds none"):
            kit.read(spans)
        with pytest.raises(kit.ReadingError, match="no feed"):
            kit.read(tmp_path / "page.xml")

    def test_a_table_without_text_is_named(self, write, tmp_path):
        write("a.csv", "title,text,date,source\nT,Envoys came.,2023-07-24,X\n")
        write("b.csv", "name,amount\nT,1\n")
        corpus, said = read_with_problems(tmp_path)
        assert corpus.ids == ["a-1"]
        assert "No column seems to hold the articles' text" in said[0]
        assert "It has: name, amount" in said[0]

    @given(st.text(max_size=300))
    @SLOW
    def test_any_text_is_a_table_or_refused(self, text):
        for reader in (records.from_csv, records.from_json_lines, records.from_json):
            assert read_or_refused(reader, text)


class TestFeeds:
    def test_rss_gives_an_article_an_entry(self, write, offline):
        (article,) = kit.read(write("news.xml", RSS))
        assert (article.title, article.source, article.published) == ("Envoys & guests", "The Feed", date(2023, 7, 24))
        assert article.body == "Envoys arrived.\n\nThey left."
        assert (article.url, article.details["part_read"]) == ("https://feed.example/1", "opening")
        assert any("summary only" in note for note in article.notes)

    def test_atom_gives_the_whole_text(self, write):
        (article,) = kit.read(write("news.atom", ATOM))
        assert article.body == "The whole article stands here."
        assert "part_read" not in article.details

    def test_entries_without_words_are_counted(self, write):
        empty = "<item><title>Nothing</title></item>"
        corpus, said = read_with_problems(write("news.rss", RSS.replace("<item>", f"{empty}<item>", 1)))
        assert [article.title for article in corpus] == ["Envoys & guests"]
        assert "1 of 2 entries has no text" in said[0]

    @pytest.mark.parametrize(
        "feed",
        [
            '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + RSS.replace("They", "&b;"),
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + RSS.replace("They", "&a;"),
        ],
        ids=["bomb", "outside"],
    )
    def test_entities_of_its_own_are_refused(self, write, feed, offline):
        with pytest.raises(kit.ReadingError, match="defines entities of its own"):
            kit.read(write("news.xml", feed))

    def test_broken_nested_and_hostile_feeds_are_bounded(self, offline):
        for feed in (
            RSS[: len(RSS) // 2],
            f"<rss>{'<item>' * 20_000}",
            "<rss><channel><item><link>file:///etc/passwd</link><description>Words here.</description></item>",
            "<feed>" * 5_000,
            "<rss",
            "<rss>https://bad.example/</rss>",
        ):
            assert read_or_refused(feeds.read, feed)

    def test_a_feed_that_is_far_too_large_is_refused_unread(self):
        for feed in (f"<rss>{'<item>' * 70_000}", f"<rss>{'&lt;div&gt;' * 70_000}", f"<rss>{' ' * 3_000_000}"):
            with pytest.raises(NoArticleError, match="more than a site's feed has"):
                feeds.read(feed)

    def test_a_string_that_is_an_address_or_a_file_opens_nothing(self, offline):
        for words in ("https://bad.example/feed", "/etc/passwd", "file:///etc/passwd"):
            with pytest.raises(NoArticleError):
                feeds.read(words)


class TestPasted:
    def test_bare_words_headers_and_pages_are_read(self):
        bare = kit.read_text("Envoys\u00ad came.\r\n", title="T", published="2023-07-24", source="X", id="mine")
        assert (bare.text, bare.id, bare.title) == ("Envoys came.", "mine", "T")
        header = kit.read_text("date 2023-07-24 Envoys arrive\n\n(Example) -- They came.")
        assert (header.title, header.source, header.published) == ("Envoys arrive", "Example", date(2023, 7, 24))
        page = kit.read_text(f"\n {PAGE}")
        assert (page.title, page.source) == ("Envoys arrive", "The Example")

    def test_what_is_missing_is_said(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            article = kit.read_text("Envoys came.")
        assert {warning.category for warning in caught} == {kit.ReadingWarning}
        assert caught[0].filename == __file__
        assert len(caught) == 2
        assert len(article.notes) == 3

    @pytest.mark.parametrize("text", ["", " \n\u200b", "<html><body></body></html>", "date 2023-07-24 T\n\n"])
    def test_no_words_is_an_error(self, text):
        with pytest.raises(kit.ReadingError, match="pasted text"):
            kit.read_text(text)


class TestFolders:
    def test_a_mixed_folder_is_one_corpus(self, offline):
        corpus = kit.read("notebooks/samples")
        assert corpus.problems == ()
        assert len(corpus) == 7
        assert all(article.published and article.title and article.source for article in corpus)
        assert {article.details["format"] for article in corpus} == {"web page", "CSV", "JSON Lines", "feed"}

    def test_documents_that_are_not_read_are_named(self, write, tmp_path):
        write("a.html", PAGE)
        write("b.pdf", b"%PDF")
        corpus, said = read_with_problems(tmp_path)
        assert corpus.ids == ["a"]
        assert "b.pdf" in said[0]
        assert said[0].endswith("left out.")

    def test_the_project_has_no_doubles(self, news):
        assert duplicates.find(list(news)) == []


def article(words, id="a"):
    return Article.from_text(words, id=id)


class TestDuplicates:
    WORDS = [f"word{n}" for n in range(300)]

    def test_the_same_words_are_said_and_kept(self, write, tmp_path):
        text = "date 2023-07-24 {}\n\n(XY) -- " + " ".join(self.WORDS[:60])
        write("a.txt", text.format("One title"))
        second = write("b.txt", text.format("Another").upper().replace("DATE", "date") + "!")
        corpus, said = read_with_problems(tmp_path)
        assert corpus.ids == ["a", "b"]
        assert said == [
            f"{second}: The article ‘b’ has the same words as ‘a’. Both are kept; leave one out if they are one report, so that it does not count twice."
        ]

    def test_near_copies_and_openings_are_found(self):
        whole = " ".join(self.WORDS)
        edited = " ".join(word if n % 40 else "other" for n, word in enumerate(self.WORDS))
        opening = " ".join(self.WORDS[:80])
        unlike = " ".join(reversed(self.WORDS))
        found = duplicates.find([article(whole), article(edited), article(opening), article(unlike)])
        assert [(pair.first, pair.second) for pair in found] == [(0, 1), (0, 2), (1, 2)]
        assert found[1].share == 1 or found[1].share > 0.99
        assert 0.5 < found[0].share < 1

    def test_short_texts_say_too_little(self):
        assert duplicates.find([article("Envoys came."), article("Envoys came.")]) == []

    def test_many_copies_and_a_footer_that_all_share_are_bounded(self, monkeypatch):
        counted = []
        real = duplicates.combinations
        monkeypatch.setattr(
            duplicates, "combinations", lambda places, size: counted.append(len(places)) or real(places, size)
        )
        copies = [article(" ".join(self.WORDS))] * 300
        footer = " ".join(self.WORDS[:40])
        others = [article(f"{' '.join(f'w{n}x{k}' for k in range(60))} {footer}") for n in range(300)]
        found = duplicates.find([*copies, *others])
        assert len(found) == 299
        assert max(counted, default=0) <= duplicates._CROWD


class TestFetching:
    @pytest.fixture
    def site(self):
        answers = {}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                status, headers, body = answers.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        asked = []
        server = HTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield answers, asked, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()

    def test_a_page_and_a_feed_are_read_with_one_request(self, site):
        answers, asked, address = site
        answers["/news/envoys.html"] = (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode())
        answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, RSS.encode())
        (article,) = kit.fetch(f"{address}/news/envoys.html")
        assert (article.id, article.title, article.url) == ("envoys", "Envoys arrive", f"{address}/news/envoys.html")
        assert kit.fetch(f"{address}/feed")[0].body == "Envoys arrived.\n\nThey left."
        assert asked == ["/news/envoys.html", "/feed"]

    def test_the_charset_of_the_answer_counts(self, site):
        answers, _, address = site
        answers["/a"] = (
            200,
            {"Content-Type": "text/html; charset=windows-1251"},
            PAGE.replace("utf-8", "x").replace("Anna Berg", "Анна").replace("“", "").replace("”", "").encode("cp1251"),
        )
        assert "Анна" in kit.fetch(f"{address}/a")[0].text

    def test_an_address_as_a_browser_shows_it_is_asked_for(self, site):
        answers, asked, address = site
        answers["/caf%C3%A9"] = answers["/a%20b?q=%ED%95%9C&r=%2F"] = (
            200,
            {"Content-Type": "text/html"},
            PAGE.encode(),
        )
        for shown in ("/café#top", "/caf%C3%A9", "/a b?q=한&r=%2F"):
            assert len(kit.fetch(f"{address}{shown}")) == 1
        assert asked == ["/caf%C3%A9", "/caf%C3%A9", "/a%20b?q=%ED%95%9C&r=%2F"]

    @pytest.mark.parametrize(
        ("status", "words"), [(404, "no such page"), (403, "refuses programs"), (500, "answers 500")]
    )
    def test_answers_that_are_no_page_are_explained(self, site, status, words):
        answers, _, address = site
        answers["/a"] = (status, {}, b"")
        with pytest.raises(kit.ReadingError, match=words):
            kit.fetch(f"{address}/a")

    def test_too_much_is_cut_off(self, site):
        answers, _, address = site
        answers["/a"] = (200, {"Content-Type": "text/html"}, b"x" * 300_000)
        with pytest.raises(kit.ReadingError, match=r"more than 0\.1 MB"):
            kit.fetch(f"{address}/a", max_mb=0.1)

    def test_a_site_that_does_not_answer_is_not_waited_for(self):
        with (
            socket.create_server(("127.0.0.1", 0)) as silent,
            pytest.raises(kit.ReadingError, match=r"within 0\.2 seconds"),
        ):
            kit.fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", seconds=0.2)

    def test_no_way_leads_to_files_or_elsewhere(self, site):
        answers, _, address = site
        for number, where in enumerate(("file:///etc/passwd", "ftp://127.0.0.1/x", f"{address}/0")):
            answers[f"/{number}"] = (302, {"Location": where}, b"")
            with pytest.raises(kit.ReadingError, match=r"can't be reached|answers 302"):
                kit.fetch(f"{address}/{number}")

    @pytest.mark.parametrize(
        "address", ["file:///etc/passwd", "seeds", "", "https://", "javascript:x", "http://[", "ftp://a.example"]
    )
    def test_what_is_no_address_is_refused(self, address, offline):
        with pytest.raises(kit.ReadingError, match="no address of a web page"):
            kit.fetch(address)

    def test_nothing_else_in_the_kit_opens_a_connection(self):
        users = [
            path.relative_to(PROJECT).as_posix()
            for path in (PROJECT / "kit").rglob("*.py")
            if any(
                name in path.read_text(encoding="utf-8")
                for name in ("urllib.request", "import socket", "requests", "http.client", "fetch_url")
            )
        ]
        # The runner of students' notebooks names sockets in order to shut them.
        assert set(users) == {"kit/reading/fetching.py", "kit/classroom/runner.py"}

"""Every form of file is read, every fault is said with its place, and the rest still loads."""

import codecs
import os
import sys
import unicodedata
import warnings
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit.reading import decoding, seed
from kit.reading.files import PROJECT

SEED = (
    " date 2023-07-24 Envoys Will Be First Visitors in Years\n\n"
    "(Example News) -- Envoys are due “this week,” an official said.\n\n"
    "They come by train.\n\nThe line is the main link to the neighbor’s economy\n"
)


def read_one(path, **arguments):
    """Read one article, with every warning an error."""
    (article,) = kit.read(path, **arguments)
    return article


def read_with_problems(path, **arguments):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        corpus = kit.read(path, **arguments)
    return corpus, [str(warning.message) for warning in caught]


class TestSeedFormat:
    def test_every_part_is_read(self, write):
        article = read_one(write("envoys.txt", SEED))
        assert article.id == "envoys"
        assert article.title == "Envoys Will Be First Visitors in Years"
        assert article.published == date(2023, 7, 24)
        assert article.source == "Example News"
        assert article.dateline.agency.of(article.text) == "Example News"
        assert article.dateline.place is None
        assert [p.of(article.text) for p in article.paragraphs] == [
            "Envoys are due “this week,” an official said.",
            "They come by train.",
            "The line is the main link to the neighbor’s economy",
        ]
        assert [q.of(article.text) for q in article.quotations] == ["“this week,”"]
        assert article.notes == ()

    def test_the_text_is_headline_blank_line_body(self, write):
        article = read_one(write("envoys.txt", SEED))
        assert article.text == article.title + "\n\n" + SEED.split("\n\n", 1)[1].strip()
        assert article.headline.of(article.text) == article.title

    def test_a_day_is_read_as_in_a_table(self, write, tmp_path):
        write("a.txt", "date 24/07/2023 A title\n\nBody, (X) said.")
        write("b.txt", "title: A title\ndate: July 24, 2023\n\nBody, (X) said.")
        write("c.txt", "Body, (X) said.")
        write("catalogue.csv", "id,published,outlet\na,,X\nb,,X\nc,24 July 2023,X\n")
        corpus, _ = read_with_problems(tmp_path)
        assert [article.published for article in corpus] == [date(2023, 7, 24)] * 3

    @pytest.mark.parametrize(
        "header", ["date 2023-07-24 A title", "\n\n  Date 2023-07-24  A title", "date 2023/7/24 A title"]
    )
    def test_spaces_capitals_and_slashes_make_no_difference(self, write, header):
        article = read_one(write("a.txt", f"{header}\n\nBody, (X) said."), source="X")
        assert (article.title, article.published) == ("A title", date(2023, 7, 24))

    def test_a_body_without_a_blank_line_is_read(self, write):
        article = read_one(write("a.txt", "date 2023-07-24 A title\nFirst words.\n"), source="X")
        assert article.body == "First words."

    @pytest.mark.parametrize("day", ["2023-02-30", "2023-13-01", "03-04-2023"])
    def test_an_impossible_date_is_said_with_file_and_line(self, write, day):
        path = write("a.txt", f"\ndate {day} A title\n\nBody.")
        corpus, said = read_with_problems(path, source="X")
        assert corpus[0].published is None
        assert corpus[0].title == "A title"
        assert any(day in message and f"{path}, line 2" in message and "YYYY-MM-DD" in message for message in said)

    def test_a_future_date_is_kept_and_said(self, write):
        day = date.today() + timedelta(days=400)
        corpus, said = read_with_problems(write("a.txt", f"date {day} A title\n\nBody."), source="X")
        assert corpus[0].published == day
        assert any("lies in the future" in message and "line 1" in message for message in said)

    def test_a_date_without_a_headline_is_said(self, write):
        corpus, said = read_with_problems(write("envoys.txt", "date 2023-07-24\n\nBody."), source="X")
        assert corpus[0].title == "Envoys"
        assert corpus[0].text == "Body."
        assert any("no headline" in message for message in said)

    def test_a_header_without_a_body_is_refused(self, write):
        with pytest.raises(kit.ReadingError, match="no article under it"):
            kit.read(write("a.txt", "date 2023-07-24 A title\n\n  \n"))


class TestFrontMatter:
    @pytest.mark.parametrize("fence", ["", "---\n"])
    def test_known_keys_are_read(self, write, fence):
        text = f"{fence}Headline: “A” title: with colon\nDate: 2023-07-24\noutlet: Example\nurl: https://example.org/a\n{fence}\nBody."
        article = read_one(write("a.txt", text))
        assert (article.title, article.published, article.source) == (
            "“A” title: with colon",
            date(2023, 7, 24),
            "Example",
        )
        assert article.url == "https://example.org/a"
        assert article.body == "Body."

    def test_other_keys_of_a_fenced_block_are_kept(self, write):
        article = read_one(write("a.txt", "---\ntitle: T\ndate: 2023-07-24\nsource: X\nsection: World\n---\nBody."))
        assert article.details["section"] == "World"

    def test_a_text_that_begins_with_a_label_is_no_front_matter(self, write):
        corpus, _ = read_with_problems(write("a.txt", "Note: this is the first sentence.\n\nAnd the second."))
        assert corpus[0].body.startswith("Note: this")

    def test_a_wrong_date_is_said_with_its_line(self, write):
        path = write("a.txt", "title: T\nsource: X\ndate: yesterday\n\nBody.")
        _, said = read_with_problems(path)
        assert any("‘yesterday’" in message and f"{path}, line 3" in message for message in said)


class TestBareText:
    def test_the_name_supplies_date_and_title(self, write):
        corpus, said = read_with_problems(write("2023-07-24-envoys-arrive.txt", "Envoys arrived."), source="X")
        article = corpus[0]
        assert (article.title, article.published, article.text) == (
            "Envoys arrive",
            date(2023, 7, 24),
            "Envoys arrived.",
        )
        assert article.headline is None
        assert any("no headline" in message for message in said)
        assert any("file’s name" in note for note in article.notes)

    def test_arguments_supply_what_the_file_lacks(self, write):
        article = read_one(
            write("x.txt", "Body."), title="T", published="2023-07-24", source="X", country="Y", kind="Z"
        )
        assert (article.title, article.published, article.source) == ("T", date(2023, 7, 24), "X")
        assert (article.country, article.kind) == ("Y", "Z")

    def test_what_is_missing_is_said(self, write):
        path = write("x.txt", "Body.")
        corpus, said = read_with_problems(path)
        assert any("no publication date" in message and str(path) in message for message in said)
        assert any("which outlet" in note for note in corpus[0].notes)
        assert corpus[0].published is None

    def test_a_number_in_the_name_is_no_date(self, write):
        corpus, _ = read_with_problems(write("000_13520230724903fd53.txt", "Body."))
        assert corpus[0].published is None


class TestEncodings:
    TEXT = "date 2023-07-24 “Curly” – naïve café\n\n(XY) -- Körper’s words.\n"

    @pytest.mark.parametrize(
        "raw",
        [
            TEXT.encode("utf-8"),
            TEXT.encode("utf-8-sig"),
            codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
            codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
            TEXT.encode("utf-16-le"),
            TEXT.encode("utf-16-be"),
            TEXT.encode("utf-32"),
            TEXT.replace("\n", "\r\n").encode("utf-8"),
            TEXT.replace("\n", "\r").encode("utf-8"),
            unicodedata.normalize("NFD", TEXT).encode("utf-8"),
        ],
        ids=[
            "utf-8",
            "bom",
            "utf-16-le",
            "utf-16-be",
            "le-without-bom",
            "be-without-bom",
            "utf-32",
            "crlf",
            "cr",
            "nfd",
        ],
    )
    def test_all_give_the_same_article(self, write, raw):
        article = read_one(write("a.txt", raw))
        assert article.title == "“Curly” – naïve café"
        assert article.paragraphs[0].of(article.text) == "Körper’s words."

    def test_windows_1252_is_read_and_said_with_the_line(self, write):
        path = write("a.txt", self.TEXT.encode("cp1252"))
        corpus, said = read_with_problems(path)
        assert corpus[0].title == "“Curly” – naïve café"
        assert any("Windows-1252" in message and f"{path}, line 1" in message for message in said)

    def test_form_feeds_and_soft_hyphens_go(self, write):
        article = read_one(
            write("a.txt", "date 2023-07-24 T\n\n(XY) -- One co\u00adop\u00ad\neration.\n\fTwo.\u200b\n")
        )
        assert article.body == "(XY) -- One cooperation.\n\nTwo."

    @given(st.text())
    def test_cleaning_is_done_once(self, text):
        once = decoding.clean(text)
        assert decoding.clean(once) == once

    @given(st.binary(max_size=300))
    def test_any_bytes_are_text_or_refused(self, raw):
        try:
            text, _ = decoding.decode(raw)
        except decoding.NotTextError:
            return
        assert isinstance(seed.parse(decoding.clean(text)).body, str)


class TestFaultsLeaveTheRest:
    FAULTS = {
        "empty.txt": (b"", "is empty"),
        "blank.txt": (b" \n \n", "empty"),
        "invisible.txt": ("\u200b\n\u00ad".encode(), "only white space"),
        "binary.txt": (bytes(range(256)) * 4, "no text contains"),
        "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a PNG picture"),
        "document.txt": (b"%PDF-1.7 ...", "a PDF document"),
        "word.txt": (b"PK\x03\x04....", "a Word document"),
    }

    @pytest.mark.parametrize("name", FAULTS)
    def test_each_is_named_and_the_others_load(self, write, tmp_path, name):
        raw, words = self.FAULTS[name]
        write("good.txt", SEED)
        bad = write(name, raw)
        corpus, said = read_with_problems(tmp_path)
        assert corpus.ids == ["good"]
        (message,) = said
        assert str(bad) in message
        assert words in message
        assert message.endswith("left out.")
        (problem,) = corpus.problems
        assert problem.fatal
        assert problem.advice

    def test_a_large_file_is_left_out_and_the_limit_can_be_raised(self, write, tmp_path):
        write("good.txt", SEED)
        big = write("big.txt", SEED + "More words here.\n\n" * 60_000)
        corpus, said = read_with_problems(tmp_path, max_mb=1)
        assert corpus.ids == ["good"]
        assert str(big) in said[0]
        assert "max_mb" in said[0]
        assert len(kit.read(tmp_path, max_mb=2)) == 2

    def test_fifty_megabytes_are_refused_by_default(self, tmp_path):
        path = tmp_path / "big.txt"
        with path.open("wb") as file:
            file.truncate(50_000_000)
        with pytest.raises(kit.ReadingError, match=r"50\.0 MB"):
            kit.read(path)

    def test_an_unreadable_file_is_said(self, write, tmp_path, monkeypatch):
        write("good.txt", SEED)
        bad = write("secret.txt", SEED)
        real = Path.read_bytes

        def read_bytes(self):
            if self == bad:
                raise PermissionError(13, "Permission denied")
            return real(self)

        monkeypatch.setattr(Path, "read_bytes", read_bytes)
        corpus, said = read_with_problems(tmp_path)
        assert corpus.ids == ["good"]
        assert "Permission denied" in said[0]

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
    def test_a_pipe_is_not_waited_for(self, write, tmp_path):
        write("good.txt", SEED)
        os.mkfifo(tmp_path / "pipe.txt")
        corpus, said = read_with_problems(tmp_path)
        assert corpus.ids == ["good"]
        assert "not an ordinary file" in said[0]

    def test_duplicate_ids_are_told_apart(self, write, tmp_path):
        write("one/a.txt", SEED)
        second = write("two/a.txt", SEED)
        corpus, said = read_with_problems(tmp_path)
        assert corpus.ids == ["a", "a-2"]
        assert str(second) in said[0]

    def test_many_problems_are_summed_up(self, write, tmp_path):
        write("good.txt", SEED)
        for number in range(30):
            write(f"empty-{number}.txt", b"")
        corpus, said = read_with_problems(tmp_path)
        assert len(said) == 13
        assert "18 more" in said[-1]
        assert len(corpus.problems) == 30

    def test_when_all_are_bad_the_error_names_each(self, write, tmp_path):
        write("a.txt", b"")
        write("b.txt", b"")
        with pytest.raises(kit.ReadingError) as error:
            kit.read(tmp_path)
        assert "a.txt" in str(error.value)
        assert "b.txt" in str(error.value)


class TestPaths:
    def test_folder_glob_and_file(self, write, tmp_path):
        for name in ("a.txt", "b.txt", "sub/c.TXT", ".hidden.txt", "notes.md"):
            write(name, SEED)
        assert sorted(kit.read(tmp_path).ids) == ["a", "b", "c"]
        assert kit.read(str(tmp_path / "?.txt")).ids == ["a", "b"]
        assert kit.read(str(tmp_path / "**" / "*.[tT][xX][tT]")).ids == ["a", "b", "c"]
        assert kit.read(tmp_path / "a.txt").ids == ["a"]

    def test_local_articles_can_be_left_out(self, write, tmp_path):
        write("a.txt", SEED)
        write("local/mine.txt", SEED)
        assert sorted(kit.read(tmp_path).ids) == ["a", "mine"]
        assert kit.read(tmp_path, local=False).ids == ["a"]
        assert kit.read(tmp_path / "local", local=False).ids == ["mine"]

    def test_a_path_of_the_project_is_found_from_elsewhere(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert len(kit.read("seeds", local=False)) == len(kit.read(PROJECT / "seeds", local=False))

    def test_nothing_there(self, tmp_path):
        with pytest.raises(kit.ReadingError, match="no such file or folder"):
            kit.read(tmp_path / "missing")
        with pytest.raises(kit.ReadingError, match="Check the pattern"):
            kit.read(str(tmp_path / "*.txt"))

    @pytest.mark.parametrize("words", ["Envoys arrived. " * 300, "/" + "n" * 5000])
    def test_words_in_the_place_of_a_name_are_sent_where_they_belong(self, words):
        with pytest.raises(kit.ReadingError, match=r"looked up as a file or folder .* use kit\.read_text"):
            kit.read(words)

    def test_an_address_in_the_place_of_a_name_is_sent_where_it_belongs(self):
        with pytest.raises(kit.ReadingError, match=r"address on the web\. kit\.fetch reads one"):
            kit.read("https://example.org/news/envoys.html")

    def test_a_folder_without_text_files(self, write, tmp_path):
        write("a.docx", b"PK")
        with pytest.raises(kit.ReadingError, match="holds 1 other file"):
            kit.read(tmp_path)

    def test_another_kind_of_file_is_refused_with_advice(self, write):
        with pytest.raises(kit.ReadingError, match=r"ends in ‘\.docx’"):
            kit.read(write("a.docx", b"PK"))

    def test_a_name_that_is_no_text_can_be_shown(self, tmp_path):
        try:
            (tmp_path / "odd\udce9\n.txt").write_text(SEED, encoding="utf-8")
        except (OSError, UnicodeEncodeError):
            assert sys.platform != "linux"  # other systems refuse such a name themselves
            return
        corpus = kit.read(tmp_path)
        assert corpus.ids == ["odd??"]
        (repr(corpus) + corpus._repr_html_()).encode("utf-8")


class TestCatalogue:
    def test_it_supplies_what_the_file_does_not_say(self, write, tmp_path):
        write("a.txt", SEED)
        write(
            "catalogue.csv",
            "id,outlet,country,kind,url,language\na,The Example,Utopia,newspaper,https://x.example,English\n",
        )
        article = kit.read(tmp_path)["a"]
        assert (article.source, article.country, article.kind) == ("The Example", "Utopia", "newspaper")
        assert article.details["language"] == "English"

    def test_a_date_that_differs_is_said(self, write, tmp_path):
        write("a.txt", SEED)
        write("catalogue.csv", "id,published\na,2023-07-25\n")
        corpus, said = read_with_problems(tmp_path)
        assert corpus["a"].published == date(2023, 7, 24)
        assert "2023-07-25" in said[0]

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("name,outlet\na,X\n", "no column ‘id’"),
            ("id\na\na\n", "twice"),
            (b"id\n\xff\xfe\n", "can't be read"),
        ],
    )
    def test_a_faulty_catalogue_costs_only_itself(self, write, tmp_path, content, words):
        write("a.txt", SEED)
        path = write("catalogue.csv", content)
        corpus, said = read_with_problems(tmp_path)
        assert corpus.ids == ["a"]
        assert words in said[0]
        assert str(path) in said[0]

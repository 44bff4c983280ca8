"""What is printed is what the sources and the articles say, and it needs no network, no program and no computer."""

import re

import pytest

from kit import __main__
from kit.classroom import handouts
from kit.classroom.handouts import Handout, Places, Task, Text
from kit.corpus import read
from kit.reading.files import PROJECT

FOLDER = PROJECT / "exercises"
LESSONS = sorted(path.stem for path in (PROJECT / "notebooks").glob("0*.ipynb"))
MEANINGS = {"lead": "The *first* paragraph."}


@pytest.fixture(scope="module")
def articles():
    return read("seeds", local=False)


@pytest.fixture(scope="module")
def generated():
    return handouts.generated(FOLDER)


def page(articles, *parts, words=()):
    given = Handout("09-x", "09 · X", "Why?", (5, 10), words, parts)
    return handouts.render(given, articles, MEANINGS)


def test_every_lesson_has_its_handout_and_what_is_committed_is_what_is_made(generated):
    assert [path.stem for path in generated] == LESSONS
    assert sorted((FOLDER / "handouts").iterdir()) == sorted(generated)
    for path, text in generated.items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run python -m kit handouts"


def test_a_page_needs_nothing_else_and_runs_nothing(generated):
    for path, text in generated.items():
        assert not re.search(r"<(?:script|link|img|iframe)|url\(|@import| on\w+=", text), path.name
        assert "default-src 'none'" in text
        assert len(text) < 40_000


def test_lines_are_numbered_through_and_hold_the_whole_article(articles):
    first, second = articles["2023-07-28-kbs"], articles["2023-07-25-cgtn"]
    shown = page(articles, Text(first.id), Text(second.id, (2, 3)))
    lines = re.findall(r'<span class="number">(\d+)</span> ([^<]*)</span>', shown)
    assert [int(number) for number, _ in lines] == list(range(1, len(lines) + 1))
    assert max(len(line) for _, line in lines) <= 74
    spans = [*((first, span) for span in first.paragraphs), *((second, span) for span in second.paragraphs[1:3])]
    assert " ".join(line for _, line in lines) == " ".join(span.of(one.text) for one, span in spans)
    assert "paragraphs 2 to 3" in shown


def test_an_article_stands_with_its_dateline_its_outlet_and_what_was_read_of_it(articles):
    shown = page(articles, Text("2023-07-28-guardian"), Text("2023-07-28-tass"))
    assert "The Guardian · United Kingdom · 28 July 2023 · retold from the opening of the report" in shown
    assert "> TOKYO (TASS) -- A Russian delegation" in shown


def test_places_are_numbered_over_all_their_articles_and_end_at_whole_words(articles):
    shown = page(articles, Places("victory", ("2023-07-27-kbs", "2023-07-28-kbs"), "A title"))
    assert re.findall(r'<th scope="row">(\d)</th>', shown) == ["1", "2", "3"]
    assert '<td class="match">Victory</td><td>Day Show / Delegations from' in shown  # the headline ends there


def test_a_task_has_its_question_its_options_its_table_and_room_to_write(articles):
    task = Task("Why?", "Say *why*.\n\nIn **one** `word` & no <tag>.", ("Yes.", "No."), ("", "mine"), ("who",), 2)
    shown = page(articles, task, task)
    assert "<h2>1 · Why?</h2>" in shown
    assert "<h2>2 · Why?</h2>" in shown
    assert "<p>Say <em>why</em>.</p>\n<p>In <strong>one</strong> <code>word</code> &amp; no &lt;tag&gt;.</p>" in shown
    assert '<ol class="options" type="A"><li>Yes.</li><li>No.</li></ol>' in shown
    assert '<tr><th scope="row">who</th><td></td></tr>' in shown
    assert shown.count('class="empty"') == 4


def test_words_have_the_meaning_of_the_glossary(articles):
    assert "<dt>lead</dt><dd>The <em>first</em> paragraph.</dd>" in page(articles, words=("lead",))
    with pytest.raises(ValueError, match="not in the glossary: leed"):
        page(articles, words=("leed",))


def test_the_glossary_is_read_whole():
    text = (PROJECT / "notebooks" / "glossary.md").read_text(encoding="utf-8")
    meanings = handouts.glossary(text)
    assert list(meanings) == re.findall(r"(?m)^## (.+)$", text)
    assert meanings["baseline"].startswith("The simplest method")
    assert not any(re.search(r"\(\d\d\)|\n", meaning) for meaning in meanings.values())


@pytest.mark.parametrize(
    ("part", "what"),
    [('ask = "What?"', "but no task, words or article"), ('task = "A"\nask = "B"\nlinse = 3', "linse")],
)
def test_a_source_with_a_mistake_is_refused_by_name(tmp_path, part, what):
    source = tmp_path / "07-x.toml"
    source.write_text(
        f'title = "T"\nquestion = "Q"\nminutes = [1, 2]\nwords = []\n[[part]]\n{part}\n', encoding="utf-8"
    )
    with pytest.raises(ValueError, match=rf"07-x\.toml is not written as a handout: .*{what}"):
        handouts.load(source)


def test_the_command_writes_what_has_changed(tmp_path, capsys):
    sources = tmp_path / handouts.SOURCES
    sources.mkdir(parents=True)
    (sources / "08-x.toml").write_text(
        'title = "T"\nquestion = "Q"\nminutes = [1, 2]\nwords = ["lead"]\n[[part]]\narticle = "2023-07-28-kbs"\n',
        encoding="utf-8",
    )
    assert __main__.main(["handouts", "--folder", str(tmp_path)]) == 0
    assert "08-x.html" in capsys.readouterr().out
    assert __main__.main(["handouts", "--folder", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Everything is up to date.\n"

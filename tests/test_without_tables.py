"""Where pandas, numpy and matplotlib are missing, reading and the engines work, and the rest says so kindly."""

import subprocess
import sys

import pytest

from tests.conftest import PROJECT

#: Nothing that a browser's Python lacks can be imported by what follows.
BLOCKED = f"""
import sys

sys.path.insert(0, {str(PROJECT)!r})


class Missing:
    names = {{"pandas", "numpy", "matplotlib", "scipy", "sklearn", "lxml", "trafilatura", "regex", "networkx"}}

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.names:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)


sys.meta_path.insert(0, Missing())
"""


def run(code):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BLOCKED + code], capture_output=True, text=True, cwd=PROJECT
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


def test_articles_are_read_and_every_engine_finds_something():
    said = run("""
import kit
from kit import entities, findings, statements, times

news = kit.read("seeds", local=False)
article = news["2023-07-24-bloomberg"]
text = article.text
print(len(news) > 50, len(news.where(source="KCNA")) > 0, "Corpus" in repr(news), "<table" in news._repr_html_())
print(len(article.sentences) > 5, len(article.tokens) > 100, article.lead is not None)
print(len(entities.find(text)) > 3, len(times.find(text, article.published)) > 1, len(statements.find(text, [])) > 1)
mentions, links = findings.names(text)
print(len(mentions) == len(links) > 3, len(findings.times(text, article.published)) > 1)
print(all(said.why for said in findings.statements(text)), kit.word_counts(article)["the"] > 5)
print(kit.read_text("Pasted words.", title="T", published="2024-05-06", source="X").title)
""")
    assert said[:-1] == ["True True True True", "True True True", "True True True", "True True", "True True"]
    assert said[-1] == "T"


def test_the_reader_and_the_lab_work(tmp_path):
    said = run(f"""
import kit
from kit.widgets import AnnotationLab, Reader

news = kit.read("seeds", local=False)
article = news["2023-07-24-bloomberg"]
reader = Reader(article)
reader.model.move()
print(reader.model.looked_at.why != "", "kit-pages" in reader.draw()["pages"])
lab = AnnotationLab(news, file={str(tmp_path / "marks.jsonl")!r}, annotator="Ana")
lab.model.add(0, 12, "PERSON")
lab.model.undo()
lab.model.redo()
print(len(lab.model.marks()), lab.model.problem == "", bool(lab.draw()))
for ask in (lambda: lab.model.table, lambda: lab.model.show("compare")):
    try:
        ask()
    except ImportError as error:
        print(error)
print(lab.model.view)
""")
    assert said[:2] == ["True True", "1 True True"]
    assert "needs the package pandas" in said[2]
    assert "A comparison of marks" in said[3]
    assert said[4] == "mark"
    assert len((tmp_path / "marks.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("kit.tag_entities", "kit.findings.names(article.text)"),
        ("kit.tag_times", "kit.findings.times(article.text, article.published)"),
        ("kit.tag_statements", "kit.findings.statements(article.text)"),
        ("kit.concordance", "kit.words.term_pattern(term)"),
        ("kit.compare", "python -m pip install pandas"),
        ("from kit import plots", "kit.plots works with tables"),
        ("from kit import export", "kit.export works with tables"),
        ("import kit; kit.reports", "Reading works"),
        ("from kit.widgets import Concordance", "kit.widgets.Reader and kit.widgets.AnnotationLab work"),
        ("kit.read('seeds', local=False).articles", "needs the package pandas"),
    ],
)
def test_what_needs_tables_says_so_and_what_does_not(call, words):
    (said,) = run(f"""
import kit

try:
    {call}
except ImportError as error:
    print(error)
""")
    assert "needs the package pandas, which is not installed here." in said
    assert words in said


@pytest.mark.parametrize(
    ("missing", "call", "words"),
    [
        ("matplotlib", "from kit import plots", "kit.plots draws pictures and needs the package matplotlib"),
        ("matplotlib", "from kit import timeplots", "python -m pip install matplotlib"),
        ("matplotlib", "kit.report", "kit.report draws pictures"),
        ("regex", "kit.concordance(ARTICLE, 'Ann')", "A search has a limit of time and needs the package regex"),
        ("networkx", "kit.report", "kit.report makes networks and needs the package networkx"),
        ("networkx", "from kit.network import layout; layout(PAIRS)", "Without it: kit.co_mentions lists the pairs."),
        ("networkx", "from kit import export; export.to_gexf(PAIRS, 'x.gexf')", "kit.export.to_csv writes the same"),
    ],
)
def test_what_needs_another_package_says_so_where_pandas_is_there(missing, call, words):
    said = run(f"""
import kit

Missing.names = {{{missing!r}}}
import pandas

ARTICLE = kit.Article.from_text("Ann met Bo.")
PAIRS = pandas.DataFrame([("Ann", "Bo", 2)], columns=["first", "second", "articles"])
try:
    {call}
except ImportError as error:
    print(error)
from kit import export, sources, timelines
print(kit.timeline is not None)
""")
    assert words in said[0]
    assert said[1] == "True"


def test_only_what_is_a_network_needs_networkx():
    said = run("""
import kit

Missing.names = {"networkx"}
import pandas

from kit import compareplots, plots, timeplots
rows = [("a", "PERSON", "Ann"), ("a", "PERSON", "Bo")]
mentions = pandas.DataFrame(rows, columns=["article", "label", "entity"])
print(len(kit.co_mentions(mentions, at_least=1)))
article = kit.Article.from_text("Ann met Bo.", id="a")
print(plots.anatomy(article).alt)
""")
    assert said == ["1", "1 paragraphs, 3 words, 0 of them quoted. Paragraph 1: 3 words."]


def test_every_module_is_there_or_says_what_it_needs():
    modules = sorted(path.stem for path in (PROJECT / "kit").iterdir() if path.suffix == ".py" or path.is_dir())
    modules = [name for name in modules if not name.startswith("_") and name != "data"]
    said = run(f"""
for name in {modules!r}:
    try:
        exec(f"from kit import {{name}}")
    except ImportError as error:
        print(name, "not installed here. Without it: Reading works." in str(error))
""")
    import kit

    assert said == [f"{name} True" for name in sorted(kit._PACKAGES)]


def test_what_is_said_to_need_no_tables_needs_none():
    code = "import kit\nfor name in sorted(kit._NO_TABLES): print(getattr(kit, name) is not None)"
    assert set(run(code)) == {"True"}
    import kit

    assert set(kit._HOMES) >= kit._NO_TABLES | kit._RECORDS.keys()

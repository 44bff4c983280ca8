"""The SourceExplorer: each cell opens the words, who is named for them, and the reason."""

import re

import pandas as pd
import pytest

import kit
from kit.article import Article
from kit.comparison.names import names_in_steps
from kit.comparison.reuse import republications_in_steps
from kit.comparison.tables import compare_in_steps
from kit.corpus import Corpus
from kit.progress import finished
from kit.sources import cited_in_steps
from kit.widgets import SourceExplorer
from kit.widgets.models.sources import AT_ONCE, LINES, STATUSES, VIEWS, SourceModel
from tests.explorer_page import EVIL, act, assert_safe, evil, many

NEWS = Corpus(
    [
        Article.from_text(
            "The Russian delegation arrived in Pyongyang on Tuesday, KCNA said. It is led by Defence Minister Shoigu.",
            id="ap-1", source="AP", published="2023-07-25", title="Russians arrive",
        ),
        Article.from_text(
            "The Russian delegation arrived in Pyongyang on Wednesday, KCNA said. Defence Minister Shoigu leads it.",
            id="kyodo-1", source="Kyodo", published="2023-07-26", title="Russians in Pyongyang",
        ),
        Article.from_text(
            "The Russian delegation arrived in Pyongyang on Tuesday, KCNA said. It stays until Thursday.",
            id="ap-2", source="AP", published="2023-07-26", title="Russians arrive, stay until Thursday",
        ),
        Article.from_text(
            "A choir sang in Seoul.", id="efe-1", source="EFE", published="2023-07-27",
            details={"part_read": "opening"},
        ),
    ]
)  # fmt: skip


def told(claim, article, **given):
    """Return a row as kit.compare makes it."""
    text = NEWS[article].text
    start = text.index(given.pop("begins"))
    end = text.index(".", start) + 1
    row = {
        "claim": claim, "label": f"Claim number {claim}", "status": "differs", "article": article,
        "outlet": NEWS[article].source, "published": pd.Timestamp(NEWS[article].published), "start": start,
        "end": end, "text": text[start:end], "cell": "tells", "source": "KCNA", "source_class": "state media",
        "behind": "KCNA", "score": 0.5, "differs": "", "why": f"Why of {article}.",
    }  # fmt: skip
    return row | given


TELLINGS = pd.DataFrame(
    [
        told(1, "ap-1", begins="The Russian"),
        told(1, "kyodo-1", begins="The Russian", cell="tells differently", differs="date: Wednesday / Tuesday"),
        told(1, "ap-2", begins="The Russian"),
        told(2, "kyodo-1", begins="Defence", status="only here", source="", source_class="own voice", behind="Kyodo",
             score=1.0),
    ]
)  # fmt: skip


@pytest.fixture
def model():
    return SourceModel(NEWS, TELLINGS)


def test_claims_stand_against_outlets_in_the_order_of_publication(model):
    assert model.columns == ["AP", "Kyodo", "EFE"]
    first, second = model.lines
    assert dict(first.cells) == {"AP": "tells", "Kyodo": "tells differently", "EFE": "opening only"}
    assert dict(second.cells) == {"AP": "not told", "Kyodo": "tells", "EFE": "opening only"}
    assert first.note == "2 outlets, 1 source, differs"
    assert repr(model) == "SourceExplorer: 4 articles of 3 outlets, 2 claims"


def test_an_outlet_that_tells_a_claim_in_several_ways_has_its_own_sign(model):
    names = [
        told(1, "ap-1", begins="The Russian", differs="name: truce / victory"),
        told(1, "ap-2", begins="The Russian", differs="name: victory / truce"),
        told(1, "kyodo-1", begins="The Russian", differs="name: truce / victory"),
    ]
    widget = SourceExplorer(NEWS, pd.DataFrame(names))
    assert dict(widget.model.lines[0].cells)["AP"] == "tells in several ways"
    assert 'aria-label="AP: tells it in several ways"' in widget.parts["grid"]
    assert ">◐</b> tells it in several ways" in widget.parts["grid"]
    assert 'aria-label="Kyodo: tells it"' in widget.parts["grid"]


def test_what_differs_from_several_others_is_said_once(model):
    differs = "name: truce / victory · name: truce / end · date: Friday / Thursday"
    model = SourceModel(NEWS, pd.DataFrame([told(1, "ap-1", begins="The Russian", differs=differs, score=1.0)]))
    model.select("1", "AP")
    assert model.findings()[0].facts[1:] == (
        "differs in name: truce / victory, end",
        "differs in date: Friday / Thursday",
    )


def test_a_cell_opens_words_source_and_reason(model):
    model.select("1", "Kyodo")
    (finding,) = model.findings()
    assert finding.article == "kyodo-1"
    assert finding.facts == (
        *("source: KCNA (state media)", "tells differently", "differs in date: Wednesday / Tuesday", "likeness 0.50"),
    )
    assert finding.why == "Why of kyodo-1."
    model.select("1", "AP")
    assert [finding.article for finding in model.findings()] == ["ap-1", "ap-2"]
    model.open(1)
    article, (start, end) = model.passage
    assert article.id == "ap-2"
    assert article.text[start:end].startswith("The Russian delegation arrived")
    model.select("2", "Kyodo")
    assert model.findings()[0].facts == ("in its own voice",)
    assert model.passage is None


def test_a_missing_fact_is_no_hidden_fact(model):
    model.select("2", "AP")
    assert model.findings() == []
    assert "may not have known it" in model.said()[0]
    model.select("2", "EFE")
    assert "Only the opening" in model.said()[0]
    model.select("1", "AP")
    assert "that is one source" in model.said()[0]


def test_claims_can_be_chosen_by_status(model):
    model.keep("only here")
    assert [line.key for line in model.lines] == ["2"]
    model.keep("shared")
    assert model.lines == []
    model.keep()
    assert len(model.lines) == 2


def test_names_and_citations_count_by_outlet(model):
    model.view("citations")
    assert model.ready
    assert model.table.to_dict("records") == [{"AP": "2", "Kyodo": "1"}]
    source = model.lines[0].key
    model.select(source, "Kyodo")
    (finding,) = model.findings()
    assert NEWS[finding.article].source == "Kyodo"
    assert f"Kyodo names {source} as a source here." in finding.why
    model.view("names")
    assert model.selected is None
    assert model.table.to_numpy().size
    thing = next(thing for thing in model.things if "Shoigu" in thing)
    model.name(thing)
    counts = model.table.replace("", "0").astype(int).to_numpy().sum()
    assert counts == 2
    line = model.lines[0].key
    model.select(line, "Kyodo")
    assert model.findings()[0].facts[-1] == "first use"


def test_versions_begin_with_two_reports_of_one_outlet(model):
    model.turn_to("versions")
    assert model.versions is not None
    model.finish()
    assert [one.id for one in model.versions] == ["ap-1", "ap-2"]
    assert model.pairs[0][2].startswith("AP, two reports")
    model.later("kyodo-1")
    assert [one.id for one in model.versions] == ["ap-1", "kyodo-1"]
    model.earlier("efe-1")
    assert [one.id for one in model.versions] == ["efe-1", "kyodo-1"]
    model.pair("0")
    assert [one.id for one in model.versions] == ["ap-1", "ap-2"]
    model.swap()
    assert [one.id for one in model.versions] == ["ap-2", "ap-1"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda model: model.view("nonsense"), "no view 'nonsense'"),
        (lambda model: model.select("9", "AP"), "no line '9'"),
        (lambda model: model.select("1", "Nobody"), "no outlet 'Nobody'"),
        (lambda model: model.open(), "Select a cell that has some"),
        (lambda model: model.keep("wrong"), "no kind of claim 'wrong'"),
        (lambda model: model.later("wrong"), "no article 'wrong'"),
    ],
)
def test_what_does_not_exist_is_said(model, call, message):
    with pytest.raises(ValueError, match=message):
        call(model)


def test_the_page_shows_a_grid_with_a_name_for_each_cell():
    widget = SourceExplorer(NEWS, TELLINGS)
    grid = widget.parts["grid"]
    assert 'role="grid"' in grid
    assert grid.count('role="gridcell"') == 6
    assert 'aria-label="Kyodo: tells it differently"' in grid
    act(widget, "select", line="1", outlet="Kyodo")
    assert widget.parts["grid"].count('aria-selected="true"') == 1
    assert "differs in date: Wednesday / Tuesday" in widget.parts["cell"]
    act(widget, "open", number=0)
    assert "kit-here" in widget.parts["cell"]
    act(widget, "close")
    act(widget, "leave")
    assert "go from cell to cell" in widget.parts["cell"]


def test_a_view_is_made_when_the_page_asks_for_it():
    widget = SourceExplorer(NEWS, TELLINGS)
    assert widget.facts == {}
    for view in VIEWS:
        act(widget, "turn_to", value=view)
        if view != "claims":
            assert "progress" in widget.parts
            assert "work" in widget.facts
        act(widget, "stop")
        assert widget.facts == {}
        was_ready = widget.model.ready
        assert widget.picture()
        assert widget.model.ready == was_ready, "a picture does no work that was stopped"
        act(widget, "go_on")
        for _ in range(100):
            act(widget, "work")
            if widget.model.ready:
                break
        assert widget.facts == {}
        assert "wait" not in widget.parts
        asked = set(re.findall(r'data-do="(\w+)"', "".join(widget.parts.values())))
        assert asked <= widget.model.actions
        assert widget.picture()


def test_many_articles_are_read_in_slices():
    widget = SourceExplorer(many(AT_ONCE + 1))
    assert not widget.model.ready
    assert repr(widget) == f"SourceExplorer: {AT_ONCE + 1} articles of 4 outlets, claims not looked for yet"
    doing = set()
    while not widget.model.ready:
        act(widget, "stop")
        assert "Go on" in widget.parts["wait"], "every part of the work can be stopped"
        stood = widget.model.progress
        act(widget, "work")
        assert widget.model.progress == stood
        act(widget, "go_on")
        widget.model._one_step()
        doing.add(widget.model.progress.doing if widget.model.progress else "")
    assert doing >= {"Finding statements", "Weighing words", "Joining what is alike", "Making the lines"}
    act(widget, "work")
    assert "grid" in widget.parts


@pytest.mark.parametrize(
    ("steps", "verb"),
    [
        (compare_in_steps, kit.compare),
        (names_in_steps, kit.names_used),
        (cited_in_steps, kit.who_cites_whom),
        (republications_in_steps, kit.republications),
    ],
)
def test_work_in_steps_gives_the_same_table(news, steps, verb):
    some = news.where(between=("2023-07-25", "2023-07-25"))
    pd.testing.assert_frame_equal(finished(steps(some)), verb(some))
    told = list(steps(some))
    assert all(0 <= step.done <= 1 for step in told)
    assert [step.done for step in told] == sorted(step.done for step in told)


def test_long_tables_are_shown_in_parts():
    rows = [told(at, "ap-1", begins="The Russian") for at in range(1, LINES + 6)]
    widget = SourceExplorer(NEWS, pd.DataFrame(rows))
    assert widget.parts["grid"].count("data-row") == LINES
    assert "Show 5 more of 5" in widget.parts["grid"]
    act(widget, "more")
    assert widget.parts["grid"].count("data-row") == LINES + 5
    act(widget, "keep", value=STATUSES[0])
    act(widget, "select", line=str(LINES + 2), outlet="AP")
    assert widget.model.lines_shown == LINES + 2


def test_without_articles_it_says_so():
    widget = SourceExplorer(Corpus([]))
    assert "nothing to show" in widget.parts["grid"]
    for view in VIEWS:
        widget.model.view(view)
        widget.model.finish()
        assert widget.picture()


def test_everything_of_an_article_is_escaped():
    widget = SourceExplorer(evil())
    for view in VIEWS:
        widget.model.view(view)
        widget.model.finish()
        if widget.model.lines:
            widget.model.select(widget.model.lines[0].key, widget.model.columns[0])
            if widget.model.findings():
                widget.model.open(0)
        assert_safe(widget)
    assert EVIL not in "".join(widget.parts.values())


def test_it_compares_by_itself(news):
    some = news.where(between=("2023-07-24", "2023-07-24"))
    widget = SourceExplorer(some)
    pd.testing.assert_frame_equal(widget.model.found, kit.compare(some))
    assert len(widget.model.lines) == widget.model.found["claim"].nunique()
    picture = widget.picture()
    assert "class=" not in picture

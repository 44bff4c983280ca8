"""Pictures of comparison are tested by what is drawn, by their table and by their words."""

from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import compareplots
from kit.compareplots.bars import spread
from tests import comparison_tables as tables
from tests.pictures import assert_readable, assert_shows_itself

SIZES = (1, 3, 11, 37)
TABLES = {
    "matrix": tables.tellings,
    "names": tables.naming,
    "order": tables.told,
    "order and openings": tables.told,
    "sources": tables.cited,
    "sources and own voice": tables.cited,
    "stances": tables.stances,
    "citations": tables.edges,
    "versions": lambda number: tables.many_changes(3 * number),
    "four versions": lambda number: tables.many_changes(number, versions=4),
}
PICTURES = {
    "matrix": lambda table, number: compareplots.matrix(table, tables.articles(number)),
    "names": lambda table, number: compareplots.names(table, "27 July"),
    "order": lambda table, number: compareplots.order(table),
    "order and openings": lambda table, number: compareplots.order(table, tables.articles(number)),
    "sources": lambda table, number: compareplots.sources(table),
    "sources and own voice": lambda table, number: compareplots.sources(table, tables.mix(number)),
    "stances": lambda table, number: compareplots.stances(table),
    "citations": lambda table, number: compareplots.citations(table),
    "versions": lambda table, number: compareplots.versions(table),
    "four versions": lambda table, number: compareplots.versions(table),
}


@cache
def picture_of(name, number):
    return PICTURES[name](TABLES[name](number), number)


@pytest.fixture(params=[(name, number) for name in PICTURES for number in SIZES], ids=str)
def picture(request):
    return picture_of(*request.param)


def words(picture):
    return [text.get_text() for text in picture.axes.texts]


def title(picture):
    return picture.axes.get_figure()._suptitle.get_text().replace("\n", " ")


def footer(picture):
    return picture.axes.get_figure()._supxlabel.get_text().replace("\n", " ")


def signs(picture, shape):
    return [line for line in picture.axes.lines if line.get_marker() == shape]


def bars(picture):
    """Return the parts of bars by the height where they stand, as (width, hatch, colour)."""
    found = {}
    for bar in picture.axes.patches:
        if hasattr(bar, "get_height") and bar.get_height() == 11:
            look = (round(bar.get_width(), 3), bar.get_hatch() or "", bar.get_facecolor())
            found.setdefault(bar.get_y(), []).append(look)
    return [found[y] for y in sorted(found)]


# All pictures


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_shows_itself_with_its_words(name, tmp_path):
    picture = picture_of(name, 3)
    assert_shows_itself(picture, tmp_path)


def test_the_words_of_a_picture_begin_with_what_is_seen(picture):
    assert picture.alt.startswith(f"{title(picture)}. ")
    assert len(picture.alt) < 3000


def test_no_text_is_small_cut_or_over_another(picture):
    assert_readable(picture)


@pytest.mark.parametrize("name", PICTURES)
def test_what_can_not_be_drawn_is_said(name):
    table = TABLES[name](3)
    empty = PICTURES[name](table.head(0), 3)
    assert not empty.axes.lines
    assert not empty.axes.patches
    if name == "names":
        with pytest.raises(ValueError, match="no count"):
            compareplots.names(table.astype(object).replace(1, "once"))
        with pytest.raises(ValueError, match="no count"):
            compareplots.names(table - 9)
    else:
        counted = "cell" if name == "matrix" else "begins" if "order" in name else "statements"
        column = "article_b" if "versions" in name else counted
        with pytest.raises(ValueError, match=f"no column '{column}'"):
            PICTURES[name](table.drop(columns=column), 3)


@pytest.mark.parametrize("name", ["matrix", "order", "sources", "stances", "citations"])
def test_the_order_of_the_rows_makes_no_other_picture(name):
    again = PICTURES[name](TABLES[name](11).sample(frac=1, random_state=3), 11)
    assert sorted(words(again)) == sorted(words(picture_of(name, 11)))
    assert title(again) == title(picture_of(name, 11))


@pytest.mark.parametrize("label", ["$x$ and $y$ cost $", "<b>\x00 \ud800 平壌 🎉", "", "word " * 300, "x" * 1000])
def test_any_words_are_safe(label):
    for name, draw in PICTURES.items():
        table = TABLES[name](3)
        if name == "names":
            table = table.set_axis([label, *table.columns[1:]], axis=1).set_axis(["AP", label, "AFP"], axis=0)
        else:
            columns = {"label", "text_a", "text_b", "source", "stance", "group", "behind"} & set(table)
            table = table.assign(**dict.fromkeys(columns, label))
            if name in ("order", "sources", "stances", "citations"):
                table = table.assign(outlet=label)
        assert "<b>" not in draw(table, 3)._repr_html_()


# Claims


def test_matrix_has_a_sign_for_each_thing_that_an_outlet_can_do():
    one = tables.telling
    rows = [
        one(1, "A", "Reuters"), one(1, "A", "AP", "tells differently"),
        one(2, "B", "AP"), one(2, "B", "AP", "tells differently"), one(2, "B", "Reuters"),
    ]  # fmt: skip
    picture = compareplots.matrix(pd.DataFrame(rows), tables.articles(4))
    assert picture.table.drop(columns="behind").values.tolist() == [
        ["A", 2, 1, "tells", "tells differently", "opening only", "not told"],
        ["B", 2, 1, "tells", "tells in several ways", "opening only", "not told"],
    ]
    assert len(signs(picture, "D")) == 1
    dots = [line for line in signs(picture, "o") if line.get_markersize() > 3]
    assert sorted(line.get_fillstyle() for line in dots) == ["full", "full", "left"]
    assert len(signs(picture, "o")) - len(dots) == 2
    assert sum(patch.get_hatch() is not None for patch in picture.axes.patches) == 2
    assert title(picture) == "The most widely told claim is told by 2 of 4 outlets; of 2 claims, 2 are told differently"
    assert "B”: 2 outlets, 1 source, told in several ways by AP." in picture.alt
    for sign in (
        "● tells it",
        "◆ tells it differently",
        "◐ tells it in several ways",
        "· does not",
        "▨ does not tell it, but",
    ):
        assert sign in footer(picture)


def test_matrix_says_when_a_claim_is_told_by_all():
    rows = [tables.telling(1, "A", name) for name in ("Reuters", "AP")] + [tables.telling(2, "B", "AP")]
    picture = compareplots.matrix(pd.DataFrame(rows), tables.articles(2))
    assert title(picture) == "1 claim is told by all 2 outlets"
    assert "▨" not in footer(picture)


def test_matrix_shows_the_most_widely_told_claims_and_counts_the_rest():
    picture = compareplots.matrix(tables.tellings(11), tables.articles(11), most=6)
    assert len(picture.table) == 6
    counts = tables.tellings(11).groupby("claim")["outlet"].nunique().sort_values(ascending=False)
    assert picture.table["outlets"].tolist() == counts.tolist()[:6]
    assert "Not shown, as least told or telling least: 24 claims." in footer(picture)


def test_matrix_of_very_many_outlets_shows_those_that_tell_most():
    picture = picture_of("matrix", 60)
    test_no_text_is_small_cut_or_over_another(picture)
    shown = [text.get_text() for text in picture.axes.texts if text.get_rotation() == 90]
    assert 35 <= len(shown) < 60
    assert f" and {60 - len(shown)} outlets." in footer(picture)
    assert picture.table.shape[1] == 4 + 60


def test_matrix_keeps_the_order_of_publication_and_says_the_days():
    picture = picture_of("matrix", 11)
    names = sorted(
        (text.get_position()[0], text.get_text()) for text in picture.axes.texts if text.get_rotation() == 90
    )
    assert [name for _, name in names] == tables.outlets(11)
    assert {"24 July", "25 July", "26 July"} <= set(words(picture))


# Names


def test_names_counts_and_marks_what_an_outlet_uses_most():
    table = pd.DataFrame({"Victory Day": [3, 0, 1], "armistice": [1, 2, 0]}, index=["AFP", "AP", "CNN"])
    picture = compareplots.names(table, "27 July")
    assert picture.table.values.tolist() == [["Victory Day", 2, 4, 3, 0, 1], ["armistice", 2, 3, 1, 2, 0]]
    assert title(picture) == "27 July has 2 names: “Victory Day” is used by 2 of 3 outlets"
    bold = [text.get_text() for text in picture.axes.texts if text.get_fontweight() == "bold"]
    assert sorted(bold) == ["1", "2", "3"]
    assert "“Victory Day”: AFP 3, CNN 1; “armistice”: AP 2, AFP 1." in picture.alt


def test_names_sets_outlets_with_the_same_habit_together():
    picture = picture_of("names", 11)
    names = sorted(
        (text.get_position()[0], text.get_text()) for text in picture.axes.texts if text.get_rotation() == 90
    )
    counts = picture.table.set_index("name").drop(columns=["outlets", "times"])
    favourites = [counts[name].argmax() for _, name in names]
    assert favourites == sorted(favourites)


def test_names_counts_what_is_not_shown():
    picture = compareplots.names(tables.naming(11), most=4)
    used = tables.naming(11).loc[:, picture.table["name"].head(4)].sum(axis=1).gt(0).sum()
    hidden = f"{len(picture.table) - 4} names" + (f" and {11 - used} outlet" if used < 11 else "")
    assert f"Not shown, as least used: {hidden}" in footer(picture)


# What comes first


def part(article, paragraph, begins, share, group="", source="", outlet=None, day="2023-07-24"):
    return {
        "outlet": outlet or article,
        "article": article,
        "published": day,
        "paragraph": paragraph,
        "begins": begins,
        "share": share,
        "source": source,
        "group": group,
    }


def line(picture, place):
    """Return the blocks of a report from left to right, as (left, width, height, hatch)."""
    rows = {}
    for patch in picture.axes.patches:
        middle = patch.get_y() + patch.get_height() / 2
        if middle > 0 and patch.get_height() < 12:
            block = (patch.get_x(), patch.get_width(), patch.get_height(), patch.get_hatch() or "")
            rows.setdefault(round(middle), []).append(block)
    return sorted(rows[sorted(rows)[place]])


def test_order_draws_a_block_for_each_paragraph_as_wide_as_it_is_long():
    rows = [
        part("AP", 0, 0, 0.1), part("AP", 1, 0.1, 0.3, "state media", "KCNA"), part("AP", 2, 0.4, 0.6),
        part("CNN", 0, 0, 0.1, "official", "army"), part("CNN", 1, 0.1, 0.45), part("CNN", 2, 0.55, 0.45, "document", "poll"),
    ]  # fmt: skip
    picture = compareplots.order(pd.DataFrame(rows))
    assert picture.table["article"].tolist() == ["CNN"] * 3 + ["AP"] * 3
    first, second = line(picture, 0), line(picture, 1)
    assert [(high, hatch) for _, _, high, hatch in first] == [(11, ""), (3, ""), (11, "")]
    assert [(high, hatch) for _, _, high, hatch in second] == [(3, ""), (11, "//////"), (3, "")]
    whole = first[2][0] + first[2][1] - second[1][0]
    assert second[1][1] / whole == pytest.approx(1 / 3, abs=0.01)
    assert first[2][1] / whole == pytest.approx(1 / 2, abs=0.01)
    assert {"army → poll", "KCNA", "official", "state media", "document", "own voice"} <= set(words(picture))
    assert "unnamed people" not in words(picture)
    assert title(picture) == "Officials come first in 1 of 2 reports, state media in 1"
    assert "CNN: army, then poll (own voice: 45%); AP: KCNA (own voice: 70%)." in picture.alt


def test_order_sets_reports_with_one_kind_of_first_source_together_and_the_earliest_first():
    rows = [
        part("late", 1, 0, 0.5), part("late", 2, 0.5, 0.5, "official", "army"),
        part("none", 1, 0, 1), part("media", 1, 0, 1, "other media", "AFP"), part("early", 1, 0, 1, "official", "navy"),
        part("group", 1, 0, 1, "organisation", "firm"),
    ]  # fmt: skip
    picture = compareplots.order(pd.DataFrame(rows))
    assert list(dict.fromkeys(picture.table["article"])) == ["early", "late", "media", "group", "none"]
    assert "no source" in words(picture)


def test_order_tells_the_reports_of_one_outlet_apart():
    long = "The Longest Name of All Outlets in the World"
    days = {"a": "2023-07-24", "b": "2023-07-24", "c": "2023-07-26"}
    rows = [part(id, 1, 0, 1, "official", "army", long, day) for id, day in days.items()]
    picture = compareplots.order(pd.DataFrame(rows))
    names = [word for word in words(picture) if word.startswith("The Longest")]
    assert [name.partition("…")[2] for name in names] == [", 24 Jul", ", 24 Jul (2)", ", 26 Jul"]


def test_order_marks_a_report_of_which_only_the_opening_was_read():
    picture = picture_of("order and openings", 11)
    assert words(picture).count("…") == 3
    assert "“…”: only the opening was read." in footer(picture)
    assert "“…”" not in footer(picture_of("order", 11))


def test_order_names_all_sources_of_a_few_reports_and_the_first_of_many():
    assert any(" → " in word for word in words(picture_of("order", 3)))
    many = words(picture_of("order", 37))
    assert not any(" → " in word for word in many)
    assert "first source" in many


def test_order_of_very_many_reports_shows_the_earliest():
    picture = compareplots.order(tables.told(37), most=10)
    assert "Not shown: 27 reports published later." in footer(picture)
    assert picture.table["article"].nunique() == 37


def test_order_says_when_nobody_is_cited():
    rows = [part("a", 1, 0, 1), part("b", 1, 0, 1)]
    picture = compareplots.order(pd.DataFrame(rows))
    assert title(picture) == "None of 2 reports names a source"


# Sources and stances


def test_sources_draws_a_bar_of_all_statements_in_parts():
    rows = [("AP", "official", 3), ("AP", "unnamed people", 1), ("CNN", "state media", 2), ("CNN", "organisation", 2)]
    table = pd.DataFrame(rows, columns=["outlet", "group", "statements"])
    picture = compareplots.sources(table)
    assert picture.table[
        ["outlet", "statements", "official", "state media", "unnamed people", "other"]
    ].values.tolist() == [
        ["AP", 4, 3, 0, 1, 0],
        ["CNN", 4, 0, 2, 0, 2],
    ]
    whole, *outlets = bars(picture)
    shares = [[width / sum(width for width, _, _ in bar) for width, _, _ in bar] for bar in (whole, *outlets)]
    assert shares == [pytest.approx(own, abs=1e-3) for own in ([3 / 8, 2 / 8, 1 / 8, 2 / 8], [0.75, 0.25], [0.5, 0.5])]
    assert len({look for _, *look in map(tuple, whole) for look in [tuple(look)]}) == 4
    assert title(picture) == "62% of 8 statements rest on officials or state media, 12% on unnamed people"
    assert "AP (4 statements): official 3, unnamed people 1" in picture.alt


def test_sources_with_the_mix_shows_own_voice_and_who_cites_nobody():
    cited = pd.DataFrame([("AP", "official", 3)], columns=["outlet", "group", "statements"])
    mix = pd.DataFrame([("AP", 8, 5), ("CNN", 4, 4)], columns=["outlet", "sentences", "own_voice"])
    picture = compareplots.sources(cited, mix)
    assert picture.table[["outlet", "statements", "sentences", "own_voice"]].values.tolist() == [
        ["AP", 3, 8, 5],
        ["CNN", 0, 4, 4],
    ]
    assert {"9 of 12", "5 of 8", "4 of 4"} <= set(words(picture))
    assert "CNN (0 statements): nobody is named, own voice in 4 of 4 sentences." in picture.alt


def test_each_part_of_a_bar_is_named_at_the_first_bar():
    picture = picture_of("sources and own voice", 37)
    said = " ".join(words(picture))
    for word in ("official", "state", "named", "unnamed", "document", "other"):
        assert word in said
    assert "…" not in said.replace("South China Morning…", "")


def test_parts_differ_in_hatch_or_lightness_not_only_in_colour():
    for name in ("sources", "stances"):
        (whole, *_) = bars(picture_of(name, 37))
        looks = [(hatch, round(float(np.dot(colour[:3], (0.299, 0.587, 0.114))), 2)) for _, hatch, colour in whole[:7]]
        for a, (hatch, light) in enumerate(looks):
            for other_hatch, other in looks[a + 1 :]:
                assert hatch != other_hatch or abs(light - other) > 0.1


def test_stances_puts_the_rare_ones_together_and_counts_hedges():
    picture = picture_of("stances", 11)
    table = tables.stances(11)
    assert picture.table["hedged"].sum() == table["hedged"].sum()
    assert picture.table["statements"].sum() == table["statements"].sum()
    assert "4 others" in words(picture)
    assert f"{table['hedged'].sum()} of {table['statements'].sum()}" in words(picture)
    assert title(picture).startswith("“says” brings in ")


def test_many_outlets_are_cut_by_rank_and_counted():
    picture = compareplots.stances(tables.stances(37), most=10)
    assert "Not shown: 27 outlets with fewer statements." in footer(picture)
    kept = picture.table["outlet"].head(10).map(lambda name: name in words(picture))
    assert len(picture.table) == 37
    assert kept.sum() >= 8  # a long name is cut


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 60)), min_size=1, max_size=12))
def test_spread_moves_things_apart_and_keeps_their_order(things):
    wanted, sizes = zip(*sorted(things), strict=True)
    room = max(500.0, sum(sizes))
    places = spread(wanted, sizes, 0, room)
    for at in range(len(places) - 1):
        assert places[at + 1] - places[at] >= (sizes[at] + sizes[at + 1]) / 2 - 1e-6
    assert places[0] - sizes[0] / 2 >= -1e-6
    assert places[-1] + sizes[-1] / 2 <= room + 1e-6


def test_spread_leaves_alone_what_does_not_overlap():
    assert spread([50, 200, 300], [20, 20, 20], 0, 500) == [50, 200, 300]
    assert spread([100, 100], [20, 20], 0, 500) == [90, 110]
    assert spread([], [], 0, 500) == []


# Who cites whom


def edge(outlet, source, kind, statements, written_by=None):
    return {
        "outlet": outlet,
        "source": source,
        "source_class": kind,
        "statements": statements,
        "written_by": written_by or outlet,
    }


def test_citations_draws_a_line_for_each_pair_as_wide_as_it_is_frequent():
    rows = [
        edge("AP", "KCNA", "state media", 8),
        edge("CNN", "KCNA", "state media", 4),
        edge("Yonhap", "TASS", "agency", 1, "CNN"),
    ]
    picture = compareplots.citations(pd.DataFrame(rows))
    widths = sorted(curve.get_linewidth() for curve in picture.axes.patches)
    assert widths == pytest.approx([0.8 + 3.2 * share for share in (1 / 8, 4 / 8, 1)])
    dashed = [curve.get_linewidth() for curve in picture.axes.patches if curve.get_linestyle() not in ("-", "solid")]
    assert dashed == pytest.approx([0.8 + 3.2 / 8])
    assert (len(signs(picture, "s")), len(signs(picture, "^")), len(signs(picture, ">"))) == (1, 1, 3)
    assert title(picture) == "2 of 3 outlets that cite other media cite KCNA"
    assert "12, by 2 outlets" in words(picture)
    assert "Dashed: another outlet says so." in footer(picture)
    assert picture.table["own"].tolist() == [True, True, False]


def test_citations_of_very_many_outlets_keeps_those_that_cite_most():
    picture = compareplots.citations(tables.edges(60), most=12)
    assert picture.table["outlet"].nunique() <= 12
    hidden = len(tables.edges(60)) - len(picture.table)
    assert f"Not shown, as least used: {hidden} lines." in footer(picture)


def test_citations_has_few_crossings():
    rows = [edge(f"Outlet {place}", f"Medium {(place * 7) % 9}", "media", 1) for place in range(9)]
    picture = compareplots.citations(pd.DataFrame(rows))
    ends = sorted((curve.get_path().vertices[0][1], curve.get_path().vertices[-1][1]) for curve in picture.axes.patches)
    assert [end for _, end in ends] == sorted(end for _, end in ends)


# Versions


def test_versions_draws_a_block_for_each_sentence_and_a_sign_for_each_change():
    rows = [
        tables.change("kept", 0, 0, part="headline"), tables.change("corrected", 10, 10), tables.change("added", None, 20),
        tables.change("moved", 30, 25, moved=True), tables.change("corrected", 40, 22, moved=True), tables.change("dropped", 50, None),
    ]  # fmt: skip
    picture = compareplots.versions(tables.changes(rows))
    assert len(picture.axes.patches) == 5 + 5
    assert [word for word in words(picture) if len(word) < 3] == ["~", "+", ">", "~>", "−"]
    assert len(picture.axes.lines) == 4
    assert sum(line.get_linestyle() == "--" for line in picture.axes.lines) == 2
    assert title(picture) == "1 sentence kept, 2 corrected, 1 added, 1 dropped, 1 moved; 1 of the corrected also moved"
    assert picture.table[["sentence_a", "sentence_b"]].astype(object).fillna("").values.tolist() == [
        [0, 0], [1, 1], ["", 2], [2, 4], [3, 3], [4, ""],
    ]  # fmt: skip
    assert "headline and 4 sentences" in words(picture)
    assert "corrected and moved: This is the sentence at 22" in picture.alt


def test_versions_that_are_the_same_say_so():
    picture = compareplots.versions(tables.changes([tables.change("kept", 0, 0), tables.change("kept", 10, 10)]))
    assert picture.alt.startswith("Nothing was changed: 2 sentences kept. ")


def test_a_sentence_that_was_split_is_one_block():
    rows = [tables.change("corrected", 0, 0), tables.change("corrected", 0, 30)]
    assert len(compareplots.versions(tables.changes(rows)).axes.patches) == 3


def test_long_versions_are_thin_where_they_were_kept_and_cut_at_the_end():
    picture = compareplots.versions(tables.many_changes(120), most=60)
    heights = {patch.get_height() for patch in picture.axes.patches}
    assert len(heights) == 2
    assert len(picture.axes.patches) == 120
    assert any(word.startswith("+ ") and word.endswith("more sentences") for word in words(picture))
    assert "at the end." in footer(picture)


def test_each_version_of_several_has_a_column():
    picture = picture_of("four versions", 11)
    heads = [text.get_text() for text in picture.axes.texts if text.get_text().endswith("-version")]
    assert [head[-9:] for head in heads] == [f"{pair}-version" for pair in range(4)]
    assert all(head.startswith("…") for head in heads)
    with pytest.raises(ValueError, match="There are 5 versions; at most 4"):
        compareplots.versions(tables.many_changes(3, versions=5))

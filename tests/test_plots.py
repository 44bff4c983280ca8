"""Pictures are tested by what is drawn, by their table and by their words."""

import random

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from kit import look, plots
from kit.article import Article
from kit.corpus import Corpus
from tests.pictures import assert_readable, assert_shows_itself

NEWS = Corpus(
    [
        Article.from_text(
            "Victory Day came. “A victory,” he said.",
            id="a",
            source="A",
            kind="newspaper",
            published="2023-07-24",
        ),
        Article.from_text(
            "The armistice held.\n\nIt was “a day of victory”.",
            id="b",
            source="B",
            kind="newspaper",
            published="2023-07-25",
        ),
        Article.from_text("Victory, they said.", id="c", source="C", kind="state media", published="2023-07-26"),
    ]
)


MENTIONS = pd.DataFrame(
    [
        (article, label, entity)
        for article, entities in {
            "a": "Ann Bo Acme",
            "b": "Ann Bo Acme",
            "c": "Ann Bo Paris",
            "d": "Acme Cy Paris",
            "e": "Acme Cy",
        }.items()
        for entity in entities.split()
        for label in [{"Acme": "ORG", "Paris": "PLACE"}.get(entity, "PERSON")]
    ],
    columns=["article", "label", "entity"],
)


def crowd(entities: int) -> pd.DataFrame:
    """Many names, most of them long, in articles that share them by chance."""
    chance = random.Random(entities)
    labels = {
        f"{'Ministry of Very Long Affairs ' * (n % 2)}Number {n}": list(look.MARKERS)[n % 6] for n in range(entities)
    }
    rows = [
        (article, labels[entity], entity)
        for article in range(3 * entities)
        for entity in chance.sample(list(labels), 4)
    ]
    return pd.DataFrame(rows, columns=["article", "label", "entity"])


def places(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "lat", "lon", "mentions"])


KOREA = places(("Pyongyang", 39.03, 125.75, 16), ("Seoul", 37.57, 126.98, 4), ("North Korea", 39.03, 125.75, 36))
WORLD = places(
    *KOREA.to_numpy().tolist(),
    ("Washington", 38.9, -77.04, 9),
    ("London", 51.5, -0.13, 2),
    ("Suva", -18.14, 178.44, 1),
    ("Honolulu", 21.3, -157.9, 1),
)
PACIFIC = places(("Suva", -18.14, 178.44, 5), ("Apia", -13.83, -171.77, 3))
CLOSE = places(*((f"Town {n}", 49 + n % 7 / 9, 9 + n // 7 / 5, 60 - n) for n in range(60)))


@pytest.fixture(
    params=[
        "usage",
        "dispersion",
        "anatomy",
        "network",
        "network of 2",
        "network of 40",
        "korea",
        "world",
        "pacific",
        "close",
    ]
)
def picture(request):
    return {
        "network": lambda: plots.network(MENTIONS, articles=NEWS),
        "network of 2": lambda: plots.network(MENTIONS, labels=["PERSON"]),
        "network of 40": lambda: plots.network(crowd(50), labels=look.MARKERS, at_least=1, most=40),
        "korea": lambda: plots.places(KOREA, articles=NEWS),
        "world": lambda: plots.places(WORLD),
        "pacific": lambda: plots.places(PACIFIC),
        "close": lambda: plots.places(CLOSE),
        "usage": lambda: plots.usage(NEWS, ["victory", "armistice"]),
        "dispersion": lambda: plots.dispersion(NEWS, "victory"),
        "anatomy": lambda: plots.anatomy(NEWS["b"]),
    }[request.param]()


def test_usage_draws_one_full_and_one_filled_bar_a_cell():
    picture = plots.usage(NEWS, ["victory", "armistice"])
    assert picture.table.values.tolist() == [["newspaper", 2, 2, 1], ["state media", 1, 1, 0]]
    widths = [round(bar.get_width(), 2) for bar in picture.axes.patches]
    assert widths == [0.62, 0.62, 0.62, 0.62, 0.62, 0.31, 0.62, 0.0]
    assert [text.get_text() for text in picture.axes.texts] == ["2/2", "1/1", "1/2", "0/1"]
    assert [label.get_text() for label in picture.axes.get_yticklabels()] == ["newspaper", "state media"]
    assert "“victory” stands in 3 of 3 articles, “armistice” in 1" in picture.alt


def test_usage_can_be_grouped():
    assert plots.usage(NEWS, ["victory"], by="source").table["source"].tolist() == ["A", "B", "C"]


@pytest.mark.parametrize(("terms", "by"), [([], "kind"), (list("abcdefg"), "kind"), (["a"], "title")])
def test_usage_refuses_what_it_can_not_draw(terms, by):
    with pytest.raises(ValueError, match=r"terms|by must be"):
        plots.usage(NEWS, terms, by=by)


def test_dispersion_draws_each_place_at_its_share_of_the_text():
    picture = plots.dispersion(NEWS, "victory")
    assert picture.table["article"].tolist() == ["a", "a", "b", "c"]
    drawn = [float(x) for line in picture.axes.lines for x in line.get_xdata()]
    assert drawn == picture.table["position"].tolist()
    assert picture.table["position"].tolist()[0] == 0
    assert "3 of 3 articles, 4 times" in picture.alt


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (lambda: plots.dispersion(NEWS, "peace"), "“peace” stands in none of the 3 articles"),
        (lambda: plots.network(MENTIONS, at_least=9), "No two entities with the labels PERSON, ORG share 9 articles"),
        (lambda: plots.places(places(("Nowhere", None, None, 2))), "No place has coordinates"),
    ],
)
def test_where_there_is_nothing_the_picture_says_so_and_what_to_do(draw, words):
    picture = draw()
    assert picture.table.empty
    assert picture.alt.startswith(words)
    assert picture.axes.get_figure().get_suptitle().replace("\n", " ") == words
    assert not picture.axes.patches
    assert not picture.axes.lines
    assert "<img" in picture._repr_html_()


def test_anatomy_draws_words_and_quoted_words():
    picture = plots.anatomy(NEWS["b"])
    assert picture.table[["words", "quoted"]].values.tolist() == [[3, 0], [6, 4]]
    assert [bar.get_width() for bar in picture.axes.patches] == [3, 0, 6, 4]
    assert "2 paragraphs, 9 words, 4 of them quoted" in picture.alt


@pytest.mark.parametrize("word", ["WWWW", "ill", "word"])
def test_first_words_of_a_paragraph_do_not_touch_its_bar(word):
    axes = plots.anatomy(Article.from_text(f"{word} " * 30)).axes
    axes.get_figure().draw_without_rendering()
    (label,) = axes.get_yticklabels()
    assert 5 < axes.get_window_extent().x0 - label.get_window_extent().x1 < 40


def test_an_article_without_words_has_no_anatomy():
    with pytest.raises(ValueError, match="no paragraph"):
        plots.anatomy(Article.from_text(""))


def drawn(axes, marker=None):
    """Lines as (marker, colour, size), or those with this marker."""
    return [line for line in axes.lines if marker is None or line.get_marker() == marker]


def named(axes) -> list[str]:
    return [text.get_text().replace("\n", " ") for text in axes.texts if text.get_text()]


def footer(picture) -> str:
    return picture.axes.get_figure().get_supxlabel().replace("\n", " ")


def test_network_draws_a_sign_for_each_name_and_a_line_for_each_pair():
    picture = plots.network(MENTIONS)
    assert picture.table[["first", "second", "articles"]].values.tolist() == [
        ["Ann", "Bo", 3],
        ["Acme", "Cy", 2],
        ["Acme", "Ann", 2],
        ["Acme", "Bo", 2],
    ]
    circles, (square,) = drawn(picture.axes, "o"), drawn(picture.axes, "s")
    assert {to_hex(circle.get_color()).upper() for circle in circles} == {look.COLOURS["PERSON"]}
    assert to_hex(square.get_color()).upper() == look.COLOURS["ORG"]
    sizes = sorted(circle.get_markersize() for circle in circles)
    assert sizes[0] < sizes[1] == sizes[2] < square.get_markersize()
    widths = [line.get_linewidth() for line in drawn(picture.axes, "None")]
    assert len(widths) == 4
    assert max(widths) == widths[-1] > widths[0]
    assert sorted(named(picture.axes)) == ["Acme", "Ann", "Bo", "Cy"]


def test_network_says_what_is_seen():
    picture = plots.network(MENTIONS, articles=NEWS)
    assert picture.alt.startswith("Ann and Bo share 3 articles, more than any other two. 4 names and 4 lines.")
    assert footer(picture).startswith("3 articles, published 2023-07-24 to 2023-07-26. A line: 2 articles or more")
    tie = plots.network(MENTIONS[MENTIONS["article"].isin(["a", "b"])])
    assert "Acme and Ann share 2 articles, as do 2 other pairs" in tie.alt


def test_network_shows_the_strongest_lines_and_counts_the_rest():
    picture = plots.network(MENTIONS, most=2)
    assert sorted(named(picture.axes)) == ["Ann", "Bo"]
    assert "Shown: the 2 names with the strongest lines, of 4." in footer(picture)


@pytest.mark.parametrize(
    ("options", "words"),
    [({"labels": ["GPE"]}, "no label 'GPE'"), ({"at_least": 0}, "1 or more")],
)
def test_network_refuses_what_it_can_not_draw(options, words):
    with pytest.raises(ValueError, match=words):
        plots.network(MENTIONS, **options)


def test_the_same_network_is_the_same_picture():
    mixed = MENTIONS.sample(frac=1, random_state=3)
    assert plots.network(MENTIONS)._png() == plots.network(mixed)._png()


def test_places_draws_a_circle_whose_area_follows_the_count():
    picture = plots.places(KOREA)
    assert picture.table.values.tolist() == KOREA.sort_values("mentions", ascending=False).values.tolist()
    circles = drawn(picture.axes, "o")
    assert [(float(c.get_xdata()[0]), float(c.get_ydata()[0])) for c in circles] == [
        (lon, lat) for lat, lon in picture.table[["lat", "lon"]].values.tolist()
    ]
    assert [c.get_markersize() / circles[0].get_markersize() for c in circles] == pytest.approx([1, 4 / 6, 2 / 6])
    assert sorted(named(picture.axes)) == ["North Korea 36", "Pyongyang 16", "Seoul 4"]
    assert picture.alt.startswith("Of 3 places, North Korea is named most: 36 times.")
    assert "Size counts mentions and proves no importance." in footer(picture)


def test_places_stand_on_land():
    for table in (KOREA, WORLD):
        axes = plots.places(table).axes
        for lat, lon in table[table["name"].isin(["Pyongyang", "Washington"])][["lat", "lon"]].values:
            assert sum(patch.get_path().contains_point((lon, lat)) for patch in axes.patches) == 1


def test_places_may_lie_on_both_sides_of_the_180th_meridian():
    axes = plots.places(PACIFIC).axes
    west, east = axes.get_xlim()
    assert east - west < 40
    assert [round(float(circle.get_xdata()[0]), 2) for circle in drawn(axes, "o")] == [178.44, 188.23]
    labels = [label.get_text() for label in axes.get_xticklabels()]
    assert "180°" in labels
    assert any(label.endswith("E") for label in labels)
    assert any(label.endswith("W") for label in labels)


def test_places_that_do_not_fit_are_counted():
    picture = plots.places(CLOSE)
    missing = len(CLOSE) - len(named(picture.axes))
    assert missing > 0
    assert f"{missing} names did not fit" in footer(picture)
    assert "Town 0 60" in named(picture.axes)
    assert len(drawn(picture.axes, "o")) == len(picture.table) == len(CLOSE)


def test_places_can_count_articles_and_say_what_has_no_coordinates():
    table = places(*KOREA.to_numpy().tolist(), ("Nowhere", None, None, 2)).rename(columns={"mentions": "articles"})
    picture = plots.places(table)
    assert "North Korea is named most: in 36 articles" in picture.alt
    assert "Without coordinates, not shown: 1." in footer(picture)
    assert "Nowhere" not in picture.table["name"].tolist()


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (KOREA.drop(columns="lat"), "no column 'lat'"),
        (places(("Mars", 95.0, 10.0, 2)), "'Mars' can't be at latitude 95"),
    ],
)
def test_places_refuses_what_it_can_not_draw(table, words):
    with pytest.raises(ValueError, match=words):
        plots.places(table)


def test_names_are_drawn_as_they_are():
    strange = "A $x_{$ & <b>"
    picture = plots.places(places((strange, 1.0, 1.0, 1)))
    assert named(picture.axes) == [f"{strange} 1"]
    assert picture._png()
    mentions = MENTIONS.assign(entity=MENTIONS["entity"].replace("Ann", strange))
    picture = plots.network(mentions)
    assert strange in named(picture.axes)
    assert "<b>" not in picture._repr_html_()


def test_every_picture_shows_itself_with_its_words(picture, tmp_path):
    shown = picture._repr_html_()
    assert f"alt='{picture.alt}'" in shown.replace("&#x27;", "'")
    assert_shows_itself(picture, tmp_path)


def test_no_text_is_small_cut_or_over_another(picture):
    assert_readable(picture)


def test_a_picture_does_not_make_html_of_an_article():
    evil = Article.from_text("<script>x</script> “quoted”", id="<img src=x>", source="<b>")
    assert "<script>" not in plots.anatomy(evil)._repr_html_()
    assert "<img src=x>" not in plots.dispersion(evil, "x")._repr_html_()

"""Pictures are tested by what is drawn, by their table and by their words."""

import io

import pytest
from matplotlib.image import imread

from kit import plots
from kit.article import Article
from kit.corpus import Corpus

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


@pytest.fixture(params=["usage", "dispersion", "anatomy"])
def picture(request):
    return {
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


def test_dispersion_of_a_missing_term_says_so():
    with pytest.raises(ValueError, match="None of the 3 articles"):
        plots.dispersion(NEWS, "peace")


def test_anatomy_draws_words_and_quoted_words():
    picture = plots.anatomy(NEWS["b"])
    assert picture.table[["words", "quoted"]].values.tolist() == [[3, 0], [6, 4]]
    assert [bar.get_width() for bar in picture.axes.patches] == [3, 0, 6, 4]
    assert "2 paragraphs, 9 words, 4 of them quoted" in picture.alt


def test_an_article_without_words_has_no_anatomy():
    with pytest.raises(ValueError, match="no paragraph"):
        plots.anatomy(Article.from_text(""))


def test_every_picture_shows_itself_with_its_words(picture, tmp_path):
    shown = picture._repr_html_()
    assert f"alt='{picture.alt}'" in shown.replace("&#x27;", "'")
    assert repr(picture) == f"Figure: {picture.alt}"
    pixels = imread(io.BytesIO(picture._png()))
    assert pixels.shape[1] == 1440
    assert picture.save(tmp_path / "p.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_no_text_is_small_cut_or_over_another(picture):
    figure = picture.axes.get_figure()
    figure.draw_without_rendering()
    texts = [
        text
        for text in figure.findobj(lambda artist: hasattr(artist, "get_text"))
        if text.get_text() and text.get_visible()
    ]
    boxes = [text.get_window_extent() for text in texts]
    assert all(text.get_fontsize() >= 9 for text in texts)
    assert all(box.x0 >= 0 and box.x1 <= figure.bbox.x1 and box.y0 >= 0 and box.y1 <= figure.bbox.y1 for box in boxes)
    overlapping = [
        (a.get_text(), b.get_text())
        for number, a in enumerate(texts)
        for b in texts[number + 1 :]
        if a.get_window_extent().padded(-1).overlaps(b.get_window_extent().padded(-1))
    ]
    assert overlapping == []


def test_a_picture_does_not_make_html_of_an_article():
    evil = Article.from_text("<script>x</script> “quoted”", id="<img src=x>", source="<b>")
    assert "<script>" not in plots.anatomy(evil)._repr_html_()
    assert "<img src=x>" not in plots.dispersion(evil, "x")._repr_html_()

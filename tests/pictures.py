"""What holds for every picture, whatever it shows."""

import io

import numpy as np
from matplotlib.image import imread
from matplotlib.text import Text


def assert_shows_itself(picture, folder):
    """A picture is as wide as a page, can be saved, and says its own words."""
    assert repr(picture) == f"Figure: {picture.alt}"
    assert imread(io.BytesIO(picture._png())).shape[1] == 1440
    assert picture.save(folder / "p.svg").read_text(encoding="utf-8").startswith("<?xml")


def assert_readable(picture):
    """No text of a picture is small, cut off at the edge, or over another."""
    figure = picture.axes.get_figure()
    figure.draw_without_rendering()
    texts = [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]
    assert all(text.get_fontsize() >= 9 for text in texts)
    left, low, right, high = np.array([text.get_window_extent().extents for text in texts]).T
    out = (left < -0.5) | (low < -0.5) | (right > figure.bbox.x1 + 0.5) | (high > figure.bbox.y1 + 0.5)
    assert [text.get_text() for text, cut in zip(texts, out, strict=True) if cut] == []
    a, b = np.triu_indices(len(texts), 1)
    over = (left[a] + 1 < right[b] - 1) & (left[b] + 1 < right[a] - 1)
    over &= (low[a] + 1 < high[b] - 1) & (low[b] + 1 < high[a] - 1)
    assert [(texts[i].get_text(), texts[j].get_text()) for i, j in zip(a[over], b[over], strict=True)] == []

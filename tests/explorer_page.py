"""What the tests of the explorers share: a page's side of a widget, and articles."""

import datetime

from kit.article import Article
from kit.corpus import Corpus

EVIL = '<script>alert(1)</script> & "quotes" <b>'


def act(widget, action, **given):
    """Do what a click or a key on the page does; fail if the widget shows an error."""
    widget._receive(widget, {"do": action, "with": given, "number": 1}, [])
    assert widget.error == "", widget.error


def many(count):
    """Return so many short articles with names, times and statements."""
    names = ("AP", "Kyodo", "KCNA", "Xinhua")
    day = datetime.date(2023, 7, 27)
    return Corpus(
        Article.from_text(
            f"The delegation number {at} arrived in Pyongyang on Tuesday, Kyodo reported. It left on Thursday.",
            id=f"a{at:04}",
            title=f"Delegation {at} arrives",
            source=names[at % len(names)],
            published=day + datetime.timedelta(at % 40),
            details={"themes": "arrival;talks" if at % 3 else "parade"},
        )
        for at in range(count)
    )


def evil():
    """Return articles in which everything that is shown would be HTML if it were not escaped."""
    text = f"Envoy {EVIL} arrived on Tuesday in Pyongyang, {EVIL} said. The envoy of {EVIL} left on 27 July 2023."
    return Corpus(
        Article.from_text(
            text,
            id=f"{EVIL}{at}",
            title=f"Title {EVIL}",
            source=f"{EVIL} {at}",
            published="2023-07-27",
            country=EVIL,
            details={"themes": EVIL},
        )
        for at in range(2)
    )


def assert_safe(widget):
    """Check that nothing of an article has become an element, live or in the still picture."""
    for html in [*widget.parts.values(), widget.picture()]:
        assert "<script" not in html
        assert "alert(1)</" not in html
        assert '<b>"' not in html

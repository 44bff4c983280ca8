"""Controls that several widgets have: a labelled choice, a box to tick, views to switch between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kit.widgets.page import Markup, button, element


def choice(label: str, do: str, options: Iterable[tuple[str, str]], value: str) -> Markup:
    """Return a labelled list to choose from; the action gets the chosen ``value``.

    Parameters
    ----------
    label : str
    do : str
        The action.
    options : iterable of pairs
        The value of each option and the words for it.
    value : str
        The one that is chosen.
    """
    listed = [element("option", text, value=name, selected=name == value) for name, text in options]
    select = element("select", listed, data_do=do, data_key=do, aria_label=label)
    return element("label", [element("span", label), select], class_="kit-choice")


def tick(label: str, do: str, value: bool) -> Markup:
    """Return a box to tick; the action gets ``value``, True or False."""
    box = element("input", type="checkbox", checked=value, data_do=do, data_key=do)
    return element("label", [box, element("span", label)], class_="kit-tick")


def switches(label: str, do: str, options: Sequence[tuple[str, str]], value: str) -> Markup:
    """Return a row of buttons of which one is on; the action gets the chosen ``value``."""
    buttons = [button(text, do, {"value": name}, aria_pressed=name == value) for name, text in options]
    return element("div", buttons, class_="kit-switches", role="group", aria_label=label)


def spoken(text: str) -> Markup:
    """Return words for those who hear the page: said when they change, so they stand there also while empty."""
    return element("p", text, role="status", class_="kit-hidden-words", data_spoken=True)

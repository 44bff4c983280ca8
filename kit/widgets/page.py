"""HTML for widgets: elements whose words and attributes are always escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kit.wording import escaped

_EMPTY = frozenset({"input", "br", "hr"})


class Markup(str):
    """A string that is HTML already and is not escaped again."""

    __slots__ = ()


Content = str | Iterable[str]


def words(text: str) -> Markup:
    """Return text of an article, or any other, as HTML: nothing in it is taken for an element."""
    return Markup(escaped(text))


def join(parts: Iterable[str]) -> Markup:
    """Put pieces of a page together; those that are no markup are escaped."""
    return Markup("".join(part if isinstance(part, Markup) else words(part) for part in parts))


def element(name: str, content: Content = "", /, **attributes: object) -> Markup:
    """Return an HTML element.

    Parameters
    ----------
    name : str
        Such as ``"p"``.
    content : str, Markup, or iterable of them
        What stands in it; what is no :class:`Markup` is escaped.
    **attributes
        ``_`` stands for ``-`` and one at the end is dropped (``class_``). True gives the attribute alone, None and
        False leave it out; for ``aria_…`` attributes they are written as words.

    Examples
    --------
    >>> element("p", "a < b", class_="soft", hidden=False)
    '<p class="soft">a &lt; b</p>'
    """
    inside = join([content] if isinstance(content, str) else content)
    opening = f"<{name}{_attributes(attributes)}>"
    return Markup(opening if name in _EMPTY else f"{opening}{inside}</{name}>")


def button(content: Content, do: str, /, given: Mapping[str, object] | None = None, **attributes: object) -> Markup:
    """Return a button that calls an action of the model.

    Parameters
    ----------
    content : str, Markup, or iterable of them
        What is written on it.
    do : str
        The action, one of the model's ``actions``.
    given : mapping, optional
        The action's arguments.
    **attributes
        As for :func:`element`. ``data_key`` is a name that stays the same when the page is drawn again, so that the
        button keeps the focus; without one it is made of the action and its arguments.
    """
    arguments = json.dumps(given or {}, ensure_ascii=False, sort_keys=True)
    attributes = {"data_key": f"{do} {arguments}", **attributes}
    return element("button", content, type="button", data_do=do, data_with=arguments, **attributes)


@lru_cache(maxsize=256)
def _hyphened(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _attributes(attributes: Mapping[str, object]) -> str:
    parts = []
    for name, value in attributes.items():
        name = _hyphened(name)
        if name.startswith("aria-") and isinstance(value, bool):
            value = "true" if value else "false"
        if value is None or value is False:
            continue
        parts.append(f" {name}" if value is True else f' {name}="{words(str(value))}"')
    return "".join(parts)
